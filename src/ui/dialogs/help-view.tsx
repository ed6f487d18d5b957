import type {HelpEntry} from '../../console/bindings/help-entries.ts';
import {findHelpEntries, type Help} from '../../console/dialogs/help.ts';
import {showKeys} from '../../core/keys/hints.ts';
import {innerWidth} from '../../core/layout.ts';
import {findMarks} from '../../core/search/marks.ts';
import {fitText} from '../../core/text/fit.ts';
import {useConsole} from '../hooks/use-console.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {paintFound} from '../paint/found.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {Theme} from '../paint/theme.ts';
import type {DialogViewProps} from './dialog-view-props.ts';
import {flowIntoColumns, type HelpLine} from './help-columns.ts';

/** Every key that works where the user is, in as many columns as there is room for. */
export function HelpView({state: help, rect}: DialogViewProps<Help>) {
  const {theme, controller} = useConsole();
  const context = controller.context();
  const entries = findHelpEntries(controller.tools, help);
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const count = Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
  const columnWidth = Math.floor((width + gap) / count) - gap;
  const height = rect.height - 4;
  const columns = flowIntoColumns(entries, height, help.edit.text === '');
  const own = columns.findIndex(column => column.some(line => 'index' in line && line.index === help.index));
  const first = Math.max(0, own - (own % count));
  const visible = columns.slice(first, first + count);
  const rows = Array.from({length: height}, (_, row) => {
    const cells = Array.from({length: count}, (__, column) =>
      paintHelpLine(visible[column]?.[row], {theme, help, width: columnWidth}),
    );
    return bodyRow(frame, cells.join(' '.repeat(gap)) + ' '.repeat(width - count * (columnWidth + gap) + gap));
  });
  const place =
    help.of === undefined ? `in ${context.scope === 'list' ? context.resource.title : context.scope}` : 'here';
  const hidden = columns.length > count ? [{text: ' ↓ more', paint: theme.tones.dim}] : [];
  return (
    <Rows
      rows={[
        topRow(frame, `Help: keys ${place}`, [{text: ` ${entries.length}`, paint: theme.tones.dim}, ...hidden]),
        bodyRow(frame, `: ${lineWithCursor(help.edit, width - 2, theme.selected)}`),
        ...rows,
        bodyRow(frame, theme.tones.accent(fitText(tellEntry(entries[help.index]), width))),
        bottomRow(frame),
      ]}
      width={rect.width}
    />
  );
}

/** Columns of a column in which most entries are whole, and between two. */
const narrowest = 54;
const gap = 2;

const keyRoom = 13;

function paintHelpLine(
  line: HelpLine | undefined,
  {theme, help, width}: {theme: Theme; help: Help; width: number},
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
  return isSelected ? theme.selected(text) : text;
}

function toText({title, reason}: HelpEntry): string {
  return reason === undefined ? title : `${title} (not now: ${reason})`;
}

/** The entry that Enter does, whole. */
function tellEntry(entry: HelpEntry | undefined): string {
  if (entry === undefined) return 'Nothing here is called that.';
  return `${showKeys(entry.keys)}  ${toText(entry)}`;
}
