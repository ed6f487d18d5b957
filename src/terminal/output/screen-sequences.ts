export const beginUpdate = '\u001B[?2026h';
export const endUpdate = '\u001B[?2026l';
export const enterAlternateScreen = '\u001B[?1049h';
export const leaveAlternateScreen = '\u001B[?1049l';
/** What the alternate screen is entered with: without wrapping nothing that is too wide gets into the next row. */
export const ownModes = '\u001B[?7l\u001B[?1004h';
export const usualModes = '\u001B[?1004l\u001B[?7h';
