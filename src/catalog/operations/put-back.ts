import type {Item} from '../../core/item.ts';
import type {OperationName} from '../../core/operation/operation.ts';
import {pickMembers} from './target.ts';

/** A change that was made, and what it can be put back to. */
interface Made {
  readonly sent: Item;
  readonly before: Item;
  /** What unsets a member that had no value. */
  readonly empty?: Item;
}

/**
 * The same operation with the values that were there before, of the members that were sent. Undefined when a member that
 * had no value cannot be unset: then no call brings back what was there.
 */
export function buildPutBack(
  operation: OperationName,
  target: readonly string[],
  {sent, before, empty = {}}: Made,
): {operation: OperationName; input: Item} | undefined {
  const changed = Object.keys(sent).filter(name => !target.includes(name) && name !== 'RevisionId');
  const values = pickMembers({...empty, ...pickMembers(before, ...Object.keys(before))}, ...changed);
  if (changed.length === 0 || changed.some(name => values[name] === undefined)) return undefined;
  return {operation, input: {...pickMembers(sent, ...target), ...values}};
}

/** The same operation with all that was there before, for one that takes away what it does not name. */
export function buildWholePutBack(
  operation: OperationName,
  target: readonly string[],
  {sent, before}: Pick<Made, 'sent' | 'before'>,
): {operation: OperationName; input: Item} {
  return {operation, input: {...pickMembers(sent, ...target), ...pickMembers(before, ...Object.keys(before))}};
}
