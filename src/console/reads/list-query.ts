import {type QueryClient, type QueryObserverOptions, replaceEqualDeep, skipToken} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import {madeOnce} from '../../core/made-once.ts';
import {type Problem, ProblemError} from '../../core/problem.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Connection, Page} from '../connection/connection.ts';
import {hashOf, type ListKey} from './read-key.ts';
import {toProblem} from './read-query.ts';
import {createSharing, shareList} from './share-items.ts';
import {keepAsked} from './waits.ts';

/** What is known of a list. Items stay while a refresh is under way and when one fails. */
export interface ListData {
  readonly items: readonly Item[];
  /** False while pages are missing: still coming, or lost with `problem`. */
  readonly complete: boolean;
  /** Why the list ends too early, and from where it can be resumed. */
  readonly problem: Problem | undefined;
  readonly resumeFrom: string | undefined;
  /** An item that was read by its own name: it stands in the list before the list has come to it. */
  readonly ahead?: {readonly item: Item; isSame(other: Item): boolean};
  /** Of a list that is read of one function after the other: how many of them by now, while it comes. */
  readonly progress?: Page['progress'];
  /** Items read so far by a refresh that will replace these. */
  readonly refreshed: number | undefined;
  readonly gaps: Gaps;
}

/** What the service sent in place of what belongs into a list. */
export interface Gaps {
  /** Nulls in place of items. */
  readonly nulls: number;
  /** Pages without a list, be it an empty one. */
  readonly pages: number;
  /** Functions that may not be asked about, of a list that is read of each. */
  readonly refused: number;
}

/** The key of a resource's list under a parent. */
export function toListKey(connection: string, operation: string, input: Item): ListKey {
  return ['list', connection, operation, input];
}

/** Key of a resource's list for its parent's item. */
export function resourceListKey(connection: string, resource: Resource, parent: Item | undefined): ListKey {
  return toListKey(connection, resource.list, resource.input(parent));
}

/** Pages arrive faster than anyone reads: a list is shown anew at most this often, in milliseconds. */
const showEvery = 120;

/**
 * Query options of a list. A first load shows its pages as they come; a refresh replaces the list when it is whole; a
 * list that broke off goes on where it stopped.
 */
export function buildListQuery(connection: Connection | undefined, client: QueryClient, key: ListKey) {
  return {
    queryKey: key,
    queryKeyHashFn: hashOf,
    queryFn:
      connection === undefined
        ? skipToken
        : ({signal}: {signal: AbortSignal}) => readList(connection, client, key, signal),
    structuralSharing: false,
    notifyOnChangeProps: ['data', 'error'],
    staleTime: 30_000,
  } satisfies QueryObserverOptions<ListData, Error, ListData, ListKey>;
}

async function readList(
  connection: Connection,
  client: QueryClient,
  key: ListKey,
  signal: AbortSignal,
): Promise<ListData> {
  const [, , operation, input] = key;
  keepAsked(client, key);
  const before = client.getQueryData<ListData>(key);
  const resumeFrom = before?.resumeFrom;
  const refreshing = before?.complete === true;
  const known = before?.items.filter(item => item !== before.ahead?.item) ?? [];
  const items: Item[] = resumeFrom === undefined ? [] : [...known];
  const share = createSharing(refreshing ? before.items : []);
  const began = Date.now();
  let gaps = resumeFrom === undefined ? noGaps : (before?.gaps ?? noGaps);
  const show = (data: ListData) => client.setQueryData<ListData>(key, data);
  const listed = () => withAhead(partial([...items], gaps), client.getQueryData<ListData>(key));
  let shown = Number.NEGATIVE_INFINITY;
  try {
    for await (const page of connection.list(operation, input, {resumeFrom, background: refreshing, signal})) {
      keepAsked(client, key);
      items.push(...page.items.map(share));
      gaps = addGaps(gaps, page);
      const time = performance.now();
      if (time - shown < showEvery) continue;
      shown = time;
      show(refreshing ? {...before, refreshed: items.length} : withProgress(listed(), page));
    }
  } catch (error) {
    const problem = toProblem(error);
    // What is given up leaves the list as it was, still to be read: showing it would make it count as new.
    if (refreshing && !signal.aborted) show({...before, refreshed: undefined});
    if (signal.aborted || refreshing || items.length === 0) throw new ProblemError(problem, {cause: error});
    return {...listed(), problem, resumeFrom: findResumeToken(error)};
  }
  client.setQueryData(toBeganKey(key), began);
  return toWhole(refreshing ? before : undefined, items, gaps);
}

/**
 * Reads a list again with nobody noticing, in its turn: nothing is shown before it is whole, and a list that has not
 * changed is the one there was. Rejects like any call.
 */
export async function readListAgain(
  connection: Connection,
  key: ListKey,
  before: ListData | undefined,
  signal: AbortSignal,
): Promise<ListData> {
  const [, , operation, input] = key;
  const items: Item[] = [];
  const share = createSharing(before?.items ?? []);
  let gaps = noGaps;
  for await (const page of connection.list(operation, input, {resumeFrom: undefined, background: true, signal})) {
    items.push(...page.items.map(share));
    gaps = addGaps(gaps, page);
  }
  return toWhole(before, items, gaps);
}

const noGaps: Gaps = {nulls: 0, pages: 0, refused: 0};

function addGaps({nulls, pages, refused}: Gaps, page: Page): Gaps {
  const {leftOut = 0, isUnlisted = false, refused: isRefused = false} = page;
  return {nulls: nulls + leftOut, pages: pages + Number(isUnlisted), refused: refused + Number(isRefused)};
}

function toWhole(before: ListData | undefined, items: readonly Item[], gaps: Gaps): ListData {
  const shared = shareList(before?.items ?? [], items);
  const isSame = before?.complete && shared === before.items && replaceEqualDeep(before.gaps, gaps) === before.gaps;
  if (isSame && before.refreshed === undefined) return before;
  return {...partial(shared, gaps), complete: true};
}

/** The cache key of when the last whole reading of a list began, in milliseconds: no item of it is older. */
export const toBeganKey = madeOnce(([, ...rest]: ListKey) => ['list-began', ...rest] as const);

function withProgress(list: ListData, {progress}: Page): ListData {
  return progress === undefined ? list : {...list, progress};
}

/** A list that is not whole, with the item that was read ahead of it. */
function withAhead(list: ListData, shown: ListData | undefined): ListData {
  const ahead = shown?.ahead;
  if (ahead === undefined || list.items.some(ahead.isSame)) return list;
  return {...list, items: [...list.items, ahead.item], ahead};
}

/** Puts an item into a list that may not have come to it yet, or may not be read at all. */
export function putAhead(client: QueryClient, key: ListKey, item: Item, isSame: (other: Item) => boolean): void {
  const state = client.getQueryState<ListData>(key);
  if (state?.data?.complete === true) return;
  const problem = state?.error == null ? state?.data?.problem : toProblem(state.error);
  const before = {...(state?.data ?? partial([], noGaps)), problem};
  // The list itself is as old as it was: still to be read, where nobody reads it yet.
  const updatedAt = state?.dataUpdatedAt ?? 0;
  client.setQueryData<ListData>(key, withAhead(before, {...before, ahead: {item, isSame}}), {updatedAt});
}

/** Where a list goes on that broke off. */
function findResumeToken(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('resumeFrom' in error)) return undefined;
  return typeof error.resumeFrom === 'string' ? error.resumeFrom : undefined;
}

function partial(items: readonly Item[], gaps: Gaps): ListData {
  return {items, complete: false, problem: undefined, resumeFrom: undefined, refreshed: undefined, gaps};
}
