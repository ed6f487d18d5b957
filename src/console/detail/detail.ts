import {type Answer, type DetailLine, problemLines} from '../../core/detail-line.ts';
import type {Item} from '../../core/item.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Read, Tab} from '../../core/resource/detail.ts';
import {buildDetailRows, type DetailRow} from '../../core/resource/detail-rows.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Sign} from '../../core/signs/sign.ts';
import {buildAlarmsQuery, readAlarmsAnswer} from '../alarms/alarms-query.ts';
import {ownerOf} from '../connection/owner.ts';
import {layoutOf, rowsOf} from '../layout/geometry.ts';
import {buildDashboardQuery, findShownTarget, readTabMetrics} from '../metrics/dashboard-query.ts';
import {buildItemTrafficQueries, itemTraffic} from '../metrics/item-traffic.ts';
import type {DetailParts} from '../reads/detail-parts.ts';
import {buildListQuery, type ListData, toListKey} from '../reads/list-query.ts';
import {tabPromise, tellReadAge} from '../reads/promises.ts';
import {buildQueueQuery, readQueueAnswer} from '../reads/queue-query.ts';
import {isReadKey} from '../reads/read-key.ts';
import {buildReadQuery, toAnswer, toProblem} from '../reads/read-query.ts';
import {toRowKey, withFacts} from '../reads/row-facts.ts';
import {maskItem} from '../reads/told.ts';
import {tellWait} from '../reads/waits.ts';
import type {PaneContent, Workspace} from '../reads/workspace.ts';
import {boardPromise, findBoardSigns} from '../signs/board-signs.ts';
import {buildMarkQueries, readMarkedChanges} from '../trail/marked-changes.ts';
import {buildNothingRows} from './nothing-rows.ts';

/** What Detail shows now. */
export interface DetailModel {
  readonly resource: Resource;
  readonly item: Item | undefined;
  readonly tabs: readonly string[];
  readonly tab: number;
  readonly rows: readonly DetailRow[];
  /** How old the oldest is of what is shown, once that is older than it may be. */
  readonly age: string | undefined;
  /** How long the longest has not come of what is read, once that is longer than usual. */
  readonly wait: string | undefined;
}

/** Detail as it stands: the subject's settled item under its open tab, from what the cache knows. */
export function readDetail(parts: DetailParts): DetailModel | undefined {
  const {store, workspace, resources} = parts;
  const session = store.getState();
  const resource = workspace.resource(session.subject);
  if (resource === undefined) return undefined;
  const item = freshItem(parts, resource);
  const tabs = [...resource.tabs.map(({title}) => title), 'JSON'];
  const tab = Math.min(session.tabs[resource.name] ?? 0, tabs.length - 1);
  const width = innerWidth(layoutOf(session, resources).panes.get('detail')?.width ?? 80);
  const lines = item === undefined ? toProblemLines(parts, resource) : toLines(parts, resource, item, tab, width);
  const rows = buildDetailRows(lines, width, session.detail.revealed);
  return {
    resource,
    item,
    tabs,
    tab,
    rows: rows.length > 0 ? rows : buildNothingRows(resource, item, findShownList(workspace, resource)),
    age: findAge(parts, resource),
    wait: findWait(parts),
  };
}

/** The line under Detail's cursor, while Detail has the focus. */
export function detailLineAtCursor(parts: DetailParts): DetailLine | undefined {
  const {focus, detail} = parts.store.getState();
  return focus === 'detail' ? readDetail(parts)?.rows[detail.cursor]?.line : undefined;
}

type TabQuery =
  | ReturnType<typeof buildListQuery>
  | ReturnType<typeof buildReadQuery>
  | ReturnType<typeof buildDashboardQuery>
  | ReturnType<typeof buildAlarmsQuery>
  | ReturnType<typeof buildQueueQuery>
  | ReturnType<typeof buildMarkQueries>[number];

/** The list that Detail shows an item of; while that belongs to nothing, the one it would belong to. */
export function findShownList(workspace: Workspace, resource: Resource): PaneContent {
  const pane = workspace.pane(resource);
  return pane.key === undefined && resource.parent !== undefined ? findShownList(workspace, resource.parent) : pane;
}

/** Why there is nothing to show, when the list could not be read. */
function toProblemLines({client, workspace}: DetailParts, resource: Resource): readonly DetailLine[] {
  const {key} = findShownList(workspace, resource);
  const error = key === undefined ? undefined : client.getQueryState(key)?.error;
  return error === undefined || error === null ? [] : problemLines(toProblem(error));
}

/** The queries of the reads of Detail's open tab; while the cursor passes, nothing is asked. */
export function tabQueries(parts: DetailParts) {
  const {services, client, store, workspace} = parts;
  const session = store.getState();
  const {subject, tabs} = session;
  const resource = workspace.resource(subject);
  const item = resource === undefined ? undefined : workspace.settledItem(resource);
  if (resource === undefined || item === undefined) return [];
  const connection = ownerOf(item);
  const declared = resource.tabs[tabs[subject] ?? 0];
  const reads =
    declared === undefined ? [] : [...Object.values(declared.reads), ...furtherReads(parts, declared, item)];
  const target = findShownTarget(session, resource, item);
  const traffic = declared?.traffic ? buildItemTrafficQueries(parts, resource, item) : [];
  const queries = reads.flatMap<TabQuery>(read => {
    const input = read.input(item);
    if (input === undefined) return [];
    return read.all
      ? [buildListQuery(connection, client, toListKey(connection.key, read.operation, input))]
      : [buildReadQuery(connection, read.operation, input)];
  });
  const alarms = declared?.alarms && parts.showsMetrics ? [buildAlarmsQuery(connection, services.now)] : [];
  const queue = declared?.queue?.(item);
  const watched = {withAge: parts.showsMetrics, watch: session.watch};
  const queues = queue === undefined ? [] : [buildQueueQuery(connection, queue, watched)];
  const all = [...queries, ...traffic, ...alarms, ...queues];
  const withCharts =
    target === undefined
      ? all
      : [
          ...all,
          buildDashboardQuery(connection, services.now, target, session.metrics.span),
          ...buildMarkQueries(parts, connection),
        ];
  return withCharts.map(query => ({...query, enabled: !session.watch.isPassing}));
}

