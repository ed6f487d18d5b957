import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Item} from '../../core/item.ts';
import type {FollowUp} from '../../core/operation/operation.ts';
import {findUndo} from '../../core/operation/undo.ts';
import {mayBeCarriedOut, type Problem} from '../../core/problem.ts';
import type {Connection} from '../connection/connection.ts';
import {own} from '../connection/owner.ts';
import {showAnswer} from '../dialogs/show-answer.ts';
import {toProblem} from '../reads/read-query.ts';
import {formatElsewhere, formatUndo} from '../session/connection-of.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {rest, restUnread} from '../tools/rest.ts';
import {sendToAll} from './bulk.ts';
import {openConflict} from './conflict.ts';
import {declarationOf, draftPlace, placeProblem} from './declaration.ts';
import {describeGone} from './describe-gone.ts';
import {describeUnread} from './describe-unread.ts';
import {keepUnanswered} from './earlier.ts';
import {findWord} from './find-word.ts';
import {readFreshness} from './fresh.ts';
import {lookAtOutcome} from './look-at-outcome.ts';
import {moveToCreated} from './move-to-created.ts';
import {recordChange} from './record-change.ts';
import {type Sent, sendPatiently} from './send.ts';
import type {ReviewState, Setback} from './states.ts';

/** Sends a reviewed change on a key of its own: not while that may be the one that opened it. */
export function sendRead(tools: ControllerTools, dialog: Dialog<ReviewState>): void {
  const review = dialog.state();
  if (review.rest !== undefined && findWord(review) === undefined) return restUnread(dialog);
  void sendReview(tools, dialog);
}

/** Sends a reviewed change, once. What comes of it decides what is shown next; the form is never lost. */
async function sendReview(tools: ControllerTools, dialog: Dialog<ReviewState>): Promise<void> {
  const {store} = tools;
  const review = dialog.state();
  if (review.state !== 'ready' || !isConfirmed(review)) return;
  if (review.from.targets !== undefined) return sendToAll(tools, dialog, review.from.targets);
  const {from, operation} = review;
  const {connection} = from;
  dialog.update(state => ({...state, state: 'waiting', waiting: lookingText, setback: undefined, asked: false}));
  const place = draftPlace(from);
  store.dispatch({type: 'form-draft', ...place, form: from.form});
  try {
    const sent = await sendPatiently(
      tools,
      {connection, operation, ready: refused => findInput(tools, dialog, refused)},
      {
        isWanted: dialog.isOpen,
        say: waiting => dialog.update(state => ({...state, state: 'waiting', waiting})),
      },
    );
    if (sent === undefined) return;
    finish(tools, dialog, sent);
  } catch (error) {
    await fail(tools, dialog, toProblem(error));
  }
}

const lookingText = 'looking whether someone has changed it meanwhile';

/** True once what has to be typed was typed. */
function isConfirmed(review: ReviewState): boolean {
  const word = findWord(review);
  return word === undefined || review.typed.text.trim() === word;
}

/** A key that is held sends nothing; what may have been carried out, or has to be named, is asked for first. */
export function sendReviewAgain(tools: ControllerTools, dialog: Dialog<ReviewState>): void {
  const {rest: resting, setback} = dialog.state();
  if (resting !== undefined || setback === undefined) return rest(dialog);
  const unchecked = setback.sent === 'unchecked';
  dialog.update(state => ({...state, asked: true, unchecked}));
  if (findWord(dialog.state()) === undefined) void sendReview(tools, dialog);
}

/** What is to be sent, on what is there now; undefined when that has moved, which is shown, or when nobody can tell, which is asked. */
async function findInput(
  tools: ControllerTools,
  dialog: Dialog<ReviewState>,
  refused: Item | undefined,
): Promise<Item | undefined> {
  const {from, form, input, unchecked} = dialog.state();
  if (refused !== undefined) keepUnanswered(tools, from, undefined);
  const target = {connection: from.connection, fixed: from.form.fixed, seen: from};
  const fresh = await readFreshness(declarationOf(tools, from.declaration), target, dialog.signal);
  if (!dialog.isOpen()) return undefined;
  if (fresh.state === 'moved') {
    openConflict(tools, dialog, fresh.facts);
    return undefined;
  }
  if (fresh.state === 'unknown' && (fresh.problem.kind === 'missing' || !unchecked)) {
    // What is gone cannot be sent to, asked for or not.
    const isGone = fresh.problem.kind === 'missing';
    const problem = isGone
      ? describeGone(tools, from, fresh.problem)
      : describeUnread(fresh.problem, {hasForm: form !== undefined});
    setBack(dialog, {sent: isGone ? 'gone' : 'unchecked', problem, found: undefined});
    return undefined;
  }
  const sent = {...input, ...(fresh.state === 'same' && fresh.facts.guard)};
  keepUnanswered(tools, from, sent);
  dialog.update(state => ({...state, state: 'sending'}));
  return sent;
}

