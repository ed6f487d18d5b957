import type {PaneContent, Workspace} from '../../console/reads/workspace.ts';
import type {Session} from '../../console/session/session.ts';
import {isBlank} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {innerWidth} from '../../core/layout.ts';
import {madeOnce} from '../../core/made-once.ts';
import {markPointed} from '../../core/pointer/pointed.ts';
import type {Column} from '../../core/resource/resource.ts';
import {type PlacedColumn, placeColumns} from '../../core/table/columns.ts';
import {headingOf} from '../../core/table/grouping.ts';
import {markSorted} from '../../core/table/mark-sorted.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {bodyRow, type Frame, type ScrollPart} from '../paint/frame.ts';
import type {ListRowsInput} from './list-rows-input.ts';

/** What columns are chosen and placed by. */
export interface ColumnsInput extends Pick<ListRowsInput, 'withFacts' | 'signsOf' | 'traffic' | 'now'> {
  readonly pane: Pick<PaneContent, 'resource' | 'all' | 'view' | 'isAwaited'>;
  readonly workspace: Pick<Workspace, 'columns' | 'columnWidths'>;
  readonly session: Pick<Session, 'sorts'>;
  readonly frame: Pick<Frame, 'width'>;
}

/** The columns for the rows in view: those that have nothing to say of any of these are left out. */
export function placeListColumns(input: ColumnsInput, part: ScrollPart): readonly PlacedColumn[] {
  const {pane, workspace, frame, now, traffic} = input;
  const {resource, all} = pane;
  const widths = workspace.columnWidths(resource, all, now);
  const columns = workspace.columns(resource);
  const saysNothing = findBlanks(input, part);
  const blanks = columns.map((column, index) => (saysNothing(column, index) ? blank : 'told')).join();
  return placeAgain(columns, widths, innerWidth(frame.width), traffic !== undefined, blanks);
}

const blank = 'blank';

/** The same columns are placed alike, frame after frame. */
const placeAgain = madeOnce(
  (
    columns: readonly Column<Item>[],
    widths: readonly number[],
    width: number,
    hasTraffic: boolean,
    blanks: string,
  ): readonly PlacedColumn[] => {
    const told = blanks.split(',');
    return placeColumns(columns, widths, width, {traffic: hasTraffic, isBlank: (_, index) => told[index] === blank});
  },
);

/** Whether a column has nothing to say of any row in view: it need not take their room. */
function findBlanks(input: ColumnsInput, {first, shown}: ScrollPart): (column: Column<Item>, index: number) => boolean {
  const {pane, withFacts, signsOf, now, session} = input;
  const rows = pane.view.rows.slice(first, first + shown).filter(row => headingOf(row) === undefined);
  // Of what is awaited nothing is known: it is neither blank nor not.
  if (rows.some(pane.isAwaited)) return () => false;
  const items = rows.map(withFacts);
  const sorted = session.sorts[pane.resource.name]?.column;
  return (column, index) => {
    if (items.length === 0 || index === 0 || index === sorted || column.isAsked || column.traffic) return false;
    const textOf = (item: Item) => column.judged?.(item, signsOf(item)).text ?? column.value(item, now);
    return items.every(item => isBlank(textOf(item)));
  };
}

/** The columns' headers, the one that the list is sorted by with the arrow of its order. */
export function paintHeaders({frame, pane, session}: ListRowsInput, columns: readonly PlacedColumn[]): string {
  const sort = session.sorts[pane.resource.name];
  const cells = columns.map(({column: {header, align}, index, width}) => {
    if (index !== sort?.column || sort.figures !== undefined) return {text: header, width, align};
    const marked = markSorted(header, align, sort.reverse);
    return {text: marked, width: Math.max(width, marked.length), align};
  });
  // An arrow that a column has no room for stands in the gap beside it.
  const row = cells.map(({text, width, align}, index) => {
    const next = cells[index + 1];
    const wide = [index, index + 1].map(at => Math.max(0, (cells[at]?.width ?? 0) - (columns[at]?.width ?? 0)));
    const gap =
      next === undefined
        ? 0
        : 2 - (align === 'right' ? 0 : (wide[0] ?? 0)) - (next.align === 'right' ? (wide[1] ?? 0) : 0);
    return fitText(text, width, 'end', align) + ' '.repeat(Math.max(0, gap));
  });
  let room = innerWidth(frame.width);
  const painted = row.map((text, at) => {
    const shown = truncate(text, room);
    room -= displayWidth(shown);
    return markPointed({kind: 'heading', pane: pane.resource.name, index: columns[at]?.index ?? 0}) + shown;
  });
  const rest = markPointed({kind: 'pane', pane: pane.resource.name}) + ' '.repeat(room);
  return bodyRow(frame, frame.theme.tones.dim(painted.join('') + rest));
}
