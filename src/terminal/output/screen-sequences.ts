export const beginUpdate = '\u001B[?2026h';
export const endUpdate = '\u001B[?2026l';
export const enterAlternateScreen = '\u001B[?1049h';
export const leaveAlternateScreen = '\u001B[?1049l';
export const pastesApart = '\u001B[?2004h';
export const pastesAsTyped = '\u001B[?2004l';
/**
 * What the alternate screen is entered with: without wrapping nothing that is too wide gets into the next row; the terminal tells when
 * it gets the focus, and what is a paste; the cursor is not seen.
 */
export const ownModes = `\u001B[?7l\u001B[?1004h${pastesApart}\u001B[?25l`;
/** Presses, drags and the wheel of the mouse are reported, in numbers that have no end (modes 1002 and 1006). */
export const mouseOn = '\u001B[?1002h\u001B[?1006h';
export const mouseOff = '\u001B[?1006l\u001B[?1002l';
export const usualModes = `\u001B[?25h${pastesAsTyped}\u001B[?1004l\u001B[?7h`;
