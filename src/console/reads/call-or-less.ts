import type {Item} from '../../core/item.ts';
import {ProblemError} from '../../core/problem.ts';
import type {CallOptions, Connection} from '../connection/connection.ts';

/** Calls that tell a part of what others do, for roles that may make the one and not the other. */
const lesser: Readonly<Record<string, {readonly operation: string; toAnswer(answer: Item): Item}>> = {
  GetFunction: {operation: 'GetFunctionConfiguration', toAnswer: Configuration => ({Configuration})},
};

/** Milliseconds for which what was refused is not asked again before the lesser call. */
const refusedFor = 60_000;

interface Refusal {
  readonly error: unknown;
  readonly at: number;
}

const refusals = new WeakMap<Connection, Map<string, Refusal>>();

/**
 * A call for something that is shown: what is refused for want of a permission is made up for by a call that tells a part of
 * it. Rejects with a `ProblemError`: the refusal, when the other call is refused, too.
 */
export async function callOrLess(
  connection: Connection,
  operation: string,
  input: Item,
  options: CallOptions,
): Promise<Item> {
  const other = lesser[operation];
  if (other === undefined) return connection.call(operation, input, options);
  const first = await callAtFirst(connection, operation, input, options);
  if ('answer' in first) return first.answer;
  try {
    return other.toAnswer(await connection.call(other.operation, input, options));
  } catch (error) {
    throw isDenied(error) ? first.error : error;
  }
}

/** The answer, or that it was refused just now or a short while ago. */
async function callAtFirst(
  connection: Connection,
  operation: string,
  input: Item,
  options: CallOptions,
): Promise<{readonly answer: Item} | Refusal> {
  const known = refusals.get(connection) ?? new Map<string, Refusal>();
  refusals.set(connection, known);
  const key = JSON.stringify([operation, input]);
  const last = known.get(key);
  if (last !== undefined && Date.now() - last.at < refusedFor) return last;
  try {
    const answer = await connection.call(operation, input, options);
    known.delete(key);
    return {answer};
  } catch (error) {
    if (!isDenied(error)) throw error;
    const refusal = {error, at: Date.now()};
    known.set(key, refusal);
    return refusal;
  }
}

function isDenied(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.kind === 'denied';
}
