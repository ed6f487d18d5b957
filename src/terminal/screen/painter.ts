import {findChangedCells} from './changed-cells.ts';
import {isAscii, isPlain} from './character-width.ts';
import {type Erasure, findErasures} from './erasures.ts';
import type {CellFrame, CellRow} from './frame.ts';
import {Pen} from './pen.ts';
import {type CellStyle, toBlankStyle, toPaper} from './style.ts';

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

/** Creates a painter for a terminal of which nothing is known but whether it erases in the paper that is set, and not in its own. */
export const createPainter = ({erasesInPaper = false} = {}): Painter => {
  let shown: readonly CellRow[] | undefined;
  return {
    paint({rows}) {
      const before = shown ?? [];
      const pieces: Piece[] = [];
      for (let y = 0; y < Math.max(rows.length, before.length); y++) {
        if (rows[y] !== before[y]) pieces.push(...splitRow(y, before[y] ?? noRow, rows[y] ?? noRow, erasesInPaper));
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

/** Changed cells of a row, from a column to before another, that are painted after each other. */
interface Piece {
  readonly y: number;
  readonly row: ChangedRow;
  readonly from: number;
  to: number;
  /** What all its characters look like; undefined of a row whose characters may reach over what follows them. */
  style: CellStyle | undefined;
  /** What is erased before the first piece that stands there is painted. */
  readonly erasure: Erasure | undefined;
}

interface ChangedRow extends CellRow {
  /** By column, whether it has to be written. */
  readonly changed: readonly boolean[];
  readonly canErase: (paper: CellStyle) => boolean;
}

const splitRow = (y: number, before: CellRow, next: CellRow, erasesInPaper: boolean): Piece[] => {
  const changed = findChangedCells(before, next);
  let first = changed.indexOf(true);
  if (first === -1) return [];
  const isOdd = before.isOdd || next.isOdd;
  // A terminal may take what was erased for half of a wide character that stood there, and make it its own blank again.
  const row = {...next, changed, canErase: (paper: CellStyle) => paper === '' || (erasesInPaper && !isOdd)};
  if (isOdd) return [{y, row, from: first, to: changed.length, style: undefined, erasure: undefined}];
  const erasures = findErasures(row, changed, row.canErase);
  for (const {blanks} of erasures) for (const x of blanks) changed[x] = false;
  first = changed.indexOf(true);
  const pieces: Piece[] = [];
  let isOnlyBlank = false;
  for (let x = first; x !== -1; x = changed.indexOf(true, x + 1)) {
    const [style, isSpace, last] = [styleOf(row, x), textOf(row, x) === ' ', pieces.at(-1)];
    const erasure = erasures.find(({from, to}) => x >= from && x < to);
    const isLike = last?.style === style || ((isOnlyBlank || isSpace) && isLikeOnBlanks(last?.style, style));
    if (last !== undefined && isLike && erasure === last.erasure) {
      last.to = x + 1;
      if (isOnlyBlank) last.style = style;
      isOnlyBlank &&= isSpace;
    } else {
      pieces.push({y, row, from: x, to: x + 1, style, erasure});
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
  const pen = new Pen(pieces[0]?.row.changed.length ?? 0);
  const erased = new Set<Erasure>();
  for (const piece of pieces) {
    const {y, row, from, to, erasure} = piece;
    if (erasure && !erased.has(erasure)) {
      erased.add(erasure);
      erase(pen, piece, erasure);
    }
    for (let x = from; x !== -1 && x < to; ) {
      const end = isErasable(row, x) ? paintBlanks(pen, y, x, row) : paintCharacters(pen, y, x, row, to);
      x = row.changed.indexOf(true, end);
    }
  }
  return pen.end();
};

const erase = (pen: Pen, {y, row, from, style = ''}: Piece, {paper, blanks}: Erasure): void => {
  const first = Math.min(from, blanks[0] ?? from);
  const end = (blanks.at(-1) ?? first) + 1;
  comeTo(pen, y, first, row);
  if (toBlankStyle(pen.style) !== paper) pen.paint(toBlankStyle(style) === paper ? style : paper);
  pen.erase(end === row.changed.length ? undefined : end - first);
};

/** Paints what changed from there on and can be written at once; returns where it ends. */
const paintCharacters = (pen: Pen, y: number, x: number, row: ChangedRow, to: number): number => {
  const text = textOf(row, x);
  if (!isPlain(text)) return paintOdd(pen, y, x, row);
  const isSure = isAscii(text);
  // Lines and signs, which are wider in a few terminals, may follow each other: what comes after them is put in its place.
  if (isSure || !pen.isLikelyAt(y, x)) comeTo(pen, y, x, row);
  const style = styleOf(row, x);
  pen.paint(text === ' ' ? chooseBlankStyle(row, x, pen.style) : style);
  let written = text;
  let end = x + 1;
  for (; end < to && row.changed[end] === true && styleOf(row, end) === style; end++) {
    const next = textOf(row, end);
    if ((next === ' ') !== (text === ' ') || isAscii(next) !== isSure || !isPlain(next)) break;
    written += next;
  }
  pen.write(written, end - x);
  return end;
};

/** Paints a character that terminals disagree on over blanks, so that nothing of it is left where it is narrower than it is taken to be. */
const paintOdd = (pen: Pen, y: number, x: number, row: ChangedRow): number => {
  let width = 1;
  while (row.texts[x + width] === '') width++;
  comeTo(pen, y, x, row);
  pen.paint(styleOf(row, x));
  pen.write(' '.repeat(width), width);
  pen.goTo(y, x);
  pen.write(textOf(row, x), width);
  return x + width;
};

/** A style that looks on a blank as its own: the pen's, else the one that is written in next. */
const chooseBlankStyle = (row: ChangedRow, x: number, now: CellStyle): CellStyle => {
  const style = styleOf(row, x);
  if (toBlankStyle(now) === style) return now;
  let next = x + 1;
  while (next < row.texts.length && textOf(row, next) === ' ') next++;
  const following = row.changed[next] === true ? styleOf(row, next) : style;
  return toBlankStyle(following) === style ? following : style;
};

/** Paints the blanks from there on in the shortest way; returns where they end. */
const paintBlanks = (pen: Pen, y: number, x: number, row: ChangedRow): number => {
  const {changed} = row;
  const paper = styleOf(row, x);
  let end = x;
  while (end < changed.length && textOf(row, end) === ' ' && styleOf(row, end) === paper) end++;
  const isLast = end === changed.length;
  if (!isLast) end = changed.lastIndexOf(true, end - 1) + 1;
  const count = end - x;
  comeTo(pen, y, x, row);
  pen.paint(chooseBlankStyle(row, x, pen.style));
  const erasing = isLast
    ? 3
    : 3 + String(count).length + (changed.indexOf(true, end) === -1 ? 0 : `\u001B[${count}C`.length);
  if (count > erasing) pen.erase(isLast ? undefined : count);
  else pen.write(' '.repeat(count), count);
  return end;
};

/** Goes to a place, or writes over what stands before it where that is shorter. */
const comeTo = (pen: Pen, y: number, x: number, row: CellRow): void => {
  const distance = pen.distanceTo(y, x) ?? Infinity;
  if (distance > 0 && distance < pen.findMove(y, x).length) {
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

/** Whether what stands there is what an erased cell is. */
const isErasable = (row: ChangedRow, x: number): boolean => {
  const style = styleOf(row, x);
  return textOf(row, x) === ' ' && toPaper(style) === style && row.canErase(style);
};
