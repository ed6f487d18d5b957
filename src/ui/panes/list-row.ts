import type {Item} from '../../core/item.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import type {PlacedColumn} from '../../core/table/columns.ts';
import type {Heading} from '../../core/table/grouping.ts';
import {fitText} from '../../core/text/fit.ts';
import {paintFound} from '../paint/found.ts';
import {bodyRow} from '../paint/frame.ts';
import type {Paint, Theme} from '../paint/theme.ts';
import type {Cell, CellPart} from './list-cells.ts';
import type {ListRowsInput} from './list-rows-input.ts';

/** A row of a list. */
export interface RowContent {
  readonly item: Item;
  readonly index: number;
  readonly cells: readonly Cell[];
  readonly selected: boolean;
  /** It is of an earlier session. */
  readonly isAwaited: boolean;
}

/** Nearly every row of a frame is as in the one before: what was painted of it last is it then. */
export function paintRow(input: ListRowsInput, columns: readonly PlacedColumn[], content: RowContent): string {
  const {item, index, cells, selected, isAwaited} = content;
  const {theme, focused, width, edges} = input.frame;
  const {resource, cursor} = input.pane;
  const sign = cursor.marked.includes(resource.id(item)) ? 'marked' : toFavourite(input, item);
  const look: readonly unknown[] = [
    theme,
    focused,
    width,
    selected,
    isAwaited,
    sign,
    input.isSubject,
    index,
    edges?.right,
    columns,
  ];
  const last = painted.get(item);
  const isSame =
    last !== undefined &&
    isEqual(last.look, look, (one, other) => one === other) &&
    isEqual(last.cells, cells, isSameCell);
  if (isSame) return last.row;
  const row = paintAnew(input, columns, content, sign);
  painted.set(item, {look, cells, row});
  return row;
}

/** The heading of a group, with how many items it has. */
export function paintHeading(
  {frame, pane}: ListRowsInput,
  {title, items, isFolded}: Heading,
  {index, selected}: Pick<RowContent, 'index' | 'selected'>,
): string {
  const {theme, focused, width} = frame;
  const text = fitText(`${isFolded ? '▸' : '▾'} ${title} ${items.length}`, innerWidth(width));
  const target: Pointed = {kind: 'row', pane: pane.resource.name, index};
  if (selected && focused) return bodyRow(frame, theme.selectedTones.accent(text), theme.focusedTitle('▌'), target);
  return bodyRow(frame, theme.tones.accent(text), selected ? theme.tones.dim('▌') : undefined, target);
}

interface PaintedRow extends Pick<RowContent, 'cells'> {
  readonly look: readonly unknown[];
  readonly row: string;
}

const painted = new WeakMap<Item, PaintedRow>();

function isEqual<Part>(
  one: readonly Part[],
  other: readonly Part[],
  isSame: (part: Part, otherPart: Part) => boolean,
): boolean {
  return one.length === other.length && one.every((part, index) => isSame(part, other[index] as Part));
}

function isSameCell(one: Cell, other: Cell): boolean {
  return isEqual(
    one,
    other,
    (part, {text, tone, found}) => part.text === text && part.tone === tone && part.found === found,
  );
}

function paintAnew(
  input: ListRowsInput,
  columns: readonly PlacedColumn[],
  {index, cells, selected, isAwaited}: RowContent,
  sign: RowSign | undefined,
): string {
  const {frame} = input;
  const {theme, focused} = frame;
  const used = columns.reduce((sum, column) => sum + column.width + 2, -2);
  const rest = ' '.repeat(Math.max(0, innerWidth(frame.width) - used));
  const marked = sign && signs[sign](theme);
  const join = (words: Theme['tones'], graphs: Theme['tones'], gaps: Paint) =>
    cells
      .map((cell, at) => {
        const paints = columns[at]?.column.traffic === undefined ? words : graphs;
        return cell.map(part => paintPart(theme, part, paints[isAwaited ? 'dim' : part.tone])).join('');
      })
      .join(gaps('  ')) + (rest === '' ? '' : gaps(rest));
  const {tones, selectedTones, selectedGraphs} = theme;
  const target: Pointed = {kind: 'row', pane: input.pane.resource.name, index};
  const finish: Paint = isAwaited ? theme.awaited : text => text;
  if (selected && focused) {
    const cursor = finish(join(selectedTones, selectedGraphs, theme.selected));
    return bodyRow(frame, cursor, marked ?? theme.focusedTitle('▌'), target);
  }
  const row = finish(join(tones, tones, text => text));
  if (!selected) return bodyRow(frame, row, marked, target);
  return bodyRow(frame, input.isSubject ? theme.resting(row) : row, marked ?? tones.dim('▌'), target);
}

type RowSign = 'marked' | 'favourite';

/** What stands before a row. */
const signs: Readonly<Record<RowSign, (theme: Theme) => string>> = {
  marked: ({tones}) => tones.warn('◆'),
  favourite: ({tones}) => tones.accent('★'),
};

function toFavourite({pane: {resource}, session: {favourites}}: ListRowsInput, item: Item): RowSign | undefined {
  return favourites.size > 0 && favourites.has(resource.arn(item) ?? '') ? 'favourite' : undefined;
}

function paintPart(theme: Theme, {text, found}: CellPart, paint: Paint): string {
  return found === undefined ? paint(text) : paintFound(theme, found.whole, text, found.marks, paint);
}
