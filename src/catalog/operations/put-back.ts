import type {Item} from '../../core/item.ts';
import type {OperationName} from '../../core/operation/operation.ts';
import {pick} from './target.ts';

/**
 * The same operation with the values that were there before, of the members that were sent. `empty` has what unsets a
 * member that had no value; a member that cannot be unset is left out. Undefined when nothing is left to put back.
 */
export function toPutBack(
  operation: OperationName,
  target: readonly string[],
  {sent, before, empty = {}}: {sent: Item; before: Item; empty?: Item},
): {operation: OperationName; input: Item} | undefined {
  const changed = Object.keys(sent).filter(name => !target.includes(name) && name !== 'RevisionId');
  const values = pick({...empty, ...pick(before, ...Object.keys(before))}, ...changed);
  if (Object.keys(values).length === 0) return undefined;
  return {operation, input: {...pick(sent, ...target), ...values}};
}
