import {toColumn} from './cells.ts';
import {isAscii, isPlain} from './character-width.ts';
import {type CellStyle, findTransition} from './style.ts';

/** Writes to places of a screen, and knows where the cursor is and in what style it writes: at first in the terminal's own, anywhere. */
export class Pen {
  readonly #columns: number;
  #output = '';
  #style: CellStyle = '';
  #row = -1;
  #column = -1;
  // Where in its row the cursor is: in every terminal, only in most of them, or wherever the terminal takes it to be.
  #certainty: 'sure' | 'likely' | 'lost' = 'lost';

  /** For a screen with so many columns. */
  constructor(columns: number) {
    this.#columns = columns;
  }

  get style(): CellStyle {
    return this.#style;
  }

  /** Columns from the cursor to a place in its row; undefined when it stands in another one, or not for sure. */
  distanceTo(y: number, x: number): number | undefined {
    return this.#certainty === 'sure' && y === this.#row ? x - this.#column : undefined;
  }

  /** Whether the cursor stands there but in terminals to which signs and lines are wider than they are. */
  isLikelyAt(y: number, x: number): boolean {
    return this.#certainty === 'likely' && y === this.#row && x === this.#column;
  }

  /** The shortest sequence that leads to a place: what was written before, and how wide it is, cannot move that. */
  findMove(y: number, x: number): string {
    if (y === this.#row) return this.#findColumnMove(x);
    const far = x === 0 ? `\u001B[${y + 1}H` : `\u001B[${y + 1};${x + 1}H`;
    if (this.#row === -1) return far;
    const near = findRelativeMove(y - this.#row, 'B', 'A') + this.#findColumnMove(x);
    // A line feed goes to the first column, too, or does not: the terminal's driver decides.
    return y > this.#row ? shortest(far, near, '\n'.repeat(y - this.#row) + toPlace(x)) : shortest(far, near);
  }

  goTo(y: number, x: number): void {
    if (this.distanceTo(y, x) === 0) return;
    this.#output += this.findMove(y, x);
    this.#row = y;
    this.#column = x;
    this.#certainty = 'sure';
  }

  paint(style: CellStyle): void {
    this.#output += findTransition(this.#style, style);
    this.#style = style;
  }

  /** Writes a text that is so many columns wide. */
  write(text: string, width: number): void {
    this.#output += text;
    this.#column += width;
    // Behind the last column there is none.
    if (!isPlain(text) || this.#column >= this.#columns) this.#certainty = 'lost';
    else if (this.#certainty === 'sure' && !isAscii(text)) this.#certainty = 'likely';
  }

  /** Erases so many cells, or all to the end of the row, and stays before them. */
  erase(count?: number): void {
    this.#output += count === undefined ? '\u001B[K' : `\u001B[${count}X`;
  }

  /** Ends in the terminal's own style, and returns all that was written. */
  end(): string {
    this.paint('');
    return this.#output;
  }

  #findColumnMove(x: number): string {
    if (this.#certainty !== 'sure') return toPlace(x);
    const back = this.#column - x;
    return shortest(toPlace(x), back > 0 && back < 4 ? '\b'.repeat(back) : findRelativeMove(-back, 'C', 'D'));
  }
}

/** What leads to a column from anywhere in its row. */
const toPlace = (x: number): string => (x === 0 ? '\r' : toColumn(x));

/** The sequence that goes so many cells on, or back when that is negative. */
const findRelativeMove = (distance: number, on: string, back: string): string => {
  if (distance === 0) return '';
  const count = Math.abs(distance);
  return `\u001B[${count === 1 ? '' : count}${distance > 0 ? on : back}`;
};

/** The first of the shortest. */
const shortest = (...sequences: readonly string[]): string =>
  sequences.reduce((best, next) => (next.length < best.length ? next : best));
