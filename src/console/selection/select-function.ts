import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {unfoldGroups} from '../tags/groups.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** A function in its list. */
export interface FoundFunction {
  readonly resource: Resource;
  readonly item: Item;
}

/** Leaves what lies over the panes and selects a function in its list; undefined when it is not listed any more. */
export function selectFunction(
  tools: ControllerTools,
  {functionArn, functionName}: {readonly functionArn: string; readonly functionName: string},
): FoundFunction | undefined {
  const {store, workspace, functions: resource} = tools;
  unfoldGroups(tools, resource);
  const {cursor, items, view} = workspace.pane(resource);
  const item = items.find(other => resource.id(other) === functionArn);
  if (item === undefined) {
    tools.notify(`${functionName} is not listed any more.`, 'warn');
    return undefined;
  }
  while (tools.dialogs.top() !== undefined) tools.dialogs.close();
  // A filter is given up only when it hides the function.
  const filter = view.indexOf(functionArn) === -1 ? '' : cursor.filter;
  store.dispatch({type: 'cursor', pane: resource.name, cursor: {...cursor, filter, selected: functionArn}});
  tools.execute({type: 'focus', pane: resource.name});
  return {resource, item};
}
