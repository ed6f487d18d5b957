import {roomForHeader} from '../../core/layout.ts';
import {type Action, defineActions} from './action.ts';

/** What gives panes more of the screen. */
export const screenActions: readonly Action[] = defineActions([
  {
    name: 'zoom',
    title: 'Zoom the pane',
    keys: ['z'],
    scopes: ['everywhere'],
    group: 'Panes',
    footer: {place: 60, label: 'zoom'},
    run: () => ({type: 'zoom'}),
  },
  {
    name: 'fold-header',
    title: 'Fold the header to one row, or unfold it',
    keys: ['Z'],
    scopes: ['everywhere'],
    group: 'Panes',
    unavailable: ({session}) =>
      session.rows < roomForHeader ? `it has two rows from ${roomForHeader} rows on only` : undefined,
    run: () => ({type: 'fold'}),
  },
]);
