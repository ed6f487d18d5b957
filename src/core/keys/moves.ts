/** How far a cursor moves. */
export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'half-up' | 'half-down' | 'first' | 'last';

/** A move with its keys. */
export interface MoveKeys {
  readonly move: Move;
  readonly title: string;
  readonly keys: readonly string[];
}

/** Moving in a list or a text. */
export const moveKeys: readonly MoveKeys[] = [
  {move: 'down', title: 'Next row', keys: ['j', 'down']},
  {move: 'up', title: 'Previous row', keys: ['k', 'up']},
  {move: 'page-down', title: 'Next page', keys: ['ctrl+f', 'pagedown']},
  {move: 'page-up', title: 'Previous page', keys: ['ctrl+b', 'pageup']},
  {move: 'half-down', title: 'Half a page down', keys: ['ctrl+d']},
  {move: 'half-up', title: 'Half a page up', keys: ['ctrl+u']},
  {move: 'first', title: 'First row', keys: ['g', 'home']},
  {move: 'last', title: 'Last row', keys: ['G', 'end']},
];

/** Moving in a list while a text is typed that finds in it. */
export const typingMoveKeys: readonly MoveKeys[] = [
  {move: 'up', title: 'Previous row', keys: ['up', 'ctrl+p']},
  {move: 'down', title: 'Next row', keys: ['down', 'ctrl+n']},
  {move: 'page-down', title: 'Next page', keys: ['pagedown']},
  {move: 'page-up', title: 'Previous page', keys: ['pageup']},
];
