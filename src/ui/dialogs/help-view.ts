import type {HelpEntry} from '../../console/bindings/help-entries.ts';
import {findHelpEntries, type Help} from '../../console/dialogs/help.ts';
import {showKeys} from '../../core/keys/hints.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {markPointed} from '../../core/pointer/pointed.ts';
import {findMarks} from '../../core/search/marks.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {paintFound} from '../paint/found.ts';
import {bodyRow, bottomRow, type Frame, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {type HelpLine, layOutHelp} from './help-columns.ts';

/** Every key that works where the user is, in as many columns as there is room for. */
export function buildHelpView(parts: DrawnConsole, help: Help, rect: Rect): readonly PlacedRows[] {
  const {theme, controller} = parts;
  const context = controller.context();
  const entries = findHelpEntries(controller.tools, help);
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const height = rect.height - 4;
  const laid = layOutHelp(entries, {width, height, grouped: help.edit.text === ''});
  const {columns, count, gap} = laid;
  const own = columns.findIndex(column => column.some(line => 'index' in line && line.index === help.index));
  const first = Math.max(0, own - (own % count));
  const visible = columns.slice(first, first + count);
  const keyRooms = visible.map(measureKeys);
  const rows = Array.from({length: height}, (_, row) => {
    const cells = Array.from({length: count}, (__, column) =>
      paintHelpLine(visible[column]?.[row], {theme, help, width: laid.width, keyRoom: keyRooms[column] ?? 0}),
    );
    return bodyRow(frame, cells.join(' '.repeat(gap)) + ' '.repeat(width - count * (laid.width + gap) + gap));
  });
  const place =
    help.of === undefined ? `in ${context.scope === 'list' ? context.resource.title : context.scope}` : 'here';
  const hidden = columns.length > count ? [{text: ' ↓ more', paint: theme.tones.dim}] : [];
  return placeRows(rect, [
    topRow(frame, `Help: keys ${place}`, [{text: ` ${entries.length}`, paint: theme.tones.dim}, ...hidden]),
    bodyRow(frame, `: ${lineWithCursor(help.edit, width - 2, theme.selected)}`),
    ...withScrollBar(frame, rows, {first, shown: count, total: columns.length}),
    bodyRow(frame, theme.tones.accent(fitText(tellEntry(entries[help.index]), width))),
    bottomRow(frame),
  ]);
}

/** What keys take of a column, with a blank behind them. */
function measureKeys(lines: readonly HelpLine[]): number {
  const widths = lines.map(line => ('entry' in line ? displayWidth(showKeys(line.entry.keys)) : 0));
  return Math.max(4, ...widths) + 1;
}

function paintHelpLine(
  line: HelpLine | undefined,
  {theme, help, width, keyRoom}: {theme: Theme; help: Help; width: number; keyRoom: number},
): string {
  if (line === undefined || 'blank' in line) return ' '.repeat(width);
  if ('heading' in line) return theme.tones.heading(fitText(line.heading, width));
  const {entry, index} = line;
  const isSelected = index === help.index;
  const paint = entry.reason === undefined || isSelected ? theme.tones.plain : theme.tones.dim;
  const key = (isSelected ? theme.tones.plain : theme.key)(fitText(showKeys(entry.keys), keyRoom - 1));
  const marks = findMarks(entry.title, help.edit.text, 'name');
  const shown = fitText(toText(entry), Math.max(0, width - keyRoom - 1));
  const text = `${isSelected ? '▌' : ' '}${key} ${paintFound(theme, toText(entry), shown, marks, paint)}`;
  return (
    markPointed({kind: 'choice', index}) + (isSelected ? theme.selected(text) : text) + markPointed({kind: 'dialog'})
  );
}

function toText({title, reason}: HelpEntry): string {
  return reason === undefined ? title : `${title} (not now: ${reason})`;
}

/** The entry that Enter does, whole. */
function tellEntry(entry: HelpEntry | undefined): string {
  if (entry === undefined) return 'Nothing here is called that.';
  return `${showKeys(entry.keys)}  ${toText(entry)}`;
}
