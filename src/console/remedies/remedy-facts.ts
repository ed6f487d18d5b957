import type {QueryClient} from '@tanstack/query-core';
import type {ComparedSides} from '../../core/compare/side.ts';
import type {Answer} from '../../core/detail-line.ts';
import type {Item} from '../../core/item.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {RemedyFacts, RemedyTarget, VersionPair} from '../../core/remedies/remedy.ts';
import {buildRemedyRows, pickRemedies, type RemedyRow} from '../../core/remedies/remedy-rows.ts';
import {toVersionSide} from '../compare/choose-sides.ts';
import {readSummary} from '../compare/read-summary.ts';
import type {Connection} from '../connection/connection.ts';
import {buildListQuery, type ListData, toListKey} from '../reads/list-query.ts';
import {buildReadQuery, toProblem} from '../reads/read-query.ts';
import type {Services} from '../services.ts';
import {recordAt} from '../session/connection-of.ts';
import type {SessionStore} from '../session/store.ts';
import {readFunctionTraffic} from './read-function-traffic.ts';

/** What is needed to see the remedies. */
export interface RemedyParts {
  readonly services: Services;
  readonly client: QueryClient;
  readonly store: SessionStore;
}

/** Which function is to be helped, and where it is. */
export interface RemedyPlace {
  readonly connection: Connection;
  readonly target: RemedyTarget;
}

/** The rows of the menu from what the cache knows. */
export function remedyRows(
  {client, store}: RemedyParts,
  {connection: {key}, target}: RemedyPlace,
): readonly RemedyRow[] {
  const {reserved, account, mappings, aliases, versions, traffic} = buildKeys(key, target);
  const answer = <Value>(queryKey: readonly unknown[]) => toAnswer<Value>(client.getQueryState(queryKey));
  const list = <Value>(queryKey: readonly unknown[]) => toListAnswer<Value>(client.getQueryState(queryKey));
  const facts: RemedyFacts = {
    reserved: answer<Item>(reserved),
    mappings: list(mappings),
    aliases: list(aliases),
    versions: list(versions),
    traffic: answer(traffic),
    differences: pair => answer<string>(toSummaryKey(key, target, pair)),
    account: answer<Item>(account),
    changes: recordAt(store.getState(), key).changes,
  };
  return buildRemedyRows(target, facts);
}

/** The queries that the menu is made from; mappings that are changing are looked at again until they rest. */
export function remedyQueries(parts: RemedyParts, place: RemedyPlace) {
  const {services, client} = parts;
  const {connection, target} = place;
  const {mappings, aliases, versions, traffic} = buildKeys(connection.key, target);
  const lists = [mappings, aliases, versions].map(listKey => buildListQuery(connection, client, listKey));
  const reads = [
    buildReadQuery(connection, 'GetFunctionConcurrency', toInput(target)),
    buildReadQuery(connection, 'GetAccountSettings', {}),
  ];
  const known = client.getQueryData<ListData>(aliases)?.items as readonly ItemOf<'ListAliases'>[] | undefined;
  const queries = [
    ...reads,
    ...lists.map(query => ({...query, refetchInterval: () => (isChanging(client, mappings) ? lookEvery : false)})),
    {
      queryKey: traffic,
      queryFn: ({signal}: {signal: AbortSignal}) =>
        readFunctionTraffic(connection, services.now, {target, aliases: known ?? [], signal}),
      enabled: known !== undefined,
      staleTime: trafficHolds,
    },
  ];
  const pairs = pickRemedies(remedyRows(parts, place)).flatMap(({compares}) => compares ?? []);
  const summaries = pairs.map(pair => ({
    queryKey: toSummaryKey(connection.key, target, pair),
    queryFn: ({signal}: {signal: AbortSignal}) =>
      readSummary({services}, {connection, sides: toSides(target, pair), signal}),
    // What was published never changes.
    staleTime: Number.POSITIVE_INFINITY,
  }));
  return [...queries, ...summaries].map(query => ({...query, notifyOnChangeProps: [...shown]}));
}

/** Both versions as what is compared: what is led to now on the right. */
export function toSides({functionName}: RemedyTarget, {from, to}: VersionPair): ComparedSides {
  return [toVersionSide(functionName, to), toVersionSide(functionName, from)];
}

function toSummaryKey(connection: string, {functionName}: RemedyTarget, {from, to}: VersionPair) {
  return ['version-summary', connection, functionName, from, to];
}

/** What of a query is on the screen. */
const shown = ['data', 'error', 'isFetching'] as const;
/** Milliseconds between two looks at what is changing, and those for which the traffic holds. */
const lookEvery = 2000;
const trafficHolds = 60_000;

function buildKeys(connection: string, target: RemedyTarget) {
  const input = toInput(target);
  return {
    reserved: ['read', connection, 'GetFunctionConcurrency', input],
    account: ['read', connection, 'GetAccountSettings', {}],
    // All of the account, as the Mappings pane reads it.
    mappings: toListKey(connection, 'ListEventSourceMappings', {}),
    aliases: toListKey(connection, 'ListAliases', input),
    versions: toListKey(connection, 'ListVersionsByFunction', input),
    traffic: ['alias-traffic', connection, target.functionName],
  };
}

function toInput({functionName}: RemedyTarget) {
  return {FunctionName: functionName};
}

interface QueryState {
  readonly data: unknown;
  readonly error: unknown;
}

function toAnswer<Value>(state: QueryState | undefined): Answer<Value> {
  if (state?.error !== undefined && state.error !== null) return {state: 'failed', problem: toProblem(state.error)};
  return state?.data === undefined ? {state: 'pending'} : {state: 'ready', value: state.data as Value};
}

function toListAnswer<Value>(state: QueryState | undefined): Answer<readonly Value[]> {
  const data = state?.data as ListData | undefined;
  if (data?.problem !== undefined) return {state: 'failed', problem: data.problem};
  if (data !== undefined && !data.complete) return {state: 'pending'};
  return toAnswer({data: data?.items, error: state?.error});
}

function isChanging(client: QueryClient, key: readonly unknown[]): boolean {
  const items = (client.getQueryData<ListData>(key)?.items ?? []) as readonly ItemOf<'ListEventSourceMappings'>[];
  return items.some(({State}) => State !== 'Enabled' && State !== 'Disabled');
}
