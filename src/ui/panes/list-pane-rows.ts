import {trafficOf, trafficProblem} from '../../console/metrics/traffic-cache.ts';
import type {ListData} from '../../console/reads/list-query.ts';
import {listPromiseOf, rowPromise, tellReadAge} from '../../console/reads/promises.ts';
import {readState} from '../../console/reads/read-key.ts';
import {toProblem} from '../../console/reads/read-query.ts';
import {withFacts} from '../../console/reads/row-facts.ts';
import {tellWait} from '../../console/reads/waits.ts';
import type {PaneContent} from '../../console/reads/workspace.ts';
import {findItemSigns} from '../../console/signs/item-signs.ts';
import type {Problem} from '../../core/problem.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildListRows} from './list-rows.ts';
import type {PanePlacement} from './pane-placement.ts';

/** The list of one resource as it stands; `number` is the pane's, `now` the time. */
export function buildListPaneRows(
  parts: DrawnConsole,
  resource: Resource,
  number: number | undefined,
  {rect, place, header, focused, edges}: PanePlacement,
  now: Date,
): string[] {
  const {workspace, client, theme, showsMetrics, store} = parts;
  const {sorts, connection, favourites, watch, subject} = store.drawn.getState();
  const pane = workspace.pane(resource);
  const {key, rememberedAt} = pane;
  const above = resource.parent === undefined ? undefined : workspace.pane(resource.parent);
  const {dataUpdatedAt = 0} = stateOf(parts, pane) ?? {};
  const showsTraffic = showsMetrics && workspace.columns(resource).some(({traffic}) => traffic);
  return buildListRows({
    pane,
    withFacts: item => (key === undefined ? item : withFacts(client, key, resource, item)),
    traffic:
      showsTraffic && (key ?? rememberedAt) !== undefined
        ? {of: item => trafficOf(client, resource, item), problem: key && trafficProblem(client, key[1])}
        : undefined,
    signsOf: item => findItemSigns(client, resource, item, now),
    workspace,
    session: {sorts, connection, favourites},
    frame: {theme, width: rect.width, focused, place, pane: resource.name, edges},
    isSubject: subject === resource.name,
    height: rect.height,
    header,
    number,
    now,
    wait: key === undefined ? undefined : tellWait(client, key),
    age: dataUpdatedAt === 0 ? undefined : tellReadAge(dataUpdatedAt, listPromiseOf(resource, pane, rowPromise), watch),
    problem: problemOf(parts, pane),
    above: {pane: above, problem: above && problemOf(parts, above)},
  });
}

function stateOf({client}: DrawnConsole, {key}: PaneContent) {
  return key === undefined ? undefined : readState<ListData>(client, key);
}

function problemOf(parts: DrawnConsole, pane: PaneContent): Problem | undefined {
  const error = stateOf(parts, pane)?.error ?? null;
  return error === null ? undefined : toProblem(error);
}
