import type {Item} from '../item.ts';
import type {Resource} from './resource.ts';

/**
 * Tells the items of a list that came before, one item after the other: while pages are read, items move from one page to the
 * next. Of two with the same id whose answers lack what tells them apart, only the same again is a repeat.
 */
export function createRepeats({id, arn}: Resource): (item: Item) => boolean {
  const known = new Map<string, Item>();
  return item => {
    const before = known.get(id(item));
    if (before === undefined) known.set(id(item), item);
    return before !== undefined && (arn(item) !== undefined || JSON.stringify(before) === JSON.stringify(item));
  };
}
