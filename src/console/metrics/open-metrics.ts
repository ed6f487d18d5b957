import {formatMember} from '../../core/format/members.ts';
import {formatRouting} from '../../core/format/routing.ts';
import {formatVersionChoice} from '../../core/format/version-choice.ts';
import type {Item} from '../../core/item.ts';
import type {Choice, Command} from '../bindings/command.ts';
import type {Connection} from '../connection/connection.ts';
import {ownerOf} from '../connection/owner.ts';
import {openPicker} from '../dialogs/picker.ts';
import {buildListQuery, toListKey} from '../reads/list-query.ts';
import {toProblem} from '../reads/read-query.ts';
import {toContext} from '../tools/context.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Opens the charts of the selection, over another span or of another version or alias when that is given. */
export function openMetrics(tools: ControllerTools, {span, target}: Extract<Command, {type: 'metrics'}>): void {
  const {store} = tools;
  const {resource} = toContext(tools);
  const tab = resource.tabs.findIndex(({metrics}) => metrics !== undefined);
  store.dispatch({type: 'metrics', choice: {...(span && {span}), ...(target && {target}), readingAt: undefined}});
  if ((store.getState().tabs[resource.name] ?? 0) !== tab) store.dispatch({type: 'tab', resource: resource.name, tab});
  if (store.getState().focus !== 'detail') tools.execute({type: 'focus', pane: 'detail'});
}

/** Lets the user choose among the versions and aliases of the function whose charts are open. */
export async function chooseTarget(tools: ControllerTools): Promise<void> {
  const {notify, dialogs} = tools;
  const {resource, item} = toContext(tools);
  const functionName = item && resource.metricTarget?.(item)?.functionName;
  if (item === undefined || functionName === undefined) return;
  try {
    const choices = await readChoices(tools, ownerOf(item), functionName);
    if (dialogs.top() !== undefined || toContext(tools).item !== item) return;
    openPicker(tools, {title: `Metrics of ${functionName}`, choices});
  } catch (error) {
    const {what, tryThis} = toProblem(error);
    notify(`${what}. ${tryThis}`, 'bad');
  }
}

async function readChoices(
  tools: ControllerTools,
  connection: Connection,
  functionName: string,
): Promise<readonly Choice[]> {
  const [aliases, versions] = await Promise.all([
    readList(tools, connection, 'ListAliases', functionName),
    readList(tools, connection, 'ListVersionsByFunction', functionName),
  ]);
  const {target} = tools.store.getState().metrics;
  const current = target?.functionName === functionName ? target.qualifier : undefined;
  const of = (label: string, qualifier?: string): Choice => ({
    label,
    ...(qualifier === current && {isCurrent: true as const}),
    command: {type: 'metrics', target: {functionName, ...(qualifier !== undefined && {qualifier})}},
  });
  return [
    of('all versions'),
    ...aliases.map(alias =>
      of(`${formatMember(alias['Name'])}  alias → ${formatRouting(alias)}`, formatMember(alias['Name'])),
    ),
    ...versions.map(version => of(tellVersion(version, tools.services.now()), formatMember(version['Version']))),
  ];
}

function tellVersion(version: Item, now: Date): string {
  return version['Version'] === '$LATEST'
    ? '$LATEST  invocations without a qualifier'
    : formatVersionChoice(version, now);
}

/** The lists of the panes, when these were read already. */
async function readList(
  {client}: ControllerTools,
  connection: Connection,
  operation: string,
  FunctionName: string,
): Promise<readonly Item[]> {
  const key = toListKey(connection.key, operation, {FunctionName});
  const {notifyOnChangeProps: _, ...query} = buildListQuery(connection, client, key);
  return (await client.fetchQuery(query)).items;
}
