import {toTimeOfDay} from '../../core/format/age.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import {period} from '../../core/incidents/window.ts';
import type {ControllerTools} from '../controller/parts.ts';

/** Leaves the board for the function, selected in the list of functions. False when it is not listed any more. */
export function goToFunction(tools: ControllerTools, {functionArn, functionName}: Incident): boolean {
  const {store, workspace, resources} = tools;
  const [functions] = resources;
  if (functions === undefined) return false;
  const {cursor, items} = workspace.pane(functions);
  const index = items.findIndex(item => functions.id(item) === functionArn);
  if (index === -1) {
    tools.notify(`${functionName} is not listed any more.`, 'warn');
    return false;
  }
  tools.close();
  store.dispatch({
    type: 'cursor',
    pane: functions.name,
    cursor: {...cursor, filter: '', selected: functionArn, index},
  });
  tools.execute({type: 'focus', pane: functions.name});
  return true;
}

/** Leaves the board for the function, with its logs from the moment it began to fail. */
export async function goToLogs(tools: ControllerTools, incident: Incident): Promise<void> {
  const since = await toFirstError(tools, incident);
  if (!goToFunction(tools, incident)) return;
  tools.notify(`${incident.functionName} fails since ${toTimeOfDay(new Date(since))}`);
}

/** The minute in which the first error of the incident happened; when that cannot be told, the start of its quarter hour. */
async function toFirstError(
  {services}: ControllerTools,
  {functionName, since, errors, readAt}: Incident,
): Promise<number> {
  const start = since ?? readAt - period * 1000;
  if (errors === undefined || errors.now === 0) return start;
  const queries = [{functionName, metric: 'Errors', statistic: 'Sum'}] as const;
  const request = {queries, start, end: readAt, period: 60};
  try {
    const [series] = await services.metrics.read(request, new AbortController().signal);
    const first = series?.values.findIndex(value => value !== undefined && value > 0) ?? -1;
    return first === -1 ? start : Math.floor(start / 60_000) * 60_000 + first * 60_000;
  } catch {
    // The board has said why metrics cannot be read; its quarter of an hour is near enough.
    return start;
  }
}
