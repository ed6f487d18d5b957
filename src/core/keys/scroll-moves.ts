import type {Move} from '../actions/command.ts';

/** What the keys for moving mean over a text or list that lies over the panes. */
export const scrollMoves: Readonly<Record<string, Move>> = {
  j: 'down',
  down: 'down',
  k: 'up',
  up: 'up',
  'ctrl+f': 'page-down',
  pagedown: 'page-down',
  space: 'page-down',
  'ctrl+b': 'page-up',
  pageup: 'page-up',
  'ctrl+d': 'half-down',
  'ctrl+u': 'half-up',
  g: 'first',
  home: 'first',
  G: 'last',
  end: 'last',
};
