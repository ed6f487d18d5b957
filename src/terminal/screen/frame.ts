import {blankHalves, type Cells, findMark, readCells} from './cells.ts';
import {findTransition, toBlankStyle} from './style.ts';

/** A row of a frame: every column is written. */
export type CellRow = Readonly<Cells> & {readonly texts: readonly string[]};

/** A screen's worth of rows, from the top. A row that is the same as in the frame before is the same object. */
export interface CellFrame {
  readonly rows: readonly CellRow[];
  /** The mark of a cell in what was written to it last, counted from 0; undefined where nothing marked was. */
  markAt(column: number, row: number): string | undefined;
  /** The rows as text with colours, for who prints them. */
  toString(): string;
}

/** What is written to one row. */
interface RowWrite {
  readonly x: number;
  readonly text: string;
}

/** Has nothing of the frame before it but rows that are the same. */
class PaintedFrame implements CellFrame {
  readonly width: number;
  /** By row, what was written to it, in order. */
  readonly writes: readonly (readonly RowWrite[])[];
  readonly rows: readonly CellRow[];

  constructor(width: number, writes: readonly (readonly RowWrite[])[], rows: readonly CellRow[]) {
    this.width = width;
    this.writes = writes;
    this.rows = rows;
  }

  markAt(column: number, row: number): string | undefined {
    const write = this.writes[row]?.findLast(
      ({x, text}) => column < this.width && readCells(text).texts[column - x] !== undefined,
    );
    return write && findMark(write.text, column - write.x);
  }

  toString(): string {
    return this.rows.map(formatRow).join('\n');
  }
}

let last: PaintedFrame | undefined;

/** Rows of text that are written from a cell on. */
export interface TextBlock {
  readonly x: number;
  readonly y: number;
  readonly rows: readonly string[];
}

/**
 * The frame that blocks of text make, a later one over those before it; what is beyond its size, in cells, is cut off. From one frame to
 * the next nearly every row stays as it is, so only those are built that are written to otherwise than in the frame before.
 */
export const toCellFrame = (
  blocks: readonly TextBlock[],
  {width, height}: {width: number; height: number},
): CellFrame => {
  const before = last?.width === width ? last : undefined;
  const writes: RowWrite[][] = Array.from({length: height}, () => []);
  for (const block of blocks) addRowWrites(writes, block, before?.writes);
  const rows = writes.map((own, y) => {
    const row = before?.rows[y];
    return row !== undefined && isSame(own, before?.writes[y]) ? row : buildRow(own, width);
  });
  last = new PaintedFrame(width, writes, rows);
  return last;
};

/** Nearly all is written as in the frame before it, and is the same object then. */
const addRowWrites = (
  writes: readonly RowWrite[][],
  {x, y, rows}: TextBlock,
  before: readonly (readonly RowWrite[])[] = [],
) => {
  for (const [index, text] of rows.entries()) {
    const own = writes[y + index];
    if (own === undefined || text === '') continue;
    const last = before[y + index]?.[own.length];
    own.push(last?.text === text && last.x === x ? last : {x, text});
  }
};

const isSame = (writes: readonly RowWrite[], before: readonly RowWrite[] | undefined): boolean =>
  writes.length === before?.length && writes.every((one, index) => one === before[index]);

const buildRow = (writes: readonly RowWrite[], width: number): CellRow => {
  const row = {texts: new Array<string>(width).fill(' '), styles: new Array<string>(width).fill(''), isOdd: false};
  for (const write of writes) writeCells(row, write);
  return row;
};

const writeCells = (row: Cells, {x, text}: RowWrite): void => {
  const cells = readCells(text);
  row.isOdd ||= cells.isOdd;
  const end = Math.min(cells.texts.length, row.texts.length - x);
  let start = Math.max(0, -x);
  while (start < end) {
    while (start < end && cells.texts[start] === undefined) start++;
    let stop = start;
    while (stop < end && cells.texts[stop] !== undefined) stop++;
    if (stop > start) writeStretch(row, x, cells, start, stop);
    start = stop;
  }
};

/** A character of which only a part is within the stretch is a blank there. */
const writeStretch = (row: Cells, x: number, {texts, styles}: Cells, from: number, to: number): void => {
  blankHalves(row, x + from, x + to);
  let first = from;
  while (first < to && texts[first] === '') first++;
  let end = to;
  if (texts[to] === '')
    do end--;
    while (end > first && texts[end] === '');
  for (let index = from; index < to; index++) {
    const style = styles[index] ?? '';
    const isWhole = index >= first && index < end;
    row.texts[x + index] = isWhole ? texts[index] : ' ';
    row.styles[x + index] = isWhole ? style : toBlankStyle(style);
  }
};

const formatRow = ({texts, styles}: CellRow): string => {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === ' ' && styles[end - 1] === '') end--;
  let line = '';
  let style = '';
  for (let column = 0; column < end; column++) {
    const next = styles[column] ?? '';
    line += findTransition(style, next) + texts[column];
    style = next;
  }
  return line + findTransition(style, '');
};
