export const beginUpdate = '\u001B[?2026h';
export const endUpdate = '\u001B[?2026l';
export const enterAlternateScreen = '\u001B[?1049h';
export const leaveAlternateScreen = '\u001B[?1049l';
/** What the alternate screen is entered with: without wrapping nothing that is too wide gets into the next row. */
export const ownModes = '\u001B[?7l\u001B[?1004h';
/** Presses, drags and the wheel of the mouse are reported, in numbers that have no end (modes 1002 and 1006). */
export const mouseOn = '\u001B[?1002h\u001B[?1006h';
export const mouseOff = '\u001B[?1006l\u001B[?1002l';
export const usualModes = '\u001B[?1004l\u001B[?7h';
