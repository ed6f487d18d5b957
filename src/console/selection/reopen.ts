import {parseFunctionArn} from '../../core/format/arn.ts';
import {findFunctionName} from '../../core/format/function-name.ts';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {formatGrouping} from '../../core/table/grouping.ts';
import {formatOpening, type StartView} from '../../core/target/opening.ts';
import type {Choice} from '../bindings/command.ts';
import type {Connection} from '../connection/connection.ts';
import {ownerOf} from '../connection/owner.ts';
import type {ControllerTools} from '../tools/parts.ts';

const what = 'the line that opens this view again';

/** Offers the line for a shell that opens a view of a connection again. */
export function offerReopening(connection: Connection, opening: StartView): Choice {
  const text = formatOpening(opening, {...connection, readOnly: connection.lock.readOnly});
  return {label: what, command: {type: 'copy', what, text}};
}

/** The same for the list that an item is in; nothing where only the console itself leads to that. */
export function offerReopeningOf(tools: ControllerTools, resource: Resource, item: Item): Choice[] {
  const {functions, workspace, store} = tools;
  const {filter} = workspace.pane(resource).cursor;
  const grouping = store.getState().groups[resource.name];
  const pane = {
    ...(resource !== functions && {pane: resource.name}),
    ...(grouping !== undefined && {group: formatGrouping(grouping)}),
  };
  if (resource !== functions && resource.parent !== functions)
    return resource.parent === undefined ? [offerReopening(ownerOf(item), {...pane, filter})] : [];
  const name = findFunctionName(item);
  if (name === undefined) return [];
  const {qualifier} = parseFunctionArn(item['AliasArn']) ?? {};
  const address = qualifier === undefined ? name : `${name}:${qualifier}`;
  return [offerReopening(ownerOf(item), {function: address, ...pane, filter})];
}
