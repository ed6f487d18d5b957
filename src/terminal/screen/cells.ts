import {splitGraphemes} from '../input/graphemes.ts';
import {isPlain, measureCharacter} from './character-width.ts';
import {applyLink, applySgr, type CellStyle, toBlankStyle} from './style.ts';

/** Cells beside each other. */
export interface Cells {
  /** By column the character; empty behind one that is wider than a column, undefined where nothing is written. */
  readonly texts: (string | undefined)[];
  /** By column. A blank has only what is seen of it. */
  readonly styles: CellStyle[];
  /** Whether there is a character among them of which terminals disagree how wide it is. */
  isOdd: boolean;
}

/** The sequence in a row's text after which it goes on at a column, counted from 0: what stands before it cannot move it. */
export const toColumn = (column: number): string => `\u001B[${column + 1}G`;

/**
 * The cells of a row's text. Of the sequences in it colours, attributes, links and `toColumn` are followed, and marks left out. Nothing else of it can drive
 * a terminal: other sequences are left out, and control characters stand as �.
 */
export const readCells = (text: string): Cells => {
  let cells = known.get(text);
  if (cells === undefined) {
    cells = read(text);
    if (known.size > 2048) known.clear();
    known.set(text, cells);
  }
  return cells;
};

/** What stands before a column of a row's text in a mark (`OSC L ; … BEL`), the nearest one; undefined when there is none. */
export const findMark = (text: string, column: number): string | undefined => {
  let found: string | undefined;
  read(text, (mark, from) => {
    if (from <= column) found = mark;
  });
  return found;
};

/** Most rows of a frame are those of the frame before. */
const known = new Map<string, Cells>();

const escapeByte = '\u001B';
/** Colours and columns; links; marks, which say of what follows what it is, and are drawn as nothing; whatever else drives a terminal. */
const sequence =
  /\x1B(?:\[([\d;:]*)([mG])|\]8;[^;\x07\x1B]*;([^\x07\x1B]*)(?:\x07|\x1B\\)|\]L;([^\x07\x1B]*)\x07|\[[0-?]*[ -/]*[@-~]|)/y;

const read = (text: string, tellMark?: (mark: string, column: number) => void): Cells => {
  const writer = createWriter();
  let from = 0;
  while (from < text.length) {
    const next = text.indexOf(escapeByte, from);
    const end = next === -1 ? text.length : next;
    if (end > from) writer.write(text.slice(from, end));
    if (next === -1) break;
    sequence.lastIndex = next;
    const [whole = escapeByte, parameters = '', final, address, mark] = sequence.exec(text) ?? [];
    if (final === 'm') writer.paint(parameters);
    if (final === 'G') writer.goTo(Number(parameters) - 1);
    if (address !== undefined) writer.link(address);
    if (mark !== undefined) tellMark?.(mark, writer.column());
    from = next + whole.length;
  }
  return writer.cells;
};

const createWriter = () => {
  const cells: Cells = {texts: [], styles: [], isOdd: false};
  let style: CellStyle = '';
  let column = 0;

  const put = (character: string, width: number) => {
    if (width === 0) return;
    const own = character === ' ' ? toBlankStyle(style) : style;
    if (column < cells.texts.length) blankHalves(cells, column, column + width);
    for (let index = 0; index < width; index++) {
      cells.texts[column + index] = index === 0 ? character : '';
      cells.styles[column + index] = own;
    }
    column += width;
  };

  const write = (text: string) => {
    if (isPlain(text)) {
      for (const character of text) put(character, 1);
      return;
    }
    for (const character of splitGraphemes(text.toWellFormed().replace(control, '\uFFFD'))) {
      if (!isPlain(character)) cells.isOdd = true;
      put(toDrawn(character), measureCharacter(character));
    }
  };

  return {
    cells,
    write,
    column: () => column,
    paint(parameters: string) {
      style = applySgr(style, parameters);
    },
    link(address: string) {
      style = applyLink(style, address);
    },
    goTo(to: number) {
      column = Math.min(Math.max(0, to), farthest);
    },
  };
};

/** Makes blanks of what is left of characters, wider than a column, that are about to be written over in part. */
export const blankHalves = ({texts, styles}: Cells, from: number, to: number): void => {
  let first = from;
  if (texts[from] === '') while (first > 0 && texts[first] === '') first--;
  let end = to;
  while (texts[end] === '') end++;
  for (let column = first; column < end; column++) {
    if (column >= from && column < to) continue;
    texts[column] = ' ';
    styles[column] = toBlankStyle(styles[column] ?? '');
  }
};

/** No screen has more columns. */
const farthest = 10_000;

const control = /\p{Cc}/gu;

/** UTF-16 units of a character at most: as many marks as one likes can be put upon a letter. */
const longest = 40;

/** Marks, vowels and final consonants of Hangul, tones of skin: some terminals draw them upon what stands before them. */
const joining = /^[\p{M}\p{Emoji_Modifier}\u1160-\u11FF\uD7B0-\uD7FB]/u;

/** What would be drawn upon what stands before it, be that a border, stands on a circle of its own. */
const toDrawn = (character: string): string => {
  const based = joining.test(character) ? `\u25CC${character}` : character;
  return based.length > longest
    ? based
        .slice(0, longest)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
    : based;
};
