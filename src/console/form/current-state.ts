import type {Item} from '../../core/item.ts';
import {type CurrentState, formatTitle, type OperationDeclaration} from '../../core/operation/operation.ts';
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
 * then, and when the reading failed, which is said.
 */
export async function readWhileWaiting(
  tools: ControllerTools,
  connection: Connection,
  declaration: OperationDeclaration,
  fixed: Item,
): Promise<{facts: CurrentFacts; typed: readonly TypedAhead[]} | undefined> {
  if (declaration.current === undefined) return {facts: nothingKnown, typed: []};
  const {title = formatTitle(declaration.operation)} = declaration;
  const waiting = openWaiting(tools, title, 'Reading what is there now…');
  const facts = await readCurrent(tools, connection, declaration, {fixed, signal: waiting.signal});
  if (!waiting.isOpen()) return undefined;
  waiting.close();
  return facts && {facts, typed: waiting.state().typed};
}

/** Reads what is there now; undefined when that failed, which is said, or was given up. */
async function readCurrent(
  tools: ControllerTools,
  connection: Connection,
  declaration: OperationDeclaration,
  {fixed, signal}: {fixed: Item; signal: AbortSignal},
): Promise<CurrentFacts | undefined> {
  try {
    return await readFacts(connection, declaration, fixed, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    const problem = toProblem(error);
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
  if (current === undefined) return nothingKnown;
  try {
    const input = withoutGaps(current.input(fixed));
    return toFacts(current, await connection.call(current.operation, input, {background: false, signal}));
  } catch (error) {
    const {code} = toProblem(error);
    if (code === undefined || !current.absent?.includes(code)) throw error;
    return {...toFacts(current, {}), isFirst: true};
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
