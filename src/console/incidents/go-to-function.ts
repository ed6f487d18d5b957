import type {Incident} from '../../core/incidents/incident.ts';
import {usualSince} from '../../core/logs/times.ts';
import {ownerOf} from '../connection/owner.ts';
import {putCursor} from '../logs/cursor.ts';
import {type FoundFunction, selectFunction} from '../selection/select-function.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {findFirstError} from './first-error.ts';

/** Leaves the board for the function, with what it logs now. */
export function goToLogs(tools: ControllerTools, incident: Incident): void {
  const found = selectFunction(tools, incident);
  if (found !== undefined) followLogs(tools, found, tools.services.now().getTime() - usualSince);
}

/** Leaves the board for the function, with its logs from the moment it began to fail; the cursor is put on the first error. */
export async function goToFirstError(tools: ControllerTools, incident: Incident): Promise<void> {
  const found = selectFunction(tools, incident);
  if (found === undefined) return;
  const {last} = tools.logs.follower;
  const since = await findFirstError(ownerOf(found.item), incident);
  // The user may have gone elsewhere while that was read, or follow another log.
  if (tools.dialogs.top() !== undefined || tools.logs.follower.last !== last) return;
  followLogs(tools, found, since);
  stopAtFirstError(tools);
}

/** Leaves the board for the function, with the errors that it logs by kind. */
export function goToErrors(tools: ControllerTools, incident: Incident): void {
  const found = selectFunction(tools, incident);
  if (found !== undefined) tools.execute({type: 'log', command: {type: 'errors-of-selection'}});
}

/** Leaves the board for the function, with what is related to it: its durable executions, for one. */
export function goToRelated(tools: ControllerTools, incident: Incident): void {
  const found = selectFunction(tools, incident);
  if (found !== undefined) tools.execute({type: 'related', ...found});
}

function followLogs({logs, execute, notify}: ControllerTools, {resource, item}: FoundFunction, since: number): void {
  const target = resource.logTarget?.(item);
  if (target === undefined) return notify('It does not tell where it logs to.', 'warn');
  logs.follower.start({connection: ownerOf(item), targets: [target], since, by: 'polling', pattern: undefined});
  execute({type: 'focus', pane: 'log'});
}

/** Once what is there was read, the cursor is put on its first error, unless the user was faster. */
function stopAtFirstError(tools: ControllerTools): void {
  const {store, logs} = tools;
  const {source} = store.getState().log;
  const unsubscribe = store.subscribe(({log}) => {
    if (log.source === source && log.reading === 'reading' && log.cursor === undefined) return;
    unsubscribe();
    if (log.source !== source || log.cursor !== undefined) return;
    const {lines} = logs.store.shown;
    const error = lines.slice(0, lines.size).find(({severity, mark}) => severity === 3 && mark === undefined);
    if (error !== undefined) putCursor(tools, error);
  });
}
