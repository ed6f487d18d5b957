import type {Cell, Screen} from '../support/terminal/screen.ts';

/**
 * A colour by name: `fg` and `bg` are the terminal's own two, `c0` to `c15` its palette, `#rrggbb` one that the program
 * chose itself.
 */
export type Colour = 'fg' | 'bg' | `c${number}` | `#${string}`;

/** What is seen of a cell. */
export interface PictureCell {
  /** Blank is a space; empty is the second half of a wide character. */
  readonly text: string;
  readonly ink: Colour;
  readonly paper: Colour;
  /** A letter for each attribute in this order: b(old), d(im), i(talic), s(truck through), u(nderlined). */
  readonly style: string;
}

/** Rows of cells. */
export type Picture = readonly (readonly PictureCell[])[];

export const blank: PictureCell = {text: ' ', ink: 'fg', paper: 'bg', style: ''};

/** Reads what a terminal of that size shows. */
export function readScreen({cell}: Pick<Screen, 'cell'>, {columns, rows}: {columns: number; rows: number}): Picture {
  return Array.from({length: rows}, (_, row) =>
    Array.from({length: columns}, (_, column) => readCell(cell(column, row))),
  );
}

function readCell(cell: Cell | undefined): PictureCell {
  if (cell === undefined) return blank;
  const {foreground, background, isInverse} = cell;
  const text = cell.width === 0 ? '' : cell.text || ' ';
  const ink = isInverse ? readColour(background, 'bg') : readColour(foreground, 'fg');
  const paper = isInverse ? readColour(foreground, 'fg') : readColour(background, 'bg');
  return seen({text, ink, paper, style: readStyle(cell)});
}

/** Without what cannot be seen: a blank shows no ink unless a line goes through it. */
export function seen(cell: PictureCell): PictureCell {
  if (cell.text.trim() !== '' || isLined(cell)) return cell;
  return {...cell, ink: 'fg', style: ''};
}

/** Whether a line goes through or under it. */
export function isLined({style}: PictureCell): boolean {
  return /[su]/.test(style);
}

function readStyle({isBold, isDim, isItalic, isStruckThrough, isUnderlined}: Cell): string {
  const letters = {b: isBold, d: isDim, i: isItalic, s: isStruckThrough, u: isUnderlined};
  return Object.entries(letters)
    .map(([letter, isSet]) => (isSet ? letter : ''))
    .join('');
}

function readColour(colour: Cell['foreground'], usual: Colour): Colour {
  if (colour === undefined) return usual;
  if (typeof colour === 'string') return colour;
  return colour < 16 ? `c${colour}` : fixedColour(colour);
}

/** The colours of the palette of 256 that are the same in all terminals: a cube of six steps, then greys. */
function fixedColour(number: number): Colour {
  const grey = 8 + 10 * (number - 232);
  const steps = [36, 6, 1].map(weight => Math.floor((number - 16) / weight) % 6);
  const parts = number < 232 ? steps.map(step => (step === 0 ? 0 : 55 + 40 * step)) : [grey, grey, grey];
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`;
}
