/** What a mouse did on a cell, counted from 0. */
export interface MouseReport {
  readonly kind: 'press' | 'release' | 'drag' | 'wheel-up' | 'wheel-down';
  readonly column: number;
  readonly row: number;
  /** When it came, in milliseconds of a clock that only goes on. */
  readonly at: number;
}

/** A whole report in numbers (mode 1006): button, column, row, and whether it was let go. */
const whole = /^\x1B\[<(\d+);(\d+);(\d+)([Mm])/;

/** Whether a control sequence is a report of the mouse. */
export const isMouseReport = (sequence: string): boolean => whole.test(sequence);

/** Whether input that begins with ESC may become a report of the mouse. */
export const mayBeMouseReport = (input: string): boolean => /^\x1B(\[(<[\d;]{0,20})?)?$/.test(input);

/** Whether input that begins with ESC can be nothing else than such a beginning. */
export const isBegunMouseReport = (input: string): boolean => /^\x1B\[<\d[\d;]{0,19}$/.test(input);

const motion = 32;
const wheel = 64;
/** Shift, Alt and Ctrl: with them a mouse does what the terminal, or its user, has it do. */
const modifiers = 4 | 8 | 16;

/** What a report says; undefined of other buttons than the first, of the wheel to a side, and with Shift, Alt or Ctrl. */
export const readMouseReport = (sequence: string, at: number): MouseReport | undefined => {
  const [, code, column, row, end] = whole.exec(sequence) ?? [];
  const kind = code === undefined ? undefined : toKind(Number(code), end === 'm');
  return kind && {kind, column: Number(column) - 1, row: Number(row) - 1, at};
};

const toKind = (code: number, isReleased: boolean): MouseReport['kind'] | undefined => {
  if ((code & modifiers) !== 0) return undefined;
  if (code === wheel) return 'wheel-up';
  if (code === wheel + 1) return 'wheel-down';
  if (code === motion) return 'drag';
  if (code !== 0) return undefined;
  return isReleased ? 'release' : 'press';
};
