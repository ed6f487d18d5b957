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

/** Where writing is cut off, in cells; a side without a bound is open. */
interface Clip {
  readonly x1?: number | undefined;
  readonly x2?: number | undefined;
  readonly y1?: number | undefined;
  readonly y2?: number | undefined;
}

interface TextWrite {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly transformers: readonly ((line: string, index: number) => string)[];
  readonly clip: Clip | undefined;
}

/** What is written to one row. */
interface RowWrite {
  readonly x: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
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
      ({x, text, from, to}) => column >= from && column < to && readCells(text).texts[column - x] !== undefined,
    );
    return write && findMark(write.text, column - write.x);
  }

  toString(): string {
    return this.rows.map(formatRow).join('\n');
  }
}

let last: PaintedFrame | undefined;

/**
 * Stands in for Ink's own `Output`: what Ink draws is written to it, and a frame comes out. From one frame to the next nearly
 * every row stays as it is, so only those are built that are written to otherwise than in the frame before.
 */
export class FrameOutput {
  readonly width: number;
  readonly height: number;
  readonly #writes: TextWrite[] = [];
  readonly #clips: (Clip | undefined)[] = [];

  constructor({width, height}: {width: number; height: number}) {
    this.width = width;
    this.height = height;
  }

  write(x: number, y: number, text: string, {transformers}: Pick<TextWrite, 'transformers'>): void {
    if (text !== '') this.#writes.push({x, y, lines: text.split('\n'), transformers, clip: this.#clips.at(-1)});
  }

  clip(clip: Clip): void {
    this.#clips.push(intersectClips(this.#clips.at(-1), clip));
  }

  unclip(): void {
    this.#clips.pop();
  }

  get(): {output: CellFrame; height: number} {
    const {width, height} = this;
    const before = last?.width === width ? last : undefined;
    const writes: RowWrite[][] = Array.from({length: height}, () => []);
    for (const write of this.#writes) addRowWrites(writes, write, width, before?.writes);
    const rows = writes.map((own, y) => {
      const row = before?.rows[y];
      return row !== undefined && isSame(own, before?.writes[y]) ? row : buildRow(own, width);
    });
    last = new PaintedFrame(width, writes, rows);
    return {output: last, height};
  }
}

/** Rows of text that are written from a cell on. */
export interface TextBlock {
  readonly x: number;
  readonly y: number;
  readonly rows: readonly string[];
}

/** A frame that texts are written to, as Ink writes them. */
export const toCellFrame = (blocks: readonly TextBlock[], size: {width: number; height: number}): CellFrame => {
  const output = new FrameOutput(size);
  for (const {x, y, rows} of blocks) output.write(x, y, rows.join('\n'), {transformers: []});
  return output.get().output;
};

const intersectClips = (outer: Clip | undefined, inner: Clip): Clip =>
  outer === undefined
    ? inner
    : {
        x1: Math.max(outer.x1 ?? -Infinity, inner.x1 ?? -Infinity),
        x2: Math.min(outer.x2 ?? Infinity, inner.x2 ?? Infinity),
        y1: Math.max(outer.y1 ?? -Infinity, inner.y1 ?? -Infinity),
        y2: Math.min(outer.y2 ?? Infinity, inner.y2 ?? Infinity),
      };

/** Nearly all is written as in the frame before it, and is the same object then. */
const addRowWrites = (
  rows: readonly RowWrite[][],
  {x, y, lines, transformers, clip}: TextWrite,
  width: number,
  before: readonly (readonly RowWrite[])[] = [],
) => {
  const from = Math.max(0, clip?.x1 ?? 0);
  const to = Math.min(width, clip?.x2 ?? width);
  const first = Math.max(0, y, clip?.y1 ?? 0);
  const end = Math.min(rows.length, y + lines.length, clip?.y2 ?? rows.length);
  for (let row = first; row < end; row++) {
    let text = lines[row - y] ?? '';
    for (const transform of transformers) text = transform(text, row - y);
    const own = rows[row];
    const last = before[row]?.[own?.length ?? 0];
    const isSame = last?.text === text && last.x === x && last.from === from && last.to === to;
    own?.push(isSame ? last : {x, text, from, to});
  }
};

const isSame = (writes: readonly RowWrite[], before: readonly RowWrite[] | undefined): boolean =>
  writes.length === before?.length && writes.every((one, index) => one === before[index]);

const buildRow = (writes: readonly RowWrite[], width: number): CellRow => {
  const row = {texts: new Array<string>(width).fill(' '), styles: new Array<string>(width).fill(''), isOdd: false};
  for (const write of writes) writeCells(row, write);
  return row;
};

const writeCells = (row: Cells, {x, text, from, to}: RowWrite): void => {
  const cells = readCells(text);
  row.isOdd ||= cells.isOdd;
  const end = Math.min(cells.texts.length, to - x);
  let start = Math.max(0, from - x);
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
