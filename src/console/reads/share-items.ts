import {replaceEqualDeep} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';

/**
 * Gives for each item of a list that is read again, in their order, the item of before that is equal to it: what has not
 * changed stays the same object, and nobody draws it again.
 */
export function createSharing(before: readonly Item[]): (item: Item) => Item {
  let next = 0;
  let missed = 0;
  return item => {
    // Behind items that were added, changed or removed the rest follows in its order.
    const from = Math.max(0, next - missed);
    for (let index = from; index < Math.min(before.length, next + missed + lookAhead); index += 1) {
      const candidate = before[index];
      if (candidate === undefined || replaceEqualDeep(candidate, item) !== candidate) continue;
      next = index + 1;
      missed = 0;
      return candidate;
    }
    missed += 1;
    return item;
  };
}

/** How many removed items may lie between two that stayed. */
const lookAhead = 3;

/** The list of before if the items are the same ones. */
export function shareList(before: readonly Item[], items: readonly Item[]): readonly Item[] {
  return before.length === items.length && items.every((item, index) => item === before[index]) ? before : items;
}