/** What was sent is done; the review and its form go, if they are still there. */
function finish(tools: ControllerTools, dialog: Dialog<ReviewState>, sent: Sent, words = ''): void {
  const review = dialog.state();
  const {from, form} = review;
  keepUnanswered(tools, from, undefined);
  tools.store.dispatch({type: 'form-draft', ...draftPlace(from), form: undefined});
  dialog.close();
  form?.close();
  succeed(tools, review, sent, words);
}

function succeed(tools: ControllerTools, review: ReviewState, {input: sent, answer}: Sent, words: string): void {
  const {store} = tools;
  const {connection} = review.from;
  const declaration = declarationOf(tools, review.from.declaration);
  const {shows, on} = declaration;
  const {before, kept, isFirst, prepared} = review.from;
  const facts = {isFirst, answer, vanished: review.vanishing};
  const made = {sent, before: {...before, ...kept, ...prepared?.before, ...review.oldCode?.before}, facts};
  const undo = findUndo(declaration, made, tools.services.operation);
  recordChange(tools, review, {sent, before: {...before, ...kept}, answer});
  store.dispatch({
    type: 'undo',
    connection: connection.key,
    undo: undo === undefined ? undefined : {title: review.title, ...undo},
  });
  const elsewhere = formatElsewhere(store.getState(), connection);
  const told = declaration.tells?.(answer);
  const address = told === undefined ? '' : ` ${told}`;
  const back = formatUndo(store.getState(), connection);
  const next = elsewhere === '' ? declaration.follow?.(sent, {...kept}) : undefined;
  const why = next === undefined ? '' : ` ${next.why}`;
  tools.notify(`${review.title}${elsewhere}: done.${address}${words}${why}${back}`, 'good');
  // What has no pane, such as a code signing config, is known by its answer alone.
  if (shows || (on.length === 0 && Object.keys(answer).length > 0)) showAnswer(tools, review.operation, answer);
  tools.refreshAll(connection);
  if (elsewhere === '') moveToCreated(tools, declaration, answer);
  if (next !== undefined) offer(tools, connection, next);
  review.from.done?.();
}

/** Opens the form of what is needed besides; Esc leaves it as it is. */
function offer(tools: ControllerTools, connection: Connection, {operation, resource, item, preset}: FollowUp): void {
  tools.execute({type: 'operation', name: operation, on: {resource, items: [own(connection, item)], preset}});
}

async function fail(tools: ControllerTools, dialog: Dialog<ReviewState>, problem: Problem): Promise<void> {
  const {title, form, from, input} = dialog.state();
  const mayBeDone = mayBeCarriedOut(problem);
  if (mayBeDone) tools.refreshAll(from.connection);
  else keepUnanswered(tools, from, undefined);
  if (!dialog.isOpen()) {
    const elsewhere = formatElsewhere(tools.store.getState(), from.connection);
    return tools.notify(`${title}${elsewhere}: ${problem.what}`, 'bad');
  }
  const setback: Setback = {sent: mayBeDone ? 'perhaps' : 'refused', problem, found: undefined};
  form?.update(state => ({...state, earlier: {input, setback}}));
  if (mayBeDone) return look(tools, dialog, setback);
  if (problem.kind === 'invalid' && form?.isOpen()) {
    dialog.close();
    form.update(state => ({...state, form: placeProblem(state.form, problem.why)}));
    return tools.notify(`${problem.what}: ${problem.why}`, 'bad');
  }
  setBack(dialog, setback);
}

/** Looks what became of it before it is offered to be sent again. */
async function look(tools: ControllerTools, dialog: Dialog<ReviewState>, setback: Setback): Promise<void> {
  dialog.update(state => ({...state, state: 'waiting', waiting: 'looking at what is there now', setback}));
  const {from, operation, input} = dialog.state();
  const outcome = await lookAtOutcome(tools, {from, operation, input}, dialog.signal);
  if (!dialog.isOpen()) return;
  if (outcome.isDone) {
    return finish(tools, dialog, {input, answer: {}}, ' Its answer was lost, but what is there now is what was sent.');
  }
  setBack(dialog, {...setback, found: outcome.found});
}

function setBack(dialog: Dialog<ReviewState>, setback: Setback): void {
  dialog.update(state => ({...state, state: 'ready', setback, asked: false, typed: toTextEdit('')}));
  rest(dialog);
}
