import {useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';
import {buildListQuery, noList} from '../../console/reads/list-query.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {useClock} from '../hooks/use-clock.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useListState} from '../hooks/use-list-state.ts';
import {useRowFacts} from '../hooks/use-row-facts.ts';
import {useServices} from '../hooks/use-services.ts';
import {useSigns} from '../hooks/use-signs.ts';
import {useTags} from '../hooks/use-tags.ts';
import {Rows} from '../paint/rows.tsx';
import {buildListPaneRows} from './list-pane-rows.ts';
import type {PanePlacement} from './pane-placement.ts';

/** The list of one resource, read and kept current while it is on the screen. */
export function ListPane({
  resource,
  number,
  ...placement
}: PanePlacement & {resource: Resource; number: number | undefined}) {
  const parts = useConsole();
  const {workspace, client} = parts;
  const {now} = useServices();
  useSession(session => recordOf(session).cursors[resource.name]);
  useSession(session => recordOf(session).settled[resource.parent?.name ?? '']);
  useSession(session => session.sorts);
  useSession(session => session.favourites);
  useSession(session => session.groups);
  useSession(session => session.connection);
  useSession(session => session.remembered);
  const watch = useSession(session => session.watch);
  const {key, connection, data} = workspace.pane(resource);
  const enabled = key !== undefined && !(watch.isPassing && resource.parent !== undefined);
  const options = useMemo(
    () =>
      client.defaultQueryOptions({
        ...buildListQuery(connection, client, key ?? noList),
        ...(resource.ofEachFunction && {staleTime: Number.POSITIVE_INFINITY}),
        enabled,
      }),
    [client, connection, key, resource, enabled],
  );
  const query = useQuery(options);
  useListState(resource.parent === undefined ? undefined : workspace.pane(resource.parent));
  useRowFacts(client, resource);
  useClock(query.fetchStatus === 'fetching' && data?.complete !== true);
  useSigns(client, resource);
  useTags(resource);
  return <Rows rows={buildListPaneRows(parts, resource, number, placement, now())} width={placement.rect.width} />;
}
