import type {Item} from '../../core/item.ts';
import {type Problem, ProblemError} from '../../core/problem.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** A change to be sent. */
export interface Change {
  readonly connection: Connection;
  readonly operation: string;
  readonly input: Item;
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
 * Sends a change once. When the service refuses it only because an update is under way, or because a new role is not
 * assumable yet, nothing has happened: it waits and then sends the refused change again. Rejects with a `ProblemError`.
 */
export async function sendPatiently(tools: ControllerTools, change: Change, patience: Patience): Promise<Item> {
  const {services} = tools;
  const began = services.now().getTime();
  for (;;) {
    try {
      const {connection, operation, input} = change;
      return await connection.call(operation, input, {background: false, signal: connection.signal});
    } catch (error) {
      const problem = toProblem(error);
      const waited = services.now().getTime() - began;
      const reason = toReason(change, problem);
      if (reason === undefined || waited > reason.longest || !patience.isWanted())
        throw new ProblemError(problem, {cause: error});
      await reason.wait(
        () => patience.say(`${reason.why} (${Math.round((services.now().getTime() - began) / 1000)} s)`),
        patience,
      );
    }
  }
}

interface Reason {
  readonly why: string;
  readonly longest: number;
  wait(say: () => void, patience: Patience): Promise<void>;
}

function toReason({connection, operation, input}: Change, {kind, why}: Problem): Reason | undefined {
  if (kind === 'conflict' && /in progress|pending/i.test(why)) {
    return {
      why: 'another update is under way; waiting for it',
      longest: longestUpdate,
      wait: (say, patience) => untilSettled(connection, input, say, patience),
    };
  }
  if (operation === 'CreateFunction' && /role .*cannot be assumed/i.test(why)) {
    return {
      why: 'the role is not assumable yet; trying again',
      longest: longestRole,
      wait: async say => {
        say();
        await pause(look * 3);
      },
    };
  }
  return undefined;
}

/** Looks at the function every second until nothing changes it any more, or nobody wants to know. */
async function untilSettled(
  connection: Connection,
  {FunctionName}: Item,
  say: () => void,
  {isWanted}: Patience,
): Promise<void> {
  for (let looks = 0; looks < longestUpdate / look && isWanted(); looks += 1) {
    say();
    await pause(look);
    const options = {background: true, signal: connection.signal};
    const now = await connection.call('GetFunctionConfiguration', {FunctionName}, options);
    if (now['State'] !== 'Pending' && now['LastUpdateStatus'] !== 'InProgress') return;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
