import {type JournalState, journalFactsHeight, journalListHeight} from '../../console/journal/journal-dialog.ts';
import {buildJournalFacts, findEntries, formatResult, type JournalEntry} from '../../core/journal/journal.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import {markSorted} from '../../core/table/mark-sorted.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, findScrollPart, tellPlace, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** The calls of the session, newest first, and all that is known of the selected one. */
export function buildJournalView(parts: DrawnConsole, journal: JournalState, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const shown = findEntries(journal.entries, journal.filter.text);
  const height = journalListHeight(rect.height);
  const part = findScrollPart(journal.index, height, shown.length);
  const {first} = part;
  const rows = Array.from({length: height}, (_, row) =>
    paintRow(
      frame,
      shown[first + row],
      first + row,
      first + row === journal.index,
      row === 0 ? emptyText(journal) : '',
    ),
  );
  const facts = factRows(shown[journal.index], width).slice(0, journalFactsHeight(rect.height));
  const blank = bodyRow(frame, ' '.repeat(width));
  const all = [
    topRow(
      frame,
      `Journal ${shown.length}`,
      [{text: filterText(journal), paint: theme.tones.accent}],
      tellPlace(journal.index, part),
    ),
    bodyRow(frame, theme.tones.heading(fitText(shown.length === 0 ? '' : joinCells(headings, width), width))),
    ...withScrollBar(frame, rows, part),
    bodyRow(frame, theme.border('─'.repeat(width))),
    ...Array.from({length: journalFactsHeight(rect.height)}, (_, row) => {
      const text = facts[row];
      return text === undefined ? blank : bodyRow(frame, fitText(text, width));
    }),
    bodyRow(frame, paintFoot(journal, frame, width)),
    bottomRow(frame),
  ];
  return placeRows(rect, all);
}

function emptyText({entries, filter}: JournalState): string {
  return entries.length === 0 ? 'Nothing was called yet.' : `Nothing matches ${filter.text}`;
}

function filterText({filter, typing}: JournalState): string {
  return filter.text === '' || typing ? '' : ` /${filter.text}`;
}

function paintFoot({filter, typing}: JournalState, {theme}: Frame, width: number): string {
  if (typing) return `/${lineWithCursor(filter, width - 1, theme.selected)}`;
  return ' '.repeat(width);
}

function paintRow(
  frame: Frame,
  entry: JournalEntry | undefined,
  index: number,
  selected: boolean,
  empty: string,
): string {
  const width = innerWidth(frame.width);
  if (entry === undefined) return bodyRow(frame, frame.theme.tones.dim(fitText(empty, width)));
  const {time, operation, changes, outcome, command, notes = []} = entry;
  const said = `${notes.length > 0 ? '! ' : ''}${command}`;
  const cells = {time: time.slice(11, 19), change: changes ? '◆' : '', result: formatResult(outcome), operation, said};
  const text = fitText(joinCells(cells, width), width);
  const target: Pointed = {kind: 'choice', index};
  if (selected) return bodyRow(frame, frame.theme.selected(text), '▌', target);
  return bodyRow(frame, frame.theme.tones[toTone(outcome)](text), ' ', target);
}

/** What stands in a row, in the order in which it does. */
interface Cells {
  readonly time: string;
  readonly change: string;
  readonly result: string;
  readonly operation: string;
  readonly said: string;
}

const headings: Cells = {
  time: markSorted('UTC', 'left', true),
  change: '',
  result: 'RESULT',
  operation: 'OPERATION',
  said: 'COMMAND',
};

function joinCells({time, change, result, operation, said}: Cells, width: number): string {
  const [ofResult, ofOperation] = width < 100 ? [14, 24] : [23, 30];
  return [fitText(time, 8), fitText(change, 1), fitText(result, ofResult), fitText(operation, ofOperation), said].join(
    ' ',
  );
}

function toTone(outcome: JournalEntry['outcome']): Tone {
  if (outcome.state === 'failed') return 'bad';
  if (outcome.state === 'pending') return 'accent';
  return outcome.functionError === undefined ? 'plain' : 'warn';
}

function factRows(entry: JournalEntry | undefined, width: number): readonly string[] {
  if (entry === undefined) return [];
  return buildJournalFacts(entry).flatMap(([label, value]) => {
    const [head = '', ...more] = wrapText(value, Math.max(1, width - 12));
    return [`${label.padEnd(12)}${head}`, ...more.map(text => `${' '.repeat(12)}${text}`)];
  });
}
