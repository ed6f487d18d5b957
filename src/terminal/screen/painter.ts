import {toColumn} from './cells.ts';
import {findChangedCells} from './changed-cells.ts';
import {isAscii, isPlain} from './character-width.ts';
import type {CellFrame, CellRow} from './frame.ts';
import {type CellStyle, findTransition, toBlankStyle} from './style.ts';

/** Knows what a terminal shows, and says what has to be written to it for another frame. */
export interface Painter {
  /**
   * What leads to that frame; empty when the terminal shows it. The cursor may be anywhere before and after it, colours and
   * attributes are the terminal's own, and lines must not wrap.
   */
  paint(frame: CellFrame): string;
  /** The terminal shows that frame, whoever has written it. */
  show(frame: CellFrame): void;
  /** What the terminal shows is unknown from now on, and the next frame is written whole. */
  forget(): void;
}

/** Creates a painter for a terminal of which nothing is known. */
export const createPainter = (): Painter => {
  let shown: readonly CellRow[] | undefined;
  return {
    paint({rows}) {
      const before = shown ?? [];
      const pieces: Piece[] = [];
      for (let y = 0; y < Math.max(rows.length, before.length); y++) {
        if (rows[y] !== before[y]) pieces.push(...splitRow(y, before[y] ?? noRow, rows[y] ?? noRow));
      }
      const output = shown === undefined ? eraseAll + paintPieces(pieces) : paintShortest(pieces);
      shown = rows;
      return output;
    },
    show({rows}) {
      shown = rows;
    },
    forget() {
      shown = undefined;
    },
  };
};

/** Another program may have left a scroll region, other characters or a cursor behind. */
const eraseAll = '\u001B[r\u001B(B\u001B[?7l\u001B[?25l\u001B[m\u001B[H\u001B[J';
const noRow: CellRow = {texts: [], styles: [], isOdd: false};

type Pen = ReturnType<typeof createPen>;

/** Writes to a place by its row and column alone: what was written before cannot move it. */
const createPen = () => {
  let output = '';
  let style: CellStyle = '';
  let row = -1;
  let column = -1;
  // Where the cursor is: in every terminal, only in most of them, or wherever the terminal takes it to be.
  let certainty: 'sure' | 'likely' | 'lost' = 'lost';

  const pen = {
    get style() {
      return style;
    },
    /** Columns from the cursor to a place in its row; undefined when it stands in another one, or not for sure. */
    distanceTo: (y: number, x: number) => (certainty === 'sure' && y === row ? x - column : undefined),
    isLikelyAt: (y: number, x: number) => certainty === 'likely' && y === row && x === column,
    goTo(y: number, x: number) {
      if (pen.distanceTo(y, x) === 0) return;
      if (y === row) output += toColumn(x);
      else output += x === 0 ? `\u001B[${y + 1}H` : `\u001B[${y + 1};${x + 1}H`;
      row = y;
      column = x;
      certainty = 'sure';
    },
    paint(next: CellStyle) {
      output += findTransition(style, next);
      style = next;
    },
    write(text: string, width: number) {
      output += text;
      column += width;
      if (!isPlain(text)) certainty = 'lost';
      else if (certainty === 'sure' && !isAscii(text)) certainty = 'likely';
    },
    /** Erases so many cells, or all to the end of the row, and stays before them. */
    erase(count?: number) {
      pen.paint('');
      output += count === undefined ? '\u001B[K' : `\u001B[${count}X`;
    },
    end() {
      pen.paint('');
      return output;
    },
  };
  return pen;
};

/** Changed cells of a row, from a column to before another, that are painted after each other. */
interface Piece {
  readonly y: number;
  readonly row: CellRow;
  readonly changed: readonly boolean[];
  readonly from: number;
  to: number;
  /** What all its characters look like; undefined of a row whose characters may reach over what follows them. */
  style: CellStyle | undefined;
}

const splitRow = (y: number, before: CellRow, row: CellRow): Piece[] => {
  const changed = findChangedCells(before, row);
  const first = changed.indexOf(true);
  if (first === -1) return [];
  if (before.isOdd || row.isOdd) return [{y, row, changed, from: first, to: changed.length, style: undefined}];
  const pieces: Piece[] = [];
  let isOnlyBlank = false;
  for (let x = first; x !== -1; x = changed.indexOf(true, x + 1)) {
    const [style, isSpace, last] = [styleOf(row, x), textOf(row, x) === ' ', pieces.at(-1)];
    const isLike = isOnlyBlank || isSpace ? isLikeOnBlanks(last?.style, style) : last?.style === style;
    if (last !== undefined && isLike) {
      last.to = x + 1;
      if (isOnlyBlank) last.style = style;
      isOnlyBlank &&= isSpace;
    } else {
      pieces.push({y, row, changed, from: x, to: x + 1, style});
      isOnlyBlank = isSpace;
    }
  }
  return pieces;
};

