import type {Item} from '../../core/item.ts';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import {findUndo} from '../../core/operation/undo.ts';
import type {Problem} from '../../core/problem.ts';
import {toProblem} from '../reads/read-query.ts';
import {setMarks} from '../selection/marks.ts';
import {formatElsewhere, formatUndo} from '../session/connection-of.ts';
import {toSharedUndo, type Undone} from '../session/shared-undo.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {describeMoved} from './conflict.ts';
import {nothingKnown} from './current-state.ts';
import {declarationOf, draftPlace} from './declaration.ts';
import {describeGone} from './describe-gone.ts';
import {type Freshness, readFreshness, type SeenState} from './fresh.ts';
import {recordChange} from './record-change.ts';
import {sendPatiently} from './send.ts';
import {type BulkTarget, bulkDialogName, type ReviewState} from './states.ts';

/** Changes that are under way at the same time. */
const atOnce = 4;

/** Sends one reviewed change for each of its targets, at most four at once, each once; those that fail stay marked. */
export async function sendToAll(
  tools: ControllerTools,
  reviewed: Dialog<ReviewState>,
  targets: readonly BulkTarget[],
): Promise<void> {
  const {store} = tools;
  const review = reviewed.state();
  const declaration = declarationOf(tools, review.from.declaration);
  const results = targets.map(target => ({...target, state: 'waiting' as BulkTarget['state']}));
  reviewed.close();
  review.form?.close();
  const dialog = tools.dialogs.open(bulkDialogName, {title: review.title, targets, top: 0});
  const show = () => dialog.update(state => ({...state, targets: results.map(result => ({...result}))}));
  const undone: Undone[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let result = results[next++]; result !== undefined; result = results[next++]) {
      result.state = 'sending';
      show();
      const seen = review.ofTargets?.[results.indexOf(result)]?.seen;
      const {state, undo} = await sendOne(tools, review, declaration, {fixed: result.fixed, seen});
      result.state = state;
      if (state === 'done') undone.push({...result, undo});
      show();
    }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  const {connection} = review.from;
  store.dispatch({type: 'undo', connection: connection.key, undo: toSharedUndo(review.title, undone)});
  finish(tools, review, results);
}

/** Through the connection it was reviewed for, whichever is looked at meanwhile. */
async function sendOne(
  tools: ControllerTools,
  review: ReviewState,
  declaration: OperationDeclaration,
  {fixed, seen}: {fixed: Item; seen: SeenState | undefined},
): Promise<{state: 'done' | Problem; undo?: Undone['undo']}> {
  const {
    from: {connection},
    operation,
    input: reviewed,
  } = review;
  const {signal} = connection;
  const fresh = () => readFreshness(declaration, {connection, fixed, seen: seen ?? nothingKnown}, signal);
  let facts = nothingKnown;
  let obstacle: Problem | undefined;
  const ready = async () => {
    const now = await fresh();
    obstacle = seen === undefined ? undefined : findObstacle(tools, review, fixed, {seen, now});
    if (obstacle !== undefined) return undefined;
    // What could not be read when it was reviewed is sent unchecked: that was asked for.
    facts = now.state === 'unknown' ? nothingKnown : now.facts;
    return {...reviewed, ...fixed, ...facts.guard};
  };
  try {
    const patience = {isWanted: () => !signal.aborted, say: () => undefined};
    const sent = await sendPatiently(tools, {connection, operation, ready}, patience);
    if (sent === undefined) return {state: obstacle as Problem};
    const {input, answer} = sent;
    const {isFirst} = facts;
    const made = {sent: input, before: {...facts.before, ...facts.kept}, facts: {isFirst, answer, vanished: undefined}};
    recordChange(tools, review, {sent: input, before: made.before, answer});
    return {state: 'done', undo: findUndo(declaration, made, tools.services.operation)};
  } catch (error) {
    return {state: toProblem(error)};
  }
}

/** Why it must not be sent on what is there now. */
function findObstacle(
  tools: ControllerTools,
  {from, operation}: ReviewState,
  fixed: Item,
  {seen, now}: {seen: SeenState; now: Freshness},
): Problem | undefined {
  if (now.state === 'unknown') {
    const on = {declaration: from.declaration, form: {...from.form, fixed}};
    if (now.problem.kind === 'missing') return describeGone(tools, on, now.problem);
    return {...now.problem, what: `It was not sent: ${now.problem.what}`};
  }
  return now.state === 'moved' ? describeMoved(tools, operation, {seen, now: now.facts}) : undefined;
}

function finish(tools: ControllerTools, {from, title}: ReviewState, results: readonly BulkTarget[]): void {
  const {store, workspace} = tools;
  const {connection} = from;
  const failed = results.filter(({state}) => typeof state === 'object');
  const resource = workspace.resource(results[0]?.resource ?? '');
  if (resource !== undefined) {
    const left = failed.map(({id}) => id);
    setMarks(tools, connection, resource, left);
  }
  store.dispatch({type: 'form-draft', ...draftPlace(from), form: undefined});
  const kept = failed.length === 0 ? '' : ` ${failed.length} failed and stay marked.`;
  const back = formatUndo(store.getState(), connection);
  const done = `${title}${formatElsewhere(store.getState(), connection)}: ${results.length - failed.length} done.`;
  tools.notify(`${done}${kept}${back}`, failed.length === 0 ? 'good' : 'bad');
  tools.refreshAll(connection);
  from.done?.();
}
