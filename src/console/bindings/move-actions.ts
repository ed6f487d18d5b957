import {moveKeys} from '../../core/keys/moves.ts';
import {type Action, defineActions} from './action.ts';

/** Moving within a pane. */
export const moveActions: readonly Action[] = defineActions(
  moveKeys.map(({move, title, keys}) => ({
    name: `move-${move}`,
    title,
    keys,
    scopes: ['everywhere'],
    group: 'Move',
    hidden: true,
    run: () => ({type: 'move', move}),
  })),
);
