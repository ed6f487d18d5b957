import type {Item} from '../../core/item.ts';
import type {OperationName} from '../../core/operation/operation.ts';
import type {ChangedItem, Undo} from './record.ts';

/** An item that was changed, and the call that puts it back, if it can be put back. */
export interface Undone extends ChangedItem {
  readonly undo: {readonly operation: OperationName; readonly input: Item} | undefined;
}

/** The undo of a change to several items at once; undefined when not all that were changed can be put back in one way. */
export function toSharedUndo(title: string, undone: readonly Undone[]): Undo | undefined {
  const [first] = undone;
  if (first?.undo === undefined) return undefined;
  const {operation, input} = first.undo;
  const members = Object.keys(input).toSorted().join();
  const several = undone.flatMap(({resource, id, label, undo}) =>
    undo?.operation === operation && Object.keys(undo.input).toSorted().join() === members
      ? [{resource, id, label, input: undo.input}]
      : [],
  );
  if (several.length < undone.length) return undefined;
  const shared = Object.entries(input).filter(([name, value]) =>
    several.every(other => JSON.stringify(other.input[name]) === JSON.stringify(value)),
  );
  return {title, operation, input: Object.fromEntries(shared), several};
}
