import {type QueryClient, type QueryObserverOptions, replaceEqualDeep} from '@tanstack/query-core';
import type {Answer} from '../../core/detail-line.ts';
import type {Item} from '../../core/item.ts';
import {type Problem, ProblemError} from '../../core/problem.ts';
import type {Read} from '../../core/resource/detail.ts';
import type {Connection} from '../connection/connection.ts';
import {own} from '../connection/owner.ts';
import {callOrLess} from './call-or-less.ts';
import {selectedPromise} from './promises.ts';
import {keepAsked} from './waits.ts';

/** Query options of a single call whose answer a tab shows. */
export function buildReadQuery(
  connection: Connection,
  operation: string,
  input: Item,
  {background}: {background: boolean} = {background: false},
) {
  const queryKey = ['read', connection.key, operation, input] as const;
  return {
    queryKey,
    queryFn: ({client, signal}: {client: QueryClient; signal: AbortSignal}) => {
      keepAsked(client, queryKey);
      return callOrLess(connection, operation, input, {background, signal});
    },
    structuralSharing: (before: unknown, answer: unknown) => share(connection, before, answer),
    notifyOnChangeProps: ['data', 'error'],
    staleTime: selectedPromise,
  } satisfies QueryObserverOptions<Item>;
}

/** What did not change stays the very same, so that nothing is drawn for it; what did is still the connection's. */
function share(connection: Connection, before: unknown, answer: unknown): unknown {
  const shared = replaceEqualDeep(before, answer);
  return shared === before ? before : own(connection, shared as Item);
}

/** A query's state as the answer a tab understands. */
export function toAnswer(
  read: Read<Item, unknown>,
  query: {data: unknown; error: unknown},
  age?: string | undefined,
): Answer<unknown> {
  if (query.error !== null && query.error !== undefined) {
    const problem = toProblem(query.error);
    if (problem.code !== undefined && read.absent.includes(problem.code)) return {state: 'absent', age};
    return {state: 'failed', problem};
  }
  return query.data === undefined ? {state: 'pending'} : {state: 'ready', value: query.data, age};
}

/** The problem of any rejection; services reject with `ProblemError`s, anything else is a fault of ours and says so. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (isProblem(error)) return error;
  const why = error instanceof Error ? error.message : String(error);
  return {kind: 'unexpected', what: 'Something went wrong in Lambdeck itself', why, tryThis: 'press r to try again'};
}

/** Whether a read was refused for a permission that is missing: asked again, it is refused again. */
export function isForbidden(error: unknown): boolean {
  return error !== null && error !== undefined && toProblem(error).kind === 'denied';
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'what' in error && 'why' in error && 'tryThis' in error;
}
