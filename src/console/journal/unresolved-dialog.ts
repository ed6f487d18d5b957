import {describeUnresolved, type UnresolvedChange} from '../../core/journal/unresolved.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {closeBinding, helpBinding, listBindings} from '../tools/usual-bindings.ts';
import {lookAtChange} from './look-at-change.ts';

/** The changes of earlier sessions whose outcome nobody knows; they stand in the session. */
export interface UnresolvedState {
  readonly index: number;
}

/** Finds out whether there are changes or invocations of earlier sessions without an outcome, and says so. */
export async function findUnresolvedChanges({services, store, notify}: ControllerTools): Promise<void> {
  const unresolved = await services.unresolvedChanges();
  store.dispatch({type: 'unresolved', unresolved});
  if (unresolved.length === 0 || store.getState().notice !== undefined) return;
  notify(describeUnresolved(unresolved).notice, 'warn');
}

/** Opens the changes without an outcome. */
export function openUnresolved({dialogs}: ControllerTools): void {
  dialogs.open(unresolvedDialog, {index: 0});
}

export const unresolvedDialog = defineDialog(nameDialog<UnresolvedState>()('unresolved'), {
  modes: {main: {title: 'Changes without an outcome'}},
  bindings: [
    ...listBindings<UnresolvedState>(({tools, dialog}, move) => {
      const {length} = tools.store.getState().unresolved;
      dialog.update(state => ({...state, index: moveTo(move, state.index, bodyOf(tools).height, length)}));
    }, 'choose'),
    {
      name: 'look',
      title: 'Look at what is there now',
      keys: ['enter'],
      hint: 'look at what is there now',
      run: (at: At<UnresolvedState>) => {
        const change = chosen(at);
        if (change !== undefined) void lookAtChange(at.tools, change);
      },
    },
    {
      name: 'settle-change',
      title: 'It is settled: show it no more',
      keys: ['x'],
      hint: 'settled, show it no more',
      run: settle,
    },
    helpBinding,
    closeBinding,
  ],
  point: ({dialog}, index) => dialog.update(state => ({...state, index})),
  place: ({body}) => body,
});

function chosen({tools, state}: At<UnresolvedState>): UnresolvedChange | undefined {
  return tools.store.getState().unresolved[state.index];
}

function settle(at: At<UnresolvedState>): void {
  const {tools, dialog} = at;
  const change = chosen(at);
  if (change === undefined) return;
  tools.services.settleChange(change);
  const unresolved = tools.store.getState().unresolved.filter(other => other !== change);
  tools.store.dispatch({type: 'unresolved', unresolved});
  if (unresolved.length === 0) return dialog.close();
  dialog.update(state => ({...state, index: Math.min(state.index, unresolved.length - 1)}));
}