const isLikeOnBlanks = (one: CellStyle | undefined, other: CellStyle): boolean =>
  one !== undefined && toBlankStyle(one) === toBlankStyle(other);

/** Row by row, or all that looks the same together: the cursor goes a longer way then, but colours are set less often. */
const paintShortest = (pieces: readonly Piece[]): string => {
  const byRow = paintPieces(pieces);
  const byStyle = Map.groupBy(pieces, ({style}) => style);
  if (byStyle.size === pieces.length) return byRow;
  const other = paintPieces([...byStyle.values()].flat());
  return other.length < byRow.length ? other : byRow;
};

const paintPieces = (pieces: readonly Piece[]): string => {
  const pen = createPen();
  for (const {y, row, changed, from, to} of pieces) {
    for (let x = from; x !== -1 && x < to; ) {
      const end = isBlank(row, x) ? paintBlanks(pen, y, x, row, changed) : paintCharacter(pen, y, x, row);
      x = changed.indexOf(true, end);
    }
  }
  return pen.end();
};

const paintCharacter = (pen: Pen, y: number, x: number, row: CellRow): number => {
  const text = textOf(row, x);
  let width = 1;
  while (row.texts[x + width] === '') width++;
  const isOdd = !isPlain(text);
  // Lines and signs, which are wider in a few terminals, may follow each other: what comes after them is put in its place.
  if (isOdd || isAscii(text) || !pen.isLikelyAt(y, x)) comeTo(pen, y, x, row);
  pen.paint(text === ' ' ? chooseBlankStyle(row, x, pen.style) : styleOf(row, x));
  if (isOdd) {
    pen.write(' '.repeat(width), width);
    pen.goTo(y, x);
  }
  pen.write(text, width);
  return x + width;
};

/** A style that looks on a blank as its own: the pen's, else the one that what follows is written in. */
const chooseBlankStyle = (row: CellRow, x: number, now: CellStyle): CellStyle => {
  const style = styleOf(row, x);
  if (toBlankStyle(now) === style) return now;
  let next = x + 1;
  while (next < row.texts.length && textOf(row, next) === ' ') next++;
  const following = styleOf(row, next);
  return toBlankStyle(following) === style ? following : style;
};

/** Paints the blanks from there on in the shortest way; returns where they end. */
const paintBlanks = (pen: Pen, y: number, x: number, row: CellRow, changed: readonly boolean[]): number => {
  let end = x;
  while (end < changed.length && isBlank(row, end)) end++;
  const isLast = end === changed.length;
  if (!isLast) end = changed.lastIndexOf(true, end - 1) + 1;
  const count = end - x;
  comeTo(pen, y, x, row);
  const next = changed.indexOf(true, end);
  const erasing = isLast ? 3 : 3 + String(count).length + (next === -1 ? 0 : toColumn(next).length);
  if (count > erasing) pen.erase(isLast ? undefined : count);
  else {
    if (toBlankStyle(pen.style) !== '') pen.paint('');
    pen.write(' '.repeat(count), count);
  }
  return end;
};

/** Goes to a place, or writes over what stands before it where that is shorter. */
const comeTo = (pen: Pen, y: number, x: number, row: CellRow): void => {
  const distance = pen.distanceTo(y, x) ?? Infinity;
  if (distance > 0 && distance < toColumn(x).length) {
    const between = findSameLooking(row, x - distance, x, pen.style);
    if (between !== undefined) pen.write(between, distance);
  }
  pen.goTo(y, x);
};

/** The text of a part of a row, when it is ASCII and all of it looks like that style. */
const findSameLooking = (row: CellRow, from: number, to: number, style: CellStyle): string | undefined => {
  let found = '';
  for (let x = from; x < to; x++) {
    const text = textOf(row, x);
    if (!isAscii(text) || styleOf(row, x) !== (text === ' ' ? toBlankStyle(style) : style)) return undefined;
    found += text;
  }
  return found;
};

const textOf = ({texts}: CellRow, x: number): string => texts[x] ?? ' ';

const styleOf = ({styles}: CellRow, x: number): CellStyle => styles[x] ?? '';

const isBlank = (row: CellRow, x: number): boolean => textOf(row, x) === ' ' && styleOf(row, x) === '';
