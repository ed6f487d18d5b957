import type {QueryClient} from '@tanstack/query-core';
import type {Sign} from '../../core/signs/sign.ts';
import {boardThrough, refreshEvery} from './board-cache.ts';

/** What the board has found out about a function, and the milliseconds since that was read. */
export interface BoardSigns {
  readonly signs: readonly Sign[];
  readonly age: number;
}

/** Milliseconds for which it is right while the board is shown, and after which it is not told any more. */
export const boardPromise = 2 * refreshEvery;
const forgotten = 5 * refreshEvery;

/** What the board of a connection has found out about a function, as long as that is worth telling. */
export function findBoardSigns(
  client: QueryClient,
  connection: string,
  functionName: string,
  now: Date,
): BoardSigns | undefined {
  const incident = boardThrough(client, connection)?.byName.get(functionName);
  if (incident === undefined) return undefined;
  const age = now.getTime() - incident.readAt;
  return age > forgotten ? undefined : {signs: incident.signs, age};
}
