import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Item} from '../../core/item.ts';
import {findUndo} from '../../core/operation/undo.ts';
import type {Problem} from '../../core/problem.ts';
import {showAnswer} from '../dialogs/show-answer.ts';
import {toProblem} from '../reads/read-query.ts';
import {formatElsewhere, formatUndo} from '../session/connection-of.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {sendToAll} from './bulk.ts';
import {findConflict} from './conflict.ts';
import {declarationOf, draftPlace, placeProblem} from './declaration.ts';
import {moveToCreated} from './move-to-created.ts';
import {recordChange} from './record-change.ts';
import {sendPatiently} from './send.ts';
import type {ReviewState} from './states.ts';

/** Sends a reviewed change, once. What comes of it decides what is shown next; the form is never lost. */
export async function sendReview(tools: ControllerTools, dialog: Dialog<ReviewState>): Promise<void> {
  const {store} = tools;
  const review = dialog.state();
  if (review.state === 'sending' || review.problem?.kind === 'unknown-outcome' || !isConfirmed(review)) return;
  if (review.from.targets !== undefined) return sendToAll(tools, dialog, review.from.targets);
  dialog.update(state => ({...state, state: 'sending', problem: undefined}));
  const {connection} = review.from;
  const place = draftPlace(review.from);
  store.dispatch({type: 'form-draft', ...place, form: review.from.form});
  try {
    const answer = await sendPatiently(
      tools,
      {...review, connection},
      {
        isWanted: dialog.isOpen,
        say: waiting => dialog.update(state => ({...state, waiting})),
      },
    );
    store.dispatch({type: 'form-draft', ...place, form: undefined});
    dialog.close();
    review.form?.close();
    succeed(tools, review, answer);
  } catch (error) {
    await fail(tools, dialog, toProblem(error));
  }
}

/** True once what has to be typed was typed. */
function isConfirmed({confirm, typed}: ReviewState): boolean {
  return confirm === undefined || typed.text.trim() === confirm;
}

function succeed(tools: ControllerTools, review: ReviewState, answer: Item): void {
  const {store} = tools;
  const {connection} = review.from;
  const declaration = declarationOf(tools, review.from.declaration);
  const {shows, on} = declaration;
  const {before, kept, isFirst} = review.from;
  const facts = {isFirst, answer, vanished: review.vanishing};
  const made = {sent: review.input, before: {...before, ...kept}, facts};
  const undo = findUndo(declaration, made, tools.services.operation);
  recordChange(tools, review, {sent: review.input, before: made.before, answer});
  store.dispatch({
    type: 'undo',
    connection: connection.key,
    undo: undo === undefined ? undefined : {title: review.title, ...undo},
  });
  const elsewhere = formatElsewhere(store.getState(), connection);
  const told = declaration.tells?.(answer);
  const address = told === undefined ? '' : ` ${told}`;
  tools.notify(`${review.title}${elsewhere}: done.${address}${formatUndo(store.getState(), connection)}`, 'good');
  // What has no pane, such as a code signing config, is known by its answer alone.
  if (shows || (on.length === 0 && Object.keys(answer).length > 0)) showAnswer(tools, review.operation, answer);
  tools.refreshAll(connection);
  if (elsewhere === '') moveToCreated(tools, declaration, answer);
}

async function fail(tools: ControllerTools, dialog: Dialog<ReviewState>, problem: Problem): Promise<void> {
  const {title, form, from} = dialog.state();
  if (problem.kind === 'unknown-outcome') tools.refreshAll(from.connection);
  if (!dialog.isOpen()) {
    const elsewhere = formatElsewhere(tools.store.getState(), from.connection);
    return tools.notify(`${title}${elsewhere}: ${problem.what}`, 'bad');
  }
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
