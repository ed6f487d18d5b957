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
import {readFacts} from './current-state.ts';
import {declarationOf, draftPlace} from './declaration.ts';
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
      const {state, undo} = await sendOne(tools, review, declaration, result.fixed);
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
  fixed: Item,
): Promise<{state: 'done' | Problem; undo?: Undone['undo']}> {
  const {
    from: {connection},
    operation,
    input: reviewed,
  } = review;
  try {
    const {guard, before, kept, isFirst} = await readFacts(connection, declaration, fixed, connection.signal);
    const input = {...reviewed, ...fixed, ...guard};
    const patience = {isWanted: () => !connection.signal.aborted, say: () => undefined};
    const answer = await sendPatiently(tools, {connection, operation, input}, patience);
    const made = {sent: input, before: {...before, ...kept}, facts: {isFirst, answer, vanished: undefined}};
    recordChange(tools, review, {sent: input, before: made.before, answer});
    return {state: 'done', undo: findUndo(declaration, made, tools.services.operation)};
  } catch (error) {
    return {state: toProblem(error)};
  }
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
}
