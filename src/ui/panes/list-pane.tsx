import {useQuery} from '@tanstack/react-query';
import {trafficOf, trafficProblem} from '../../console/metrics/traffic-cache.ts';
import {buildListQuery, noList} from '../../console/reads/list-query.ts';
import {rowPromise, tellReadAge, toListPromise} from '../../console/reads/promises.ts';
import {toProblem} from '../../console/reads/read-query.ts';
import {withFacts} from '../../console/reads/row-facts.ts';
import {tellWait} from '../../console/reads/waits.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import {findItemSigns} from '../../console/signs/item-signs.ts';
import type {FramePlace, Rect} from '../../core/layout.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {useClock} from '../hooks/use-clock.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useListState} from '../hooks/use-list-state.ts';
import {useRowFacts} from '../hooks/use-row-facts.ts';
import {useServices} from '../hooks/use-services.ts';
import {useSigns} from '../hooks/use-signs.ts';
import {Rows} from '../paint/rows.tsx';
import {buildListRows} from './list-rows.ts';

/** Where and how a pane is drawn. */
export interface PanePlacement {
  readonly rect: Rect;
  readonly place: FramePlace;
  readonly header: boolean;
  readonly focused: boolean;
}

/** The list of one resource. */
export function ListPane({
  resource,
  number,
  rect,
  place,
  header,
  focused,
}: PanePlacement & {resource: Resource; number: number}) {
  const {workspace, client, theme, showsMetrics} = useConsole();
  const services = useServices();
  useSession(session => recordOf(session).cursors[resource.name]);
  useSession(session => recordOf(session).settled[resource.parent?.name ?? '']);
  const sorts = useSession(session => session.sorts);
  const connection = useSession(session => session.connection);
  const watch = useSession(session => session.watch);
  const {key, connection: through, data} = workspace.pane(resource);
  const query = useQuery({
    ...buildListQuery(through, client, key ?? noList),
    enabled: key !== undefined && !(watch.isPassing && resource.parent !== undefined),
  });
  const parent = resource.parent === undefined ? undefined : workspace.pane(resource.parent);
  const {error: parentError} = useListState(parent);
  useRowFacts(client, resource);
  useClock(query.fetchStatus === 'fetching' && data?.complete !== true);
  const showsTraffic = showsMetrics && resource.columns.some(({traffic}) => traffic);
  useSigns(client, resource);
  const failed = query.error !== null && key !== undefined;
  const rows = buildListRows({
    pane: workspace.pane(resource),
    withFacts: item => (key === undefined ? item : withFacts(client, key, resource, item)),
    traffic:
      showsTraffic && key !== undefined
        ? {of: item => trafficOf(client, resource, item), problem: trafficProblem(client, key[1])}
        : undefined,
    signsOf: item => findItemSigns(client, resource, item, services.now()),
    workspace,
    session: {sorts, connection},
    frame: {theme, width: rect.width, focused, place},
    height: rect.height,
    header,
    number,
    now: services.now(),
    wait: key === undefined ? undefined : tellWait(client, key),
    age:
      query.dataUpdatedAt === 0 ? undefined : tellReadAge(query.dataUpdatedAt, toListPromise(data, rowPromise), watch),
    problem: failed ? toProblem(query.error) : undefined,
    above: {pane: parent, problem: parentError === null ? undefined : toProblem(parentError)},
  });
  return <Rows rows={rows} width={rect.width} />;
}
