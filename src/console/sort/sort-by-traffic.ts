import {isStandIn} from '../../core/format/aws-host.ts';
import {formatCost} from '../../core/incidents/cost.ts';
import {buildSumRequest, sumSeries, trafficWords} from '../../core/metrics/traffic-sums.ts';
import {formatGrouped} from '../../core/signs/format-figures.ts';
import type {Command} from '../bindings/command.ts';
import {openMenu} from '../dialogs/menu.ts';
import {tellProblem} from '../dialogs/tell-problem.ts';
import {openWaiting} from '../dialogs/waiting.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {sortBy} from './sort-list.ts';

/**
 * Sorts the focused list by what all its functions counted in the last hour. That is read for it, which AWS charges for: it is asked
 * before. What was sorted by it before is turned round.
 */
export async function sortByTraffic(
  tools: ControllerTools,
  {metric, isAsked}: Extract<Command, {type: 'sort-by-traffic'}>,
): Promise<void> {
  const {store, workspace, services} = tools;
  const {focus, sorts} = store.getState();
  const resource = workspace.resource(focus);
  const pane = resource && workspace.pane(resource);
  if (resource === undefined || pane?.connection === undefined) return tools.notify('There is no connection.', 'warn');
  const what = trafficWords[metric];
  const current = sorts[focus];
  if (current?.figures?.what === what && !isAsked) return sortBy(tools, {...current, reverse: !current.reverse});
  const named = pane.items.flatMap(item => {
    const name = resource.metricTarget?.(item)?.functionName;
    return name === undefined ? [] : [{id: resource.id(item), name}];
  });
  if (!isAsked && !isStandIn(pane.connection)) {
    const count = formatGrouped(named.length);
    return openMenu(tools, {
      title: `${count} metrics are read for that: ${formatCost(named.length)} (CloudWatch pricing)`,
      choices: [
        {label: 'Leave the order as it is', command: {type: 'nothing'}},
        {
          label: `Read the ${what} of all ${count} functions`,
          command: {type: 'sort-by-traffic', metric, isAsked: true},
        },
      ],
    });
  }
  const waiting = openWaiting(tools, resource.title, `reading the ${what} of the last hour`);
  try {
    const names = named.map(({name}) => name);
    const series = await pane.connection.metrics.read(buildSumRequest(names, metric, services.now()), waiting.signal);
    const sums = sumSeries(series);
    const figures = named.flatMap(({id, name}) => {
      const sum = sums.get(name);
      return sum === undefined ? [] : [[id, sum] as const];
    });
    waiting.close();
    const column = Math.max(
      0,
      workspace.columns(resource).findIndex(({traffic}) => traffic !== undefined),
    );
    sortBy(tools, {column, reverse: false, figures: {what, of: new Map(figures)}});
  } catch (error) {
    if (!waiting.isOpen()) return;
    waiting.close();
    tellProblem(tools, toProblem(error));
  }
}
