/** How far a cursor moves. */
export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'half-up' | 'half-down' | 'first' | 'last';

/** Moves by the names of their keys. */
type MoveKeys = Readonly<Record<string, Move>>;

/** Moving in a list while a text is typed that finds in it. */
export const typingMoves: MoveKeys = {
  down: 'down',
  'ctrl+n': 'down',
  up: 'up',
  'ctrl+p': 'up',
  pagedown: 'page-down',
  pageup: 'page-up',
};

/** Moving in a list that lies over the panes. */
export const listMoves: MoveKeys = {
  j: 'down',
  down: 'down',
  k: 'up',
  up: 'up',
  'ctrl+f': 'page-down',
  pagedown: 'page-down',
  'ctrl+b': 'page-up',
  pageup: 'page-up',
  'ctrl+d': 'half-down',
  'ctrl+u': 'half-up',
  g: 'first',
  home: 'first',
  G: 'last',
  end: 'last',
};

/** Moving in a text that lies over the panes: space goes on reading. */
export const textMoves: MoveKeys = {...listMoves, space: 'page-down'};
