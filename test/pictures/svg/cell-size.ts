/** Of a cell, in the picture's units: `base` is how far below its top letters stand. A row's zero is there. */
export const cellSize = {width: 9, height: 18, base: 14} as const;
