/** What a terminal answers that is asked whether all is well. */
export const allIsWell = '\u001B[0n';

/**
 * Whether a complete control sequence (`ESC [` … final byte) is something a terminal reports by itself or in answer to a
 * question (device attributes, cursor position, modes, colour scheme, focus, mouse), not a key.
 */
export const isTerminalReply = (sequence: string): boolean => {
  if (/^\x1B\[[<=>?]/.test(sequence)) return true;
  if (/^\x1B\[[IO]$/.test(sequence)) return true;
  if (/^\x1B\[[\d;]+[Mcntxy]$/.test(sequence) || /\$y$/.test(sequence)) return true;
  return isCursorPosition(sequence);
};

// F3 with modifiers is `ESC [ 1 ; modifiers R`, with modifiers 2 to 16; any other pair is a cursor position.
const isCursorPosition = (sequence: string): boolean => {
  const position = /^\x1B\[(\d+);(\d+)R$/.exec(sequence);
  if (position === null) return false;
  const [, row, column] = position.map(Number);
  return !(row === 1 && column !== undefined && column >= 2 && column <= 16);
};
