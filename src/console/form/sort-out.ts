import type {Item} from '../../core/item.ts';
import type {OperationDeclaration, Selection} from '../../core/operation/operation.ts';
import type {Resource} from '../../core/resource/resource.ts';

/** The marked items that an operation can be called on, and for each of the others why not, with its label. */
export function sortOut(
  declaration: OperationDeclaration,
  {marked, resource, parent}: {marked: readonly Item[]; resource: Resource; parent: Item | undefined},
): {possible: readonly Item[]; leftOut: readonly string[]} {
  const reasons = marked.map(item => ({item, reason: findReason(declaration, {item, parent})}));
  return {
    possible: reasons.flatMap(({item, reason}) => (reason === undefined ? [item] : [])),
    leftOut: reasons.flatMap(({item, reason}) => (reason === undefined ? [] : [`${resource.label(item)}: ${reason}`])),
  };
}

/** What does not tell which one it is would be taken for something larger: a version without its number for the function. */
function findReason(declaration: OperationDeclaration, selection: Selection): string | undefined {
  const reason = declaration.unavailable?.(selection);
  if (reason !== undefined) return reason;
  const filled: Item = declaration.fill?.(selection) ?? {};
  const missing = (declaration.needs ?? []).find(name => name in filled && filled[name] === undefined);
  return missing === undefined ? undefined : `its ${missing} is not known`;
}
