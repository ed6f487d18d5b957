import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Connection} from '../connection/connection.ts';
import {ownerOf} from '../connection/owner.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import {toContext} from '../tools/context.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Opens the workbench, set to a type, for the selection or the function it belongs to; asks for a function where there is none. */
export function openWorkbenchAs(
  tools: ControllerTools,
  connection: Connection,
  as: 'RequestResponse' | 'ResponseStream',
): void {
  const found = findTarget(tools);
  if (found !== undefined) return tools.execute({type: 'invoke', ...found, as});
  openPrompt(tools, {
    title: 'Invoke',
    note: 'Name or ARN of the function',
    submit: FunctionName => ({type: 'invoke', connection, target: {FunctionName}, as}),
  });
}

function findTarget(tools: ControllerTools) {
  const {item, resource} = toContext(tools);
  const {selected} = tools.workspace.pane(tools.functions);
  return targetOf(resource, item) ?? targetOf(tools.functions, selected);
}

function targetOf({invokeTarget}: Resource, item: Item | undefined) {
  const target = item === undefined ? undefined : invokeTarget?.(item);
  return item === undefined || target === undefined ? undefined : {connection: ownerOf(item), target};
}
