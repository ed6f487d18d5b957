import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Item} from '../../core/item.ts';
import {findUndo} from '../../core/operation/undo.ts';
import type {Problem} from '../../core/problem.ts';
import {showAnswer} from '../dialogs/show-answer.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {sendToAll} from './bulk.ts';
import {findConflict} from './conflict.ts';
import {declarationOf, draftKey, placeProblem} from './declaration.ts';
import {moveToCreated} from './move-to-created.ts';
import {sendPatiently} from './send.ts';
import type {ReviewState} from './states.ts';

/** Sends a reviewed change, once. What comes of it decides what is shown next; the form is never lost. */
export async function sendReview(tools: ControllerTools, dialog: Dialog<ReviewState>): Promise<void> {
  const {store} = tools;
  const review = dialog.state();
  if (review.state === 'sending' || review.problem?.kind === 'unknown-outcome' || !isConfirmed(review)) return;
  if (review.from.targets !== undefined) return sendToAll(tools, dialog, review.from.targets);
  dialog.update(state => ({...state, state: 'sending', problem: undefined}));
  const key = draftKey(store.getState(), review.from);
  store.dispatch({type: 'form-draft', key, form: review.from.form});
  const connection = review.from.connection.key;
  try {
    const answer = await sendPatiently(
      tools,
      {...review, connection: review.from.connection},
      {
        isWanted: dialog.isOpen,
        say: waiting => dialog.update(state => ({...state, waiting})),
      },
    );
    store.dispatch({type: 'form-draft', key, form: undefined});
    dialog.close();
    review.form?.close();
    succeed(tools, review, {answer, connection});
  } catch (error) {
    await fail(tools, dialog, toProblem(error));
  }
}

/** True once what has to be typed was typed. */
function isConfirmed({confirm, typed}: ReviewState): boolean {
  return confirm === undefined || typed.text.trim() === confirm;
}

function succeed(
  tools: ControllerTools,
  review: ReviewState,
  {answer, connection}: {answer: Item; connection: string},
): void {
  const {store} = tools;
  const declaration = declarationOf(tools, review.from.declaration);
  const {shows, on} = declaration;
  const {before, kept, isFirst} = review.from;
  const facts = {isFirst, answer, vanished: review.vanishing};
  const made = {sent: review.input, before: {...before, ...kept}, facts};
  const undo = findUndo(declaration, made, tools.services.operation);
  store.dispatch({type: 'undo', undo: undo === undefined ? undefined : {title: review.title, connection, ...undo}});
  tools.notify(`${review.title}: done.${undo === undefined ? '' : ' u puts it back.'}`, 'good');
  // What has no pane, such as a code signing config, is known by its answer alone.
  if (shows || (on.length === 0 && Object.keys(answer).length > 0)) showAnswer(tools, review.operation, answer);
  tools.refreshAll();
  moveToCreated(tools, declaration, answer);
}

async function fail(tools: ControllerTools, dialog: Dialog<ReviewState>, problem: Problem): Promise<void> {
  const {title, form} = dialog.state();
  if (problem.kind === 'unknown-outcome') tools.refreshAll();
  if (!dialog.isOpen()) return tools.notify(`${title}: ${problem.what}`, 'bad');
  if (problem.kind === 'precondition') {
    const found = await findConflict(tools, dialog);
    if (found.kind === 'change') return;
    if (found.kind === 'none') {
      // Nothing has happened to what is changed, and nothing came of the refused call.
      dialog.update(review => withGuard(review, found.guard));
      return sendReview(tools, dialog);
    }
  }
  if (problem.kind === 'invalid' && form?.isOpen()) {
    dialog.close();
    form.update(state => ({...state, form: placeProblem(state.form, problem.why)}));
    return tools.notify(`${problem.what}: ${problem.why}`, 'bad');
  }
  dialog.update(review => ({...review, state: 'ready', waiting: undefined, problem, typed: toTextEdit('')}));
}

function withGuard(review: ReviewState, guard: Item): ReviewState {
  const {from, input} = review;
  return {...review, state: 'ready', from: {...from, guard}, input: {...input, ...guard}};
}
