/** Rows that are drawn from a cell on, counted from the top left corner. What stands in a row is placed from there. */
export interface PlacedRows {
  readonly x: number;
  readonly y: number;
  readonly rows: readonly string[];
}

/** Rows from a cell on, and nothing beside them. */
export function placeRows({x, y}: Pick<PlacedRows, 'x' | 'y'>, rows: readonly string[]): readonly PlacedRows[] {
  return [{x, y, rows}];
}
