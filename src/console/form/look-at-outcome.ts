import {findPresenceRead, isCarriedOut} from '../../core/operation/carried-out.ts';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readFacts} from './current-state.ts';
import {declarationOf} from './declaration.ts';
import {findMoved} from './fresh.ts';
import type {ReviewState} from './states.ts';

/** What became of a change whose answer was lost, as far as looking tells. */
export type ChangeOutcome = {readonly isDone: true} | {readonly isDone: false; readonly found: string | undefined};

type Change = Pick<ReviewState, 'from' | 'operation' | 'input'>;

/** Reads what is there now of what a change was sent for. */
export async function lookAtOutcome(
  tools: ControllerTools,
  change: Change,
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  const declaration = declarationOf(tools, change.from.declaration);
  return declaration.current === undefined
    ? lookForPresence(tools, change, signal)
    : lookAtState(tools, declaration, change, signal);
}

async function lookAtState(
  {services}: ControllerTools,
  declaration: OperationDeclaration,
  {from, operation, input}: Change,
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  try {
    const now = await readFacts(from.connection, declaration, from.form.fixed, signal);
    if (isCarriedOut(services.operation(operation), declaration, {sent: input, now})) return {isDone: true};
    return {isDone: false, found: findMoved(from, now).length === 0 ? asBefore : otherThanBefore};
  } catch (error) {
    const {kind, what} = toProblem(error);
    if (kind === 'missing' && declaration.removes !== undefined) return {isDone: true};
    return {isDone: false, found: formatUnreadable(what)};
  }
}

const asBefore =
  'Looked: what is there now is as it was before. It was not carried out, or not yet, or made something new.';
const otherThanBefore = 'Looked: what is there now is neither what was sent nor what was there before.';

/** Whether what was to be made or deleted is there. */
async function lookForPresence(
  {services}: ControllerTools,
  {from, operation, input}: Change,
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  const names = new Set<string>(services.operations());
  const known = {has: (name: string) => names.has(name), get: services.operation};
  const read = findPresenceRead(services.operation(operation), input, known);
  if (read === undefined) return {isDone: false, found: undefined};
  const isDeletion = operation.startsWith('Delete');
  try {
    await from.connection.call(read.operation, read.input, {background: false, inDialog: true, signal});
    return {isDone: false, found: isDeletion ? stillThere : isThere};
  } catch (error) {
    const {kind, what} = toProblem(error);
    if (kind !== 'missing') return {isDone: false, found: formatUnreadable(what)};
    return isDeletion ? {isDone: true} : {isDone: false, found: notThere};
  }
}

const stillThere = 'Looked: it is still there.';
const isThere = 'Looked: there is one now. It may be the one that was sent.';
const notThere = 'Looked: there is none, or not yet.';

function formatUnreadable(what: string): string {
  return `What is there now could not be read: ${what}.`;
}
