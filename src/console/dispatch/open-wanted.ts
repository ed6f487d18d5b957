import {readFunctionAddress} from '../../core/format/arn.ts';
import type {Item} from '../../core/item.ts';
import {findNearNames} from '../../core/search/near-names.ts';
import type {StartView} from '../../core/target/opening.ts';
import type {Command} from '../bindings/command.ts';
import type {Connection} from '../connection/connection.ts';
import {own} from '../connection/owner.ts';
import {openPicker} from '../dialogs/picker.ts';
import {incidentsDialogName} from '../incidents/incidents-state.ts';
import {wholeList} from '../incidents/whole-list.ts';
import {callOrLess} from '../reads/call-or-less.ts';
import {putAhead, resourceListKey} from '../reads/list-query.ts';
import {toProblem} from '../reads/read-query.ts';
import {connectionKey, recordOf} from '../session/connection-of.ts';
import {type Cursor, cursorOf} from '../session/record.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {setFilter} from './filter-keys.ts';

/** Begins in the pane that the command line names, filtered, before there is a connection. */
export function beginIn(tools: ControllerTools): void {
  const {opening, store, functions} = tools;
  const {filter, group, view} = opening;
  const pane = opening.pane ?? (filter === undefined && group === undefined ? undefined : functions.name);
  const {parent} = tools.resources.find(({name}) => name === pane) ?? {};
  if (pane === undefined || parent !== undefined || view !== undefined) return;
  store.dispatch({type: 'focus', pane, isList: true});
  if (filter !== undefined) setFilter(tools, pane, filter);
}

/** Opens the view that the command line names, of what is selected; the board with its cursor on the function of that name. */
export function openView(tools: ControllerTools, functionName?: string): void {
  const {opening, dialogs} = tools;
  const {view, filter} = opening;
  if (view === undefined) return;
  const told = dialogs.top();
  tools.execute(views[view]);
  dialogs.find(incidentsDialogName)?.update(board => ({...board, selected: functionName}));
  // What was said at the start, or is done already, stays over it.
  if (told !== undefined) dialogs.raise(told);
  if (filter !== undefined && tools.store.getState().focus === 'log') setFilter(tools, 'log', filter);
}

const views: Readonly<Record<NonNullable<StartView['view']>, Command>> = {
  board: {type: 'incidents', change: 'open'},
  logs: {type: 'log', command: {type: 'follow'}},
  invocations: {type: 'log', command: {type: 'invocations', of: 'selection'}},
};

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

function show(tools: ControllerTools, connection: Connection, item: Item, qualifier?: string) {
  const {client, functions, execute, resources, opening} = tools;
  const id = functions.id(item);
  putAhead(client, resourceListKey(connection.key, functions, undefined), item, other => functions.id(other) === id);
  const {pane = functions.name, filter = '', view} = opening;
  const inPane = view === undefined ? filter : '';
  putCursor(tools, functions.name, connection.key, {
    selected: id,
    filter: pane === functions.name ? inPane : '',
  });
  execute({type: 'focus', pane: functions.name});
  if (view !== undefined) return openView(tools, functions.label(item));
  const aliases = resources.find(({list}) => list === 'ListAliases');
  const scope = `${connection.key} ${id}`;
  if (qualifier !== undefined && aliases !== undefined && /[a-z]/i.test(qualifier)) {
    putCursor(tools, aliases.name, scope, {selected: `${id}:${qualifier}`});
    execute({type: 'focus', pane: opening.pane ?? aliases.name});
  }
  if (pane === functions.name) return;
  const isOfFunction = resources.some(({name, parent}) => name === pane && parent === functions);
  putCursor(tools, pane, isOfFunction ? scope : connection.key, {filter: inPane});
  execute({type: 'focus', pane});
}

function putCursor({store}: ControllerTools, pane: string, scope: string, change: Partial<Cursor>): void {
  const cursor = cursorOf(recordOf(store.getState()), pane, scope);
  store.dispatch({type: 'cursor', pane, cursor: {...cursor, ...change}});
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
