import type {Move} from '../../core/keys/moves.ts';
import {type Action, defineActions} from './action.ts';

const moves: readonly (readonly [Move, string, readonly string[]])[] = [
  ['down', 'Next row', ['j', 'down']],
  ['up', 'Previous row', ['k', 'up']],
  ['page-down', 'Next page', ['ctrl+f', 'pagedown']],
  ['page-up', 'Previous page', ['ctrl+b', 'pageup']],
  ['half-down', 'Half a page down', ['ctrl+d']],
  ['half-up', 'Half a page up', ['ctrl+u']],
  ['first', 'First row', ['g', 'home']],
  ['last', 'Last row', ['G', 'end']],
];

/** Moving within a pane. */
export const moveActions: readonly Action[] = defineActions(
  moves.map(([move, title, keys]) => ({
    name: `move-${move}`,
    title,
    keys,
    scopes: ['everywhere'],
    group: 'Move',
    hidden: true,
    run: () => ({type: 'move', move}),
  })),
);
