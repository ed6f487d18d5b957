/** What a mouse did on a cell, counted from 0. A drag is a move with its first button down. */
export interface PointerEvent {
  readonly kind: 'press' | 'release' | 'drag' | 'wheel-up' | 'wheel-down';
  readonly column: number;
  readonly row: number;
  /** When it did, in milliseconds of a clock that only goes on. */
  readonly at: number;
}