function toLines(
  parts: DetailParts,
  resource: Resource,
  item: Item,
  tab: number,
  width: number,
): readonly DetailLine[] {
  const {services, store, client, resources} = parts;
  const session = store.getState();
  const connection = ownerOf(item);
  const declared = resource.tabs[tab];
  if (declared === undefined) {
    return JSON.stringify(maskItem(services, resource, item), undefined, 2)
      .split('\n')
      .map(value => ({value}));
  }
  const answers = answersOf(parts, declared.reads, item);
  const further = answersOf(parts, declared.further?.(item, answers) ?? {}, item);
  const target = findShownTarget(session, resource, item);
  const metrics = target && {
    ...readTabMetrics(client, session, connection.key, target),
    changes: readMarkedChanges(parts, connection, target.functionName, target.qualifier === undefined ? item : {}),
  };
  const height = rowsOf(session, resources, 'detail');
  const traffic = declared.traffic ? itemTraffic(parts, resource, item) : undefined;
  const queue = declared.queue?.(item);
  return declared.lines(item, answers, {
    now: services.now(),
    region: connection.region,
    endpoint: connection.endpoint,
    width,
    height,
    metrics,
    further,
    ...(traffic && {traffic}),
    ...(declared.alarms && parts.showsMetrics && {alarms: readAlarmsAnswer(client, connection.key, session.watch)}),
    ...(queue !== undefined && {queue: readQueueAnswer(client, connection, queue, session.watch)}),
    board: declared.traffic ? readBoardAnswer(parts, resource, item) : {state: 'absent'},
  });
}

function readBoardAnswer(
  {client, services, store}: DetailParts,
  resource: Resource,
  item: Item,
): Answer<readonly Sign[]> {
  const name = resource.metricTarget?.(item)?.functionName;
  const found = name === undefined ? undefined : findBoardSigns(client, ownerOf(item).key, name, services.now());
  if (found === undefined) return {state: 'absent'};
  const age = tellReadAge(Date.now() - found.age, boardPromise, store.getState().watch);
  return {state: 'ready', value: found.signs, age};
}

/** The item as list and Detail both have it. */
function freshItem({client, workspace}: DetailParts, resource: Resource): Item | undefined {
  const item = workspace.settledItem(resource);
  const {key} = workspace.pane(resource);
  return item === undefined || key === undefined ? item : withFacts(client, key, resource, item);
}

/** How old the oldest is of what the open tab and the item are read from, once that is older than it may be. */
function findAge(parts: DetailParts, resource: Resource): string | undefined {
  const {client, store, workspace} = parts;
  const {watch} = store.getState();
  const item = workspace.settledItem(resource);
  if (item === undefined) return undefined;
  const own = toRowKey(resource, item);
  const keys = [...tabQueries(parts).map(({queryKey}) => queryKey), ...(own === undefined ? [] : [own])];
  const old = keys.flatMap(key => {
    const {dataUpdatedAt: readAt = 0, data} = (isReadKey(key) && client.getQueryState(key)) || {};
    const age = data === undefined ? undefined : tellReadAge(readAt, tabPromise(client, key), watch);
    return age === undefined ? [] : [{readAt, age}];
  });
  return old.sort((a, b) => a.readAt - b.readAt)[0]?.age;
}

/** The wait for what the open tab has not had yet. */
function findWait(parts: DetailParts): string | undefined {
  const {client} = parts;
  const waits = tabQueries(parts).flatMap(({queryKey}) => {
    const isMissing = isReadKey(queryKey) && client.getQueryData(queryKey) === undefined;
    return isMissing ? (tellWait(client, queryKey) ?? []) : [];
  });
  return waits[0];
}

function answersOf(
  parts: DetailParts,
  reads: Readonly<Record<string, Read<Item, unknown>>>,
  item: Item,
): Readonly<Record<string, Answer<unknown>>> {
  return Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, answerOf(parts, read, item)]));
}

/** The reads that the answers of a tab's own reads lead to. */
function furtherReads(parts: DetailParts, tab: Tab<Item>, item: Item): readonly Read<Item, unknown>[] {
  return tab.further === undefined ? [] : Object.values(tab.further(item, answersOf(parts, tab.reads, item)));
}

function answerOf({client, store}: DetailParts, read: Read<Item, unknown>, item: Item): Answer<unknown> {
  const {key: connection} = ownerOf(item);
  const input = read.input(item);
  if (input === undefined) return {state: 'absent'};
  const key = read.all
    ? toListKey(connection, read.operation, input)
    : (['read', connection, read.operation, input] as const);
  const {data, error, dataUpdatedAt = 0, errorUpdatedAt = 0} = client.getQueryState(key) ?? {};
  const age = tellReadAge(error ? errorUpdatedAt : dataUpdatedAt, tabPromise(client, key), store.getState().watch);
  if (!read.all) return toAnswer(read, {data, error}, age);
  const list = data as ListData | undefined;
  if (list !== undefined && !list.complete && list.problem === undefined) return {state: 'pending'};
  return toAnswer(read, {data: list?.items, error: error ?? list?.problem}, age);
}
