import {readFunctionAddress} from '../../core/format/arn.ts';
import type {Item} from '../../core/item.ts';
import {findNearNames} from '../../core/search/near-names.ts';
import type {Connection} from '../connection/connection.ts';
import {own} from '../connection/owner.ts';
import {openPicker} from '../dialogs/picker.ts';
import {wholeList} from '../incidents/whole-list.ts';
import {callOrLess} from '../reads/call-or-less.ts';
import {putAhead, resourceListKey} from '../reads/list-query.ts';
import {toProblem} from '../reads/read-query.ts';
import {connectionKey, recordOf} from '../session/connection-of.ts';
import {cursorOf} from '../session/record.ts';
import type {ControllerTools} from '../tools/parts.ts';

/**
 * Shows the function that the command line names, by its name or an address of it: exactly that one, also where functions may
 * be read but not listed; else an offer of those with names like it.
 */
export async function openWanted(
  tools: ControllerTools,
  connection: Connection,
  wanted: string,
  signal: AbortSignal,
): Promise<void> {
  const {name, qualifier} = readFunctionAddress(wanted) ?? {name: wanted};
  try {
    const answer = await callOrLess(connection, 'GetFunction', {FunctionName: name}, {background: false, signal});
    if (connectionKey(tools.store.getState()) !== connection.key) return;
    show(tools, connection, own(connection, answer['Configuration'] as Item), qualifier);
  } catch (error) {
    const problem = toProblem(error);
    if (signal.aborted) return;
    if (problem.kind === 'missing') return offerNear(tools, connection, name, signal);
    await showListed(tools, connection, name, signal).catch(() =>
      tools.notify(`${problem.what}. ${problem.why}`, 'bad'),
    );
  }
}

function show(
  {client, store, functions, execute, resources}: ControllerTools,
  connection: Connection,
  item: Item,
  qualifier?: string,
) {
  const id = functions.id(item);
  putAhead(client, resourceListKey(connection.key, functions, undefined), item, other => functions.id(other) === id);
  const cursor = cursorOf(recordOf(store.getState()), functions.name, connection.key);
  store.dispatch({type: 'cursor', pane: functions.name, cursor: {...cursor, selected: id, filter: ''}});
  execute({type: 'focus', pane: functions.name});
  const aliases = resources.find(({list}) => list === 'ListAliases');
  if (qualifier === undefined || aliases === undefined || !/[a-z]/i.test(qualifier)) return;
  const scope = `${connection.key} ${id}`;
  const inAliases = {...cursorOf(recordOf(store.getState()), aliases.name, scope), selected: `${id}:${qualifier}`};
  store.dispatch({type: 'cursor', pane: aliases.name, cursor: inAliases});
  execute({type: 'focus', pane: aliases.name});
}

/** Where a function may be listed but not read. */
async function showListed(
  tools: ControllerTools,
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const items = await readListed(tools, connection, signal);
  const item = items.find(other => other['FunctionName'] === name);
  if (item === undefined) return offerNear(tools, connection, name, signal);
  show(tools, connection, item);
}

async function offerNear(
  tools: ControllerTools,
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const what = `There is no function ${name} in ${connection.region}.`;
  tools.notify(what, 'warn');
  const items = await readListed(tools, connection, signal).catch(() => []);
  const names = findNearNames(name, items.map(tools.functions.label), 9);
  // Who has begun to work is not interrupted.
  if (names.length === 0 || signal.aborted || tools.dialogs.top() !== undefined) return;
  openPicker(tools, {
    title: `${what} Like it:`,
    choices: names.map(label => ({label, command: {type: 'set-value', text: label}})),
    take: chosen => {
      const item = items.find(other => other['FunctionName'] === chosen);
      if (item === undefined) return tools.notify(`There is no function ${chosen} in ${connection.region}.`, 'warn');
      show(tools, connection, item);
    },
  });
}

async function readListed({client, functions}: ControllerTools, connection: Connection, signal: AbortSignal) {
  const key = resourceListKey(connection.key, functions, undefined);
  return (await wholeList(client, key, () => {}, signal)).items;
}
