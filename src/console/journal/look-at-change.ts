import type {Item} from '../../core/item.ts';
import {buildLookLines, type Now} from '../../core/journal/look-lines.ts';
import type {UnresolvedChange} from '../../core/journal/unresolved.ts';
import type {CurrentState, OperationName} from '../../core/operation/operation.ts';
import type {Connection} from '../connection/connection.ts';
import {openText} from '../dialogs/text.ts';
import {toProblem} from '../reads/read-query.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Reads what is there now of what a change was on, and shows it beside what was to be sent. */
export async function lookAtChange(tools: ControllerTools, change: UnresolvedChange): Promise<void> {
  await tools.services.prepareOperation(change.operation as OperationName);
  const connection = connectionOf(tools.store.getState());
  const read = findRead(tools, change);
  const reason = connection === undefined ? 'there is no connection' : whyElsewhere(connection, change);
  if (connection === undefined || reason !== undefined) return tools.notify(`Nothing was read: ${reason}`, 'warn');
  if (read === undefined) {
    const where = change.operation.startsWith('Invoke') ? ': its log tells whether it ran' : '';
    return tools.notify(`What became of ${change.operation} cannot be read${where}`, 'warn');
  }
  const dialog = openText(tools, 'What is there now', ['Reading what is there now…']);
  const lines = await readLines(tools, connection, {change, read}, dialog.signal);
  dialog.update(text => ({...text, lines, plainLines: lines}));
}

/** How what is there now is read. */
interface ChangeRead extends Pick<CurrentState, 'absent' | 'toValues'> {
  readonly operation: OperationName;
  readonly input: Item;
  /** Members of the change that say what it is on. */
  readonly of: readonly string[];
}

/** As the catalog declares it; else by the read that is named after the same thing and needs no more than was sent. */
function findRead(tools: ControllerTools, {operation, input}: UnresolvedChange): ChangeRead | undefined {
  if (input === undefined) return undefined;
  const declared = tools.declarations.find(one => one.operation === operation && one.current !== undefined)?.current;
  if (declared !== undefined) {
    const of = [...declared.of, ...(declared.may ?? [])];
    const named = Object.fromEntries(of.flatMap(name => (name in input ? [[name, input[name]]] : [])));
    return {...declared, input: declared.input(named), of};
  }
  const name = operation.replace(/^[A-Z][a-z]+/, 'Get');
  const found = tools.services.operations().find(one => one === name);
  if (found === undefined) return undefined;
  const members = tools.services.operation(found).input.filter(member => member.name in input);
  const isEnough = tools.services.operation(found).input.every(({required}, index, all) => {
    return !required || members.some(member => member.name === all[index]?.name);
  });
  if (!isEnough) return undefined;
  const of = members.map(member => member.name);
  return {operation: found, input: Object.fromEntries(of.map(member => [member, input[member]])), of};
}

function whyElsewhere(connection: Connection, {profile, region, endpoint}: UnresolvedChange): string | undefined {
  const isHere = connection.profile === profile && connection.region === region && connection.endpoint === endpoint;
  if (isHere) return undefined;
  const place = [profile === undefined ? undefined : `profile ${profile}`, region, endpoint];
  return `it was sent to ${place.filter(part => part !== undefined).join(', ')}; P and R lead there`;
}

async function readLines(
  {services}: ControllerTools,
  connection: Connection,
  {change, read}: {change: UnresolvedChange; read: ChangeRead},
  signal: AbortSignal,
): Promise<readonly string[]> {
  const {operation, input, of, absent = [], toValues} = read;
  const fields = services.operation(change.operation as OperationName).input;
  const show = (now: Now) => buildLookLines(change, now, fields, [...of, 'RevisionId']);
  try {
    const answer = await connection.call(operation, input, {background: false, inDialog: true, signal});
    const values = toValues === undefined ? undefined : services.maskInput(change.operation, toValues(answer));
    return show({state: 'there', answer: services.maskOutput(operation, answer), values});
  } catch (error) {
    const {kind, code, what, why, tryThis} = toProblem(error);
    if (kind === 'missing' || (code !== undefined && absent.includes(code))) return show({state: 'absent'});
    return [`${what}: ${why}`, tryThis];
  }
}
