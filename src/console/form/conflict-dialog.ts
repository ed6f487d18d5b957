import {scroll} from '../dialogs/scroll.ts';
import {copiedTextBindings} from '../dialogs/text-tools.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At} from '../tools/parts.ts';
import {helpBinding, textBindings} from '../tools/usual-bindings.ts';
import {isWithoutForm} from './conflict.ts';
import {buildConflictLines, readConflictLines} from './conflict-lines.ts';
import {declarationOf} from './declaration.ts';
import {openReview, reviewPutBack} from './review.ts';
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
      scroll(at, move, width => buildConflictLines(at.state, at.tools.services, width).length),
    ),
    ...copiedTextBindings<ConflictState>(({state, tools}) => {
      const lines = readConflictLines(state, tools.services).map(({text}) => text);
      return {title: `Conflict: ${state.title}`, lines, plainLines: lines, revealed: false};
    }),
    helpBinding,
    {name: 'leave', title: 'The same; without a form, back', keys: ['esc'], hint: 'the same, or back', run: leave},
  ],
  place: ({body}) => body,
});

/** What was typed is not lost: it stands in the form. */
function leave(at: At<ConflictState>): void {
  if (!isWithoutForm(at.state.next)) return goOn(at);
  at.dialog.close();
  at.tools.notify('Not sent.', 'dim');
}

/** To the form, or straight to the review where there is nothing to fill in. */
function goOn({tools, dialog, state: {next}}: At<ConflictState>): void {
  dialog.close();
  const declaration = declarationOf(tools, next.declaration);
  if (next.putsBack) return void reviewPutBack(tools, next, declaration);
  const form = tools.dialogs.open(formDialogName, next);
  if (next.form.nodes.length === 0) void openReview(tools, form, declaration);
}
