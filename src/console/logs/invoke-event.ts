import type {InvokeTarget} from '../../core/invoke-target.ts';
import {findEvent} from '../../core/logs/find-event.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {lineUnderCursor} from './screen-keys.ts';
import {invocationOf} from './store/timeline.ts';

/** Opens the workbench of the function whose invocation is under the cursor, with its event when one of its lines holds that. */
export function invokeWithEvent(tools: ControllerTools): void {
  const {logs, notify, execute} = tools;
  const {last} = logs.follower;
  const line = lineUnderCursor(tools);
  const own = last?.targets.find(({label}) => label === line?.label);
  if (line === undefined || last === undefined || own === undefined)
    return notify('It is not known which function this is of: i in a list invokes what is selected there.', 'warn');
  const {FunctionName, label} = own;
  const Qualifier = label.startsWith(`${FunctionName}:`) ? label.slice(FunctionName.length + 1) : undefined;
  const target: InvokeTarget = {FunctionName, ...(Qualifier !== undefined && {Qualifier})};
  const event = findEvent(invocationOf(line, logs.store).lines);
  if (event === undefined) {
    execute({type: 'invoke', connection: last.connection, target});
    return notify('No line of this invocation holds its event.', 'dim');
  }
  const input = {...target, Payload: new TextEncoder().encode(event)};
  const from = {target, input, streaming: false, times: 1, concurrency: 1};
  execute({type: 'invoke', connection: last.connection, target, from});
}
