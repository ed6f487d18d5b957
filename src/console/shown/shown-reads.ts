import {QueriesObserver, type QueryObserverOptions} from '@tanstack/query-core';
import type {Layout} from '../../core/layout.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {shownResources} from '../../core/resource/shown-resources.ts';
import {tabQueries} from '../detail/detail.ts';
import {layoutOf} from '../layout/geometry.ts';
import {buildAccountQuery, buildSettingsQuery} from '../reads/account-query.ts';
import {buildListQuery, type ListData} from '../reads/list-query.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools, ShownQuery} from '../tools/parts.ts';
import {seenDialogs} from './seen-dialogs.ts';

/** Reads what is on the screen, and keeps it current while it is there. */
export interface ShownReads {
  /** Reads what the screen shows by now, and leaves what it shows no more. */
  follow(): void;
  /** Whether something that is shown has not come whole yet. */
  isAwaiting(): boolean;
  stop(): void;
}

export function createShownReads(tools: ControllerTools): ShownReads {
  const {client} = tools;
  const observer = new QueriesObserver(client, []);
  const stop = observer.subscribe(() => {});
  return {
    follow: () => {
      const queries = listShownQueries(tools).map(query => client.defaultQueryOptions(query));
      // What several parts of the screen read is read once.
      const own = new Map(queries.map(query => [query.queryHash, query]));
      observer.setQueries([...own.values()] as QueryObserverOptions[]);
    },
    isAwaiting: () =>
      observer.getCurrentResult().some(({data, fetchStatus}) => fetchStatus === 'fetching' && !isWhole(data)),
    stop,
  };
}

/** A list says of itself whether it is; anything else comes whole. */
function isWhole(data: unknown): boolean {
  return data !== undefined && (data as Partial<ListData> | null)?.complete !== false;
}

function listShownQueries(tools: ControllerTools): readonly ShownQuery[] {
  const {store, resources, kinds} = tools;
  const session = store.getState();
  const layout = layoutOf(session, resources);
  // The band stands on every screen.
  const header = listHeaderQueries(tools);
  if (layout.mode === 'small') return header;
  const dialogs = seenDialogs(tools, session.dialogs);
  return [
    ...header,
    ...(session.connection.state === 'failed' ? [] : listPaneQueries(tools, layout)),
    ...dialogs.flatMap(({name, state}) => kinds[name]?.queries?.(tools, state) ?? []),
  ];
}

function listHeaderQueries({client, store, workspace, resources}: ControllerTools): readonly ShownQuery[] {
  const session = store.getState();
  const connection = connectionOf(session);
  const [first] = shownResources(resources, session.subject);
  const key = first && workspace.pane(first).key;
  const list = key && client.getQueryState(key);
  // The first rows are what everybody waits for; asking STS loads code that would keep them back.
  if (connection === undefined || (list?.data === undefined && !list?.error)) return [];
  return [buildAccountQuery(connection), buildSettingsQuery(connection)];
}

function listPaneQueries(tools: ControllerTools, {panes}: Layout): readonly ShownQuery[] {
  const {client, store, workspace, resources} = tools;
  const {subject, watch} = store.getState();
  const lists = shownResources(resources, subject).flatMap(resource => {
    const {key, connection} = workspace.pane(resource);
    if (key === undefined) return [];
    const isSeen = panes.has(resource.name);
    // What has no room is read if what has room belongs to an item of it.
    if (!isSeen && !isOrDescends(workspace.resource(subject), resource)) return [];
    const enabled = !(isSeen && watch.isPassing && resource.parent !== undefined);
    const kept = resource.ofEachFunction && {staleTime: Number.POSITIVE_INFINITY};
    return [{...buildListQuery(connection, client, key), ...kept, enabled}];
  });
  return [...lists, ...(panes.has('detail') ? tabQueries(tools) : [])];
}

function isOrDescends(resource: Resource | undefined, ancestor: Resource): boolean {
  return resource !== undefined && (resource.name === ancestor.name || isOrDescends(resource.parent, ancestor));
}
