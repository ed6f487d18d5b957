import type {Item} from '../../core/item.ts';
import {madeOnce} from '../../core/made-once.ts';
import type {KnownTraffic, Traffic} from '../../core/metrics/traffic.ts';
import {buildTrafficCell, type TrafficColumn} from '../../core/metrics/traffic-cell.ts';
import type {Place} from '../../core/search/haystack.ts';
import {findMarks} from '../../core/search/marks.ts';
import type {KnownSigns} from '../../core/signs/known-signs.ts';
import type {PlacedColumn} from '../../core/table/columns.ts';
import {fitText} from '../../core/text/fit.ts';
import {fitApart} from '../../core/text/fit-apart.ts';
import type {TonedText} from '../../core/tone.ts';

/** A part of a cell, with what the filter found in the whole text. */
export interface CellPart extends TonedText {
  readonly found?: {readonly whole: string; readonly marks: readonly Place[]};
}

export type Cell = readonly CellPart[];

/** What the cells are made from. */
export interface CellsInput {
  readonly traffic: {of(item: Item): KnownTraffic} | undefined;
  readonly signsOf: (item: Item) => KnownSigns;
  readonly filter: string;
  readonly now: Date;
}

/** The cells of the rows on the screen, column by column, each as wide as its column: names are cut so that they stay told apart. */
export function buildCells(
  input: CellsInput,
  columns: readonly PlacedColumn[],
  items: readonly Item[],
): readonly (readonly Cell[])[] {
  return columns.map(placed =>
    placed.column.traffic === undefined || input.traffic === undefined
      ? buildTextCells(input, placed, items)
      : buildTrafficCells(input.traffic, placed, items),
  );
}

function buildTextCells(
  {filter, now, signsOf}: CellsInput,
  {column, index, width}: PlacedColumn,
  items: readonly Item[],
): readonly Cell[] {
  const own = items.map(
    item =>
      column.judged?.(item, signsOf(item)) ?? {text: column.value(item, now), tone: column.tone?.(item) ?? 'plain'},
  );
  const texts = own.map(({text}) => text);
  const shown = column.cut === 'middle' ? fitApart(texts, width) : texts;
  return own.map(({text: whole, tone}, row): Cell => {
    const text = fitText(shown[row] ?? '', width, column.cut, column.align);
    if (filter === '' || column.align === 'right') return [{text, tone}];
    return [{text, tone, found: {whole, marks: findMarks(whole, filter, index === 0 ? 'name' : 'other')}}];
  });
}

function buildTrafficCells(
  traffic: {of(item: Item): KnownTraffic},
  {column: {traffic: kind}, width}: PlacedColumn,
  items: readonly Item[],
): readonly Cell[] {
  return items.map(item => {
    const known = traffic.of(item);
    return typeof known === 'object' ? buildKnown(known, kind, width) : fillCell(kind, known, width);
  });
}

const buildKnown = madeOnce((known: Traffic, kind: TrafficColumn | undefined, width: number) =>
  fillCell(kind, known, width),
);

function fillCell(kind: TrafficColumn | undefined, known: KnownTraffic, width: number): Cell {
  const parts = kind === undefined ? [] : buildTrafficCell(kind, known);
  const used = parts.reduce((sum, {text}) => sum + text.length, 0);
  return [...parts, {text: ' '.repeat(Math.max(0, width - used)), tone: 'plain'}];
}
