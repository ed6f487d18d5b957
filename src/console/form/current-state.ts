import type {Item} from '../../core/item.ts';
import {type CurrentState, formatTitle, type OperationDeclaration} from '../../core/operation/operation.ts';
import {findUnmet} from '../../core/operation/requirement.ts';
import {ProblemError} from '../../core/problem.ts';
import type {Connection} from '../connection/connection.ts';
import {openWaiting} from '../dialogs/waiting.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {TypedAhead} from '../tools/typed-ahead.ts';

/** What a change starts from. */
export interface CurrentFacts {
  readonly before: Item | undefined;
  readonly guard: Item;
  readonly kept: Item;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly withheld: Readonly<Record<string, string>>;
  /** The read answered that there is nothing yet. */
  readonly isFirst: boolean;
}

/** Nothing is read for what makes something new. */
export const nothingKnown: CurrentFacts = {
  before: undefined,
  guard: {},
  kept: {},
  choices: {},
  withheld: {},
  isFirst: false,
};

/**
 * Reads with something over the panes, which keeps what is typed for the form that follows. Esc gives up waiting: undefined
 * then, and when the reading failed, which is said; `unmet` when what the change needs is not there, which is said, too.
 */
export async function readWhileWaiting(
  tools: ControllerTools,
  connection: Connection,
  declaration: OperationDeclaration,
  fixed: Item,
): Promise<{facts: CurrentFacts; typed: readonly TypedAhead[]} | 'unmet' | undefined> {
  if (declaration.current === undefined) return {facts: nothingKnown, typed: []};
  const {title = formatTitle(declaration.operation)} = declaration;
  const waiting = openWaiting(tools, title, 'Reading what is there now…');
  const facts = await readCurrent(tools, connection, declaration, {fixed, signal: waiting.signal});
  if (!waiting.isOpen()) return undefined;
  waiting.close();
  if (facts === undefined || facts === 'unmet') return facts;
  return {facts, typed: waiting.state().typed};
}

async function readCurrent(
  tools: ControllerTools,
  connection: Connection,
  declaration: OperationDeclaration,
  {fixed, signal}: {fixed: Item; signal: AbortSignal},
): Promise<CurrentFacts | 'unmet' | undefined> {
  try {
    return await readPossible(connection, declaration, fixed, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    const problem = toProblem(error);
    if (error instanceof UnmetError) {
      tools.notify(`${problem.what}: ${problem.why}.`, 'warn');
      return 'unmet';
    }
    tools.notify(`${problem.what}: ${problem.why}. ${problem.tryThis}`, 'bad');
    return undefined;
  }
}

/** What is there now, exactly as the service has it. Rejects like any call; that there is none yet is no failure. */
export async function readFacts(
  connection: Connection,
  {current}: OperationDeclaration,
  fixed: Item,
  signal: AbortSignal,
): Promise<CurrentFacts> {
  return current === undefined ? nothingKnown : toFactsOf(current, await readOnce(connection, current, fixed, signal));
}

/** The same before a form is filled in: rejects when what the change needs is not there. */
async function readPossible(
  connection: Connection,
  declaration: OperationDeclaration,
  fixed: Item,
  signal: AbortSignal,
): Promise<CurrentFacts> {
  const {current, requires} = declaration;
  if (current === undefined) return nothingKnown;
  const read = await readOnce(connection, current, fixed, signal);
  const known = 'answer' in read ? read : {code: toProblem(read.error).code ?? ''};
  const unmet = findUnmet(requires, fixed, ({operation}) => (operation === current.operation ? known : undefined));
  if (unmet !== undefined) throw new UnmetError(declaration, unmet);
  return toFactsOf(current, read);
}

type ReadOnce = {readonly answer: Item} | {readonly error: unknown};

function toFactsOf(current: CurrentState, read: ReadOnce): CurrentFacts {
  if ('answer' in read) return toFacts(current, read.answer);
  const {code} = toProblem(read.error);
  if (code === undefined || !current.absent?.includes(code)) throw read.error;
  return {...toFacts(current, {}), isFirst: true};
}

async function readOnce(
  connection: Connection,
  {operation, input}: CurrentState,
  fixed: Item,
  signal: AbortSignal,
): Promise<ReadOnce> {
  try {
    return {
      answer: await connection.call(operation, withoutGaps(input(fixed)), {background: false, inDialog: true, signal}),
    };
  } catch (error) {
    return {error};
  }
}

/** What a change needs is not there. */
class UnmetError extends ProblemError {
  override readonly name = 'UnmetError';

  constructor({title, operation}: OperationDeclaration, why: string) {
    const what = title ?? formatTitle(operation);
    super({kind: 'missing', what, why, tryThis: 'Nothing was sent.'});
  }
}

function toFacts(current: CurrentState, answer: Item): CurrentFacts {
  return {
    before: current.toValues?.(answer),
    guard: withoutGaps(current.toGuard?.(answer) ?? {}),
    kept: current.toKept?.(answer) ?? {},
    choices: current.toChoices?.(answer) ?? {},
    withheld: current.toWithheld?.(answer) ?? {},
    isFirst: false,
  };
}

function withoutGaps(members: Item): Item {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
