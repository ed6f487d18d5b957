import type {QueryClient} from '@tanstack/query-core';
import {isMoving} from '../../core/resource/moving.ts';
import type {ListData} from '../reads/list-query.ts';
import {readState} from '../reads/read-key.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ShownFact} from './shown-facts.ts';

/** The part of a promise after which a read begins anew: the rest is for its turn and its answer. */
const early = 0.7;
/** Milliseconds until something that the service is still changing is looked at again. */
const settleEvery = 2000;
/** Milliseconds until a call that failed is made again; what is not allowed stays so for longer. */
const retryEvery = 10_000;
const retryRefused = 60_000;

/** What has to be read now, what is wanted most first, and when to look again. */
export function planReads(
  client: QueryClient,
  all: readonly ShownFact[],
  isReading: (key: ShownFact['key']) => boolean,
  now: number,
): {readonly due: readonly ShownFact[]; readonly next: number} {
  const waiting = all
    .filter(({key}) => !isReading(key))
    .map(watched => ({watched, at: dueAt(client, watched), deadline: overdueAt(client, watched)}))
    .sort((a, b) => toRank(a.deadline) - toRank(b.deadline));
  const times = [...waiting.map(({at}) => at), ...all.map(watched => overdueAt(client, watched))];
  return {
    due: waiting.filter(({at}) => at <= now).map(({watched}) => watched),
    next: Math.min(...times.filter(at => at > now)),
  };
}

/** What was never read has no deadline to miss, and is wanted most. */
function toRank(deadline: number): number {
  return deadline === Number.POSITIVE_INFINITY ? 0 : deadline;
}

/** When something that is watched has to be read, in milliseconds since 1970; never while somebody is reading it. */
function dueAt(client: QueryClient, {key, promise, isOurs}: ShownFact): number {
  const state = readState(client, key);
  if (state === undefined) return isOurs ? 0 : Number.POSITIVE_INFINITY;
  if (state.fetchStatus === 'fetching') return Number.POSITIVE_INFINITY;
  if (state.error !== null) return state.errorUpdatedAt + waitAfter(state.error, promise);
  if (state.data === undefined) return isOurs ? 0 : Number.POSITIVE_INFINITY;
  if (key[0] === 'list' && isBroken(state.data)) return state.dataUpdatedAt + retryEvery;
  const wait = isMoving(state.data) ? Math.min(settleEvery, promise) : promise * early;
  return state.isInvalidated ? 0 : state.dataUpdatedAt + wait;
}

/** When something that is watched is older than its promise, if nobody reads it before. */
export function overdueAt(client: QueryClient, {key, promise}: ShownFact): number {
  const state = readState(client, key);
  return state?.data === undefined ? Number.POSITIVE_INFINITY : state.dataUpdatedAt + promise;
}

/** True for a list that broke off: what it has is shown, and it goes on where it stopped. */
export function isBroken(data: unknown): boolean {
  const {complete, problem} = data as ListData;
  return !complete && problem !== undefined;
}

/**
 * That there is none is an answer like another; so nothing is asked more often for having failed. What the user stopped is
 * not asked for until they want it.
 */
function waitAfter(error: unknown, promise: number): number {
  const {kind} = toProblem(error);
  if (kind === 'aborted') return Number.POSITIVE_INFINITY;
  if (kind === 'missing') return promise * early;
  if (kind === 'denied' || kind === 'unsupported') return retryRefused;
  return Math.max(retryEvery, promise * early);
}
