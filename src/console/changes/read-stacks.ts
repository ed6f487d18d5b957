import {isByStack} from '../../core/changes/change-stack.ts';
import type {Connection} from '../connection/connection.ts';
import {connectionKey} from '../session/connection-of.ts';
import {areTagsDue, keepTags} from '../tags/keep-tags.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {allChanges} from './shown-changes.ts';

/** Reads the tags of the functions that a stack may have changed: they name it. Asks nothing where no change is of a stack. */
export async function readStacks(tools: ControllerTools, connection: Connection): Promise<void> {
  const {store, workspace, functions} = tools;
  if (connectionKey(store.getState()) !== connection.key) return;
  const names = new Set<unknown>(
    allChanges(tools)
      .filter(isByStack)
      .map(({functionName}) => functionName),
  );
  const items = workspace.pane(functions).items.filter(({FunctionName}) => names.has(FunctionName));
  const input = {connection, resource: functions, items};
  if (items.length > 0 && areTagsDue(tools, input)) await keepTags(tools, input, connection.signal);
}
