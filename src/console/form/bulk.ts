import type {Item} from '../../core/item.ts';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import {findUndo} from '../../core/operation/undo.ts';
import type {Problem} from '../../core/problem.ts';
import {toProblem} from '../reads/read-query.ts';
import {setMarks} from '../selection/marks.ts';
import {connectionKey} from '../session/connection-key.ts';
import {toSharedUndo, type Undone} from '../session/shared-undo.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readFacts} from './current-state.ts';
import {declarationOf, draftKey} from './declaration.ts';
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
  const connection = connectionKey(store.getState());
  // The connection may be changed once the results were closed: what is left must not reach another account.
  const isThere = () => connectionKey(store.getState()) === connection;
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
      const {state, undo} = await sendOne(tools, review, {declaration, fixed: result.fixed, isThere});
      result.state = state;
      if (state === 'done') undone.push({...result, undo});
      show();
    }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  store.dispatch({type: 'undo', undo: toSharedUndo({title: review.title, connection: connection ?? ''}, undone)});
  finish(tools, review, {results, isThere: isThere()});
}

const notSent: Problem = {
  kind: 'aborted',
  what: 'Not sent',
  why: 'the connection was changed meanwhile',
  tryThis: 'Go back to the connection and do it again for those that are left.',
};

async function sendOne(
  tools: ControllerTools,
  review: ReviewState,
  {declaration, fixed, isThere}: {declaration: OperationDeclaration; fixed: Item; isThere: () => boolean},
): Promise<{state: 'done' | Problem; undo?: Undone['undo']}> {
  if (!isThere()) return {state: notSent};
  const {connection} = review.from;
  try {
    const {guard, before, kept, isFirst} = await readFacts(connection, declaration, fixed, connection.signal);
    if (!isThere()) return {state: notSent};
    const input = {...review.input, ...fixed, ...guard};
    const answer = await sendPatiently(
      tools,
      {connection, operation: review.operation, input},
      {isWanted: isThere, say: () => undefined},
    );
    return {
      state: 'done',
      undo: findUndo(
        declaration,
        {sent: input, before: {...before, ...kept}, facts: {isFirst, answer, vanished: undefined}},
        tools.services.operation,
      ),
    };
  } catch (error) {
    return {state: toProblem(error)};
  }
}

function finish(
  tools: ControllerTools,
  review: ReviewState,
  {results, isThere}: {results: readonly BulkTarget[]; isThere: boolean},
): void {
  const failed = results.filter(({state}) => typeof state === 'object');
  const resource = tools.workspace.resource(results[0]?.resource ?? '');
  if (resource !== undefined && isThere)
    setMarks(
      tools,
      resource,
      failed.map(({id}) => id),
    );
  if (isThere)
    tools.store.dispatch({type: 'form-draft', key: draftKey(tools.store.getState(), review.from), form: undefined});
  const kept =
    failed.length === 0
      ? ''
      : ` ${failed.length} failed${isThere ? ' and stay marked' : ': the connection was changed'}.`;
  const back = tools.store.getState().undo === undefined ? '' : ' u puts it back.';
  const done = `${review.title}: ${results.length - failed.length} done.`;
  tools.notify(`${done}${kept}${back}`, failed.length === 0 ? 'good' : 'bad');
  tools.refreshAll();
}
