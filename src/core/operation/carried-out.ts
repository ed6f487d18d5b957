import type {Field} from '../../schema/index.ts';
import {isSameValue} from '../form/same-value.ts';
import type {Item} from '../item.ts';
import type {Operation, OperationDeclaration, OperationName} from './operation.ts';

/** What is there now of what a change is on. */
export interface ThereNow {
  readonly before: Item | undefined;
  readonly kept: Item;
  readonly isFirst: boolean;
}

/** Whether what is there now is what a change was to make of it: every member it sent, and nothing of what it takes away. */
export function isCarriedOut(
  {input}: Operation,
  {current, removes, replaces}: Pick<OperationDeclaration, 'current' | 'removes' | 'replaces'>,
  {sent, now}: {sent: Item; now: ThereNow},
): boolean {
  const {before, kept, isFirst} = now;
  if (current === undefined) return false;
  if (removes !== undefined) return isFirst || Object.keys(removes(sent, kept)).length === 0;
  const target = [...current.of, ...(current.may ?? []), 'RevisionId'];
  const values = before ?? replaces?.(sent, kept);
  const members = Object.keys(sent).filter(name => !target.includes(name));
  if (values === undefined || isFirst || members.length === 0) return false;
  // What such an operation does not name it takes away.
  const decided = current.whole ? [...members, ...Object.keys(values)] : members;
  const fields = new Map(input.map(field => [field.name, field]));
  return decided.every(name => {
    const field = fields.get(name);
    return isSameValue(dropEmpty(field, sent[name]), dropEmpty(field, values[name]));
  });
}

/** The service may answer nothing where something empty was sent; an empty text under a key of a map is a value. */
function dropEmpty(field: Field | undefined, value: unknown): unknown {
  if (value === '' || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Uint8Array) return value;
  const fields = new Map(field?.members().map(member => [member.name, member]));
  const members = Object.entries(value as Item).flatMap(([name, member]) => {
    const left = field?.kind === 'map' ? member : dropEmpty(fields.get(name), member);
    return left === undefined ? [] : [[name, left] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** A read that tells whether something is there. */
export interface PresenceRead {
  readonly operation: OperationName;
  readonly input: Item;
}

/** The read of what an operation makes or deletes, by the names of the service's operations; undefined where none takes what was sent. */
export function findPresenceRead(
  {name}: Operation,
  sent: Item,
  operations: {has(name: string): boolean; get(name: OperationName): Operation},
): PresenceRead | undefined {
  const read = `Get${/^(?:Create|Delete)(\w+)$/.exec(name)?.[1]}`;
  if (!operations.has(read)) return undefined;
  const operation = read as OperationName;
  const members = operations.get(operation).input;
  if (members.some(member => member.required && sent[member.name] === undefined)) return undefined;
  const given = members.filter(member => sent[member.name] !== undefined);
  return {operation, input: Object.fromEntries(given.map(member => [member.name, sent[member.name]]))};
}
