import type {Item} from '../../core/item.ts';
import {type CurrentState, formatTitle, type OperationDeclaration} from '../../core/operation/operation.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** What a change starts from. */
export interface Start {
  readonly before: Item | undefined;
  readonly guard: Item;
  readonly kept: Item;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly withheld: Readonly<Record<string, string>>;
}

/** Nothing is read for what makes something new. */
export const nothingKnown: Start = {before: undefined, guard: {}, kept: {}, choices: {}, withheld: {}};

/** Reads with something over the panes, so that keys typed ahead mean nothing to them. Esc gives up waiting. */
export async function readWhileWaiting(
  tools: ControllerTools,
  declaration: OperationDeclaration,
  fixed: Item,
): Promise<Start | undefined> {
  if (declaration.current === undefined) return nothingKnown;
  const {title = formatTitle(declaration.operation)} = declaration;
  const lines = ['Reading what is there now…'];
  const {overlay: under} = tools.store.getState();
  const waiting = {
    type: 'text',
    title,
    lines,
    plainLines: lines,
    revealed: false,
    top: 0,
    ...(under && {under}),
  } as const;
  tools.open(waiting);
  const start = await readStart(tools, declaration, fixed);
  if (tools.store.getState().overlay !== waiting) return undefined;
  tools.close();
  return start;
}

/** Reads what is there now, exactly as the service has it; undefined when that failed, which is said. */
export async function readStart(
  tools: ControllerTools,
  {current}: OperationDeclaration,
  fixed: Item,
): Promise<Start | undefined> {
  if (current === undefined) return nothingKnown;
  try {
    const answer = await tools.services.readExact(
      current.operation,
      withoutGaps(current.input(fixed)),
      new AbortController().signal,
    );
    return toStart(current, answer);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.code !== undefined && current.absent?.includes(problem.code)) return toStart(current, {});
    tools.notify(`${problem.what}: ${problem.why}. ${problem.tryThis}`, 'bad');
    return undefined;
  }
}

function toStart(current: CurrentState, answer: Item): Start {
  return {
    before: current.toValues?.(answer),
    guard: withoutGaps(current.toGuard?.(answer) ?? {}),
    kept: current.toKept?.(answer) ?? {},
    choices: current.toChoices?.(answer) ?? {},
    withheld: current.toWithheld?.(answer) ?? {},
  };
}

function withoutGaps(members: Item): Item {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
