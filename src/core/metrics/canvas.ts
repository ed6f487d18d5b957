import type {Tone, TonedText} from '../tone.ts';

type Values = readonly (number | undefined)[];

/** Room for dots: in each cell two beside and four above each other. */
export interface Canvas {
  /** In dots. */
  readonly columns: number;
  readonly rows: number;
  /** Puts a dot, counted from the left and from the ground; the cell has the tone of the last one. */
  dot(column: number, row: number, tone: Tone): void;
  /** The cells, the top row first. Those in the column `crossed`, counted in cells, have a line through them. */
  paint(crossed?: number): readonly (readonly TonedText[])[];
}

/** Bits of braille: of the left and the right dots of a cell, the lowest first. */
const bits = [
  [0x40, 0x04, 0x02, 0x01],
  [0x80, 0x20, 0x10, 0x08],
] as const;

/** Makes an empty canvas of a size in cells. */
export function createCanvas(width: number, height: number): Canvas {
  const dots = Array.from({length: height}, () => new Uint8Array(width));
  const tones = Array.from({length: height}, () => new Array<Tone>(width).fill('plain'));
  return {
    columns: width * 2,
    rows: height * 4,
    dot(column, row, tone) {
      const [x, y] = [Math.floor(column / 2), Math.floor(row / 4)];
      const cells = dots[y];
      const own = tones[y];
      if (cells === undefined || own === undefined || x < 0 || x >= width) return;
      cells[x] = (cells[x] ?? 0) | (bits[column % 2]?.[row % 4] ?? 0);
      own[x] = tone;
    },
    paint: crossed =>
      dots
        .map((cells, y) => mergeTones(Array.from(cells, (cell, x) => paintCell(cell, tones[y]?.[x], x === crossed))))
        .reverse(),
  };
}

function paintCell(cell: number, tone: Tone = 'plain', isCrossed = false): TonedText {
  return crossCell({text: cell === 0 ? ' ' : String.fromCodePoint(0x2800 + cell), tone}, isCrossed);
}

/** A cell of the column that is read: where nothing is drawn a line goes through it. */
export function crossCell({text, tone}: TonedText, isCrossed: boolean): TonedText {
  if (!isCrossed) return {text, tone: text === ' ' ? 'plain' : tone};
  return {text: text === ' ' ? '┊' : text, tone: 'accent'};
}

/** Cells of one tone become one part; blanks have none of their own. */
export function mergeTones(cells: readonly TonedText[]): readonly TonedText[] {
  const parts: {text: string; tone: Tone}[] = [];
  for (const {text, tone} of cells) {
    const last = parts.at(-1);
    if (last !== undefined && (last.tone === tone || text === ' ')) last.text += text;
    else parts.push({text, tone});
  }
  return parts;
}

/** Draws values as a line; where there is none the line breaks. A dotted one leaves out every other two dots. */
export function drawLine(canvas: Canvas, values: Values, max: number, tone: Tone, isDotted = false): void {
  let before: number | undefined;
  for (let column = 0; column < canvas.columns; column++) {
    const value = valueAt(canvas, values, column);
    const row = value === undefined ? undefined : toRow(canvas, value, max);
    if (row !== undefined && !(isDotted && column % 4 > 1)) {
      const from = before === undefined ? row : before + Math.sign(row - before);
      for (let at = Math.min(row, from); at <= Math.max(row, from); at++) canvas.dot(column, at, tone);
    }
    before = row;
  }
}

/** Draws what lies between two courses as a pattern of dots. */
export function drawBand(canvas: Canvas, [low, high]: readonly [Values, Values], max: number, tone: Tone): void {
  for (let column = 0; column < canvas.columns; column++) {
    const [bottom, top] = [valueAt(canvas, low, column), valueAt(canvas, high, column)];
    if (bottom === undefined || top === undefined) continue;
    for (let row = toRow(canvas, bottom, max); row <= toRow(canvas, top, max); row++) {
      if ((column + row) % 2 === 0) canvas.dot(column, row, tone);
    }
  }
}

/** The value in a column of dots: between the middles of two that follow each other what lies between them. */
function valueAt({columns}: Canvas, values: Values, column: number): number | undefined {
  const place = ((column + 0.5) * values.length) / columns - 0.5;
  const index = Math.floor(place);
  const [left, right] = [values[index], values[index + 1]];
  if (left === undefined || right === undefined) return place - index < 0.5 ? left : right;
  return left + (right - left) * (place - index);
}

function toRow({rows}: Canvas, value: number, max: number): number {
  return max <= 0 ? 0 : Math.max(0, Math.min(rows - 1, Math.round((value / max) * rows) - 1));
}
