import {scroll} from '../dialogs/scroll.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At} from '../tools/parts.ts';
import {helpBinding, textBindings} from '../tools/usual-bindings.ts';
import {buildConflictLines} from './conflict-lines.ts';
import {type ConflictState, formDialogName, conflictDialogName as name} from './states.ts';

export const conflictDialog = defineDialog(name, {
  modes: {main: {title: 'Conflict'}},
  bindings: [
    {
      name: 'choose',
      title: 'Open the form on their state',
      keys: ['enter'],
      hint: 'open the form on their state',
      run: goOn,
    },
    ...textBindings<ConflictState>((at, move) =>
      scroll(at, move, width => buildConflictLines(at.state, at.tools.services.maskInput, width).length),
    ),
    helpBinding,
    {name: 'leave', title: 'The same', keys: ['esc'], hint: 'the same', run: goOn},
  ],
  place: ({body}) => body,
});

function goOn({tools, dialog, state}: At<ConflictState>): void {
  dialog.close();
  tools.dialogs.open(formDialogName, state.next);
}
