import {isStandIn} from '../../core/format/aws-host.ts';
import type {Item} from '../../core/item.ts';
import {formatClock, isSameDay} from '../../core/logs/clock.ts';
import type {LogCommand} from '../../core/logs/log-command.ts';
import type {LogTarget} from '../../core/logs/log-targets.ts';
import {parseTimeSpan} from '../../core/logs/time-span.ts';
import {sinceChoices} from '../../core/logs/times.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Choice} from '../bindings/command.ts';
import {ofSeveral, soleOwnerOf} from '../connection/owner.ts';
import {openMenu} from '../dialogs/menu.ts';
import {openPicker} from '../dialogs/picker.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import {markedItems} from '../selection/marks.ts';
import {toContext} from '../tools/context.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {buildOtherWay, liveTailMenu, restartWith} from './live-tail.ts';
import {readThrottled} from './read-throttled.ts';
import type {FollowRequest} from './store/follower.ts';

/**
 * Whose logs `l` means, and where those are: of all marked items, else of the selection; each function's group as its list
 * tells it. A sentence says why there are none.
 */
export function findTargets(tools: ControllerTools): Pick<FollowRequest, 'connection' | 'targets'> | string {
  const {resource, item} = toContext(tools);
  const marked = markedItems(tools, resource);
  const items = marked.length > 0 ? marked : [item].filter(one => one !== undefined);
  const targets = items.flatMap(one => {
    const target = resource.logTarget?.(one);
    return target === undefined ? [] : [withGroup(tools, target)];
  });
  if (targets.length === 0) return 'What is selected does not tell its function.';
  const connection = soleOwnerOf(items);
  return connection === undefined ? ofSeveral : {connection, targets};
}

/** An alias or a mapping does not tell its function's group; the list of functions does. */
export function withGroup({resources, workspace}: ControllerTools, target: LogTarget): LogTarget {
  if (target.LogGroup !== undefined) return target;
  const own = (resource: Resource, item: Item) => resource.logTarget?.(item);
  for (const resource of resources.filter(({parent}) => parent === undefined)) {
    const found = workspace
      .pane(resource)
      .items.map(item => own(resource, item))
      .find(other => other?.FunctionName === target.FunctionName);
    if (found?.LogGroup === undefined) continue;
    const {LogGroup, SystemLogLevel} = found;
    return {...target, LogGroup, ...(SystemLogLevel !== undefined && {SystemLogLevel})};
  }
  return target;
}

/** Follows the same logs again, with what is changed; what was read before is read anew. */
export function restart(
  tools: ControllerTools,
  {last, since, until, by, pattern}: Extract<LogCommand, {type: 'restart'}>,
): void {
  const {logs, notify, services, store} = tools;
  const {screen} = store.getState().log;
  const before = logs.follower.last;
  if (before === undefined)
    return notify('No log was followed through this connection yet: l follows the selection’s.', 'dim');
  const begin = last === undefined ? since : services.now().getTime() - last;
  const span = begin === undefined ? {since: before.since, until: before.until} : {since: begin, until};
  logs.follower.start({
    connection: before.connection,
    targets: before.targets,
    ...span,
    // What comes as it is printed has no end.
    ...(by === 'live-tail' && {until: undefined}),
    by: by ?? before.by,
    pattern: (pattern ?? before.pattern) || undefined,
  });
  if (screen.type === 'timeline' || screen.type === 'errors') store.dispatch({type: 'log', change: {screen}});
  if (screen.type === 'timeline') void readThrottled(tools);
}

/** Lets the user choose or type from when to when, or choose the way to follow. */
export function openTimes(tools: ControllerTools): void {
  const {source} = tools.store.getState().log;
  const isFree = tools.logs.follower.last !== undefined && isStandIn(tools.logs.follower.last.connection);
  const way = buildOtherWay(source?.by ?? 'polling', isFree);
  openPicker(tools, {
    title: 'Logs since, or from–to: 2h · 14:03 · 14:00-14:30 · 11-21 14:03',
    choices: [...sinceChoices.map(([name, last]) => ({label: `${name} ago`, command: restartWith({last})})), way],
    reads: text => readTyped(tools, text),
  });
}

/** What was typed as a choice that tells how it is understood. */
function readTyped({services, store}: ControllerTools, text: string): Choice {
  const now = services.now().getTime();
  const {zone} = store.getState().log;
  const span = parseTimeSpan(text, now, zone);
  if ('error' in span) return {label: `✗ ${span.error}`, command: {type: 'nothing', why: span.error}};
  const {since, until} = span;
  const show = (time: number) => formatClock(time, zone, !isSameDay(time, now, zone));
  const read = until === undefined ? `since ${show(since)}` : `from ${show(since)} to ${show(until)}`;
  return {label: `${text}: ${read}`, command: restartWith(span)};
}

/** Asks before anything is charged. */
export function openLiveTail(tools: ControllerTools): void {
  openMenu(tools, liveTailMenu);
}

/** Asks for the pattern the service is to filter by. */
export function openPatternPrompt(tools: ControllerTools): void {
  openPrompt(tools, {
    title: 'CloudWatch filter pattern',
    text: tools.store.getState().log.source?.pattern ?? '',
    note: 'ERROR · "two words" · ?ERROR ?WARN · { $.level = "error" } · nothing: all lines',
    takesNothing: true,
    submit: pattern => restartWith({pattern}),
  });
}
