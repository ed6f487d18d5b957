import {isSameValue} from '../../core/form/same-value.ts';
import type {Item} from '../../core/item.ts';
import {type Problem, ProblemError} from '../../core/problem.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** A change to be sent. */
export interface Change {
  readonly connection: Connection;
  readonly operation: string;
  /**
   * Looks at what is there right before each sending: what is to be sent on that; undefined when it is not to be sent.
   * `refused` is what was sent before and refused.
   */
  ready(refused: Item | undefined): Promise<Item | undefined>;
}

/** A change that was carried out. */
export interface Sent {
  readonly input: Item;
  readonly answer: Item;
}

/** While a change waits for the service to be ready: why, and whether it is still wanted. */
export interface Patience {
  say(why: string): void;
  isWanted(): boolean;
}

/** Milliseconds between two looks at what is waited for, and the longest wait for each reason (Lambda developer guide). */
const look = 1000;
const longestUpdate = 300_000;
const longestRole = 120_000;

/**
 * Sends a change once; undefined when it was not to be sent. When the service refuses it only because an update is seen to be
 * under way, because a new role is not assumable yet, or because only its revision has moved, nothing has happened: once the
 * reason is seen to be gone the refused change is sent again. Rejects with a `ProblemError`.
 */
export async function sendPatiently(
  tools: ControllerTools,
  change: Change,
  patience: Patience,
): Promise<Sent | undefined> {
  const {services} = tools;
  const began = services.now().getTime();
  const {connection, operation, ready} = change;
  let input = await ready(undefined);
  for (;;) {
    if (input === undefined) return undefined;
    try {
      const answer = await connection.call(operation, input, {background: false, signal: connection.signal});
      return {input, answer};
    } catch (error) {
      const problem = toProblem(error);
      const waited = services.now().getTime() - began;
      const reason = toReason(change, input, problem);
      const refused = new ProblemError(problem, {cause: error});
      if (reason === undefined || waited > reason.longest || !patience.isWanted()) throw refused;
      const say = () => patience.say(`${reason.why} (${Math.round((services.now().getTime() - began) / 1000)} s)`);
      if (!(await reason.isGone(say, patience)) || !patience.isWanted()) throw refused;
      const next = await ready(input);
      if (reason.isMoved && next !== undefined && isSameValue(next, input)) throw refused;
      input = next;
    }
  }
}

interface Reason {
  readonly why: string;
  readonly longest: number;
  /** It goes on only when there is something else to send. */
  readonly isMoved?: true;
  /** Whether it was seen to go, or may have gone unseen. */
  isGone(say: () => void, patience: Patience): Promise<boolean>;
}

function toReason({connection, operation}: Change, input: Item, {kind, why}: Problem): Reason | undefined {
  const {FunctionName} = input;
  if (kind === 'conflict' && /in progress|pending/i.test(why) && FunctionName !== undefined) {
    return {
      why: 'another update is under way; waiting for it',
      longest: longestUpdate,
      isGone: (say, patience) => hasSettled(connection, {FunctionName}, say, patience),
    };
  }
  if (kind === 'precondition') {
    return {why: 'it has moved', longest: longestUpdate, isMoved: true, isGone: async () => true};
  }
  if (operation === 'CreateFunction' && /role .*cannot be assumed/i.test(why)) {
    return {
      why: 'the role is not assumable yet; trying again',
      longest: longestRole,
      isGone: async say => {
        say();
        await pause(look * 3);
        return true;
      },
    };
  }
  return undefined;
}

/** Looks at the function every second until nothing changes it any more, or nobody wants to know: whether an update was seen to end. */
async function hasSettled(
  connection: Connection,
  target: Item,
  say: () => void,
  {isWanted}: Patience,
): Promise<boolean> {
  for (let looks = 0; looks < longestUpdate / look && isWanted(); looks += 1) {
    const options = {background: true, signal: connection.signal};
    const now = await connection.call('GetFunctionConfiguration', target, options);
    if (now['State'] !== 'Pending' && now['LastUpdateStatus'] !== 'InProgress') return looks > 0;
    say();
    await pause(look);
  }
  return false;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
