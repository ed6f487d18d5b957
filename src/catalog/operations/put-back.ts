import type {Item} from '../../core/item.ts';
import type {OperationName} from '../../core/operation/operation.ts';
import {pickMembers} from './target.ts';

/**
 * The same operation with the values that were there before, of the members that were sent. `empty` has what unsets a
 * member that had no value; a member that cannot be unset is left out. Undefined when nothing is left to put back.
 */
export function buildPutBack(
  operation: OperationName,
  target: readonly string[],
  {sent, before, empty = {}}: {sent: Item; before: Item; empty?: Item},
): {operation: OperationName; input: Item} | undefined {
  const changed = Object.keys(sent).filter(name => !target.includes(name) && name !== 'RevisionId');
  const values = pickMembers({...empty, ...pickMembers(before, ...Object.keys(before))}, ...changed);
  if (Object.keys(values).length === 0) return undefined;
  return {operation, input: {...pickMembers(sent, ...target), ...values}};
}
