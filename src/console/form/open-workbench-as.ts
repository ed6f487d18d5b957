import type {InvokeTarget} from '../../core/resource/resource.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import {toContext} from '../tools/context.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Opens the workbench, set to a type, for the selection or the function it belongs to; asks for a function where there is none. */
export function openWorkbenchAs(tools: ControllerTools, as: 'RequestResponse' | 'ResponseStream'): void {
  const target = findTarget(tools);
  if (target !== undefined) return tools.execute({type: 'invoke', target, as});
  openPrompt(tools, {
    title: 'Invoke',
    note: 'Name or ARN of the function',
    submit: FunctionName => ({type: 'invoke', target: {FunctionName}, as}),
  });
}

function findTarget(tools: ControllerTools): InvokeTarget | undefined {
  const {item, resource} = toContext(tools);
  const own = item === undefined ? undefined : resource.invokeTarget?.(item);
  const {selected} = tools.workspace.pane(tools.functions);
  return own ?? (selected === undefined ? undefined : tools.functions.invokeTarget?.(selected));
}
