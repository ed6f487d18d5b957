import {isSameFunction, parseFunctionArn} from '../../core/format/arn.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Command} from '../bindings/command.ts';
import type {Connection} from '../connection/connection.ts';
import {putAhead} from '../reads/list-query.ts';
import {connectionKey} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {goTo} from './go-to.ts';

/** Shows the steps of a durable execution, also before the list of its function's has come to it. */
export async function goToExecution(
  tools: ControllerTools,
  {connection, arn, step}: Omit<Extract<Command, {type: 'execution'}>, 'type'>,
): Promise<void> {
  const {workspace, resources, functions, notify} = tools;
  const functionArn = arn.split('/durable-execution/')[0];
  const executions = resources.find(({list}) => list === 'ListDurableExecutionsByFunction');
  const steps = resources.find(({parent}) => parent === executions);
  const owner = workspace.pane(functions).items.find(item => isSameFunction(item['FunctionArn'], functionArn));
  if (executions === undefined || steps === undefined) return;
  if (owner === undefined) {
    return notify(`${parseFunctionArn(functionArn)?.name ?? functionArn} is not listed here.`, 'warn');
  }
  goTo(tools, functions.name, functions.id(owner));
  goTo(tools, executions.name, arn);
  const known = await connection
    .call(
      'GetDurableExecution',
      {DurableExecutionArn: arn, IncludeExecutionData: false},
      {
        background: false,
        signal: connection.signal,
      },
    )
    .catch(() => undefined);
  if (!isStillThere(tools, connection, executions, functions.id(owner))) return;
  const {key} = workspace.pane(executions);
  if (known !== undefined && key !== undefined) {
    putAhead(tools.client, key, known, other => executions.id(other) === arn);
  }
  goTo(tools, executions.name, arn);
  goTo(tools, steps.name, step);
}

/** Who has gone elsewhere meanwhile is not taken away from there. */
function isStillThere(
  {store, workspace, functions}: ControllerTools,
  {key}: Connection,
  executions: Resource,
  owner: string,
): boolean {
  const session = store.getState();
  const settled = workspace.settledItem(functions);
  const isSame = settled !== undefined && functions.id(settled) === owner;
  return isSame && connectionKey(session) === key && session.subject === executions.name;
}
