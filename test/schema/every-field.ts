import {type Field, type Operation, operations} from '../../src/schema/index.ts';

/** Which way a field travels. */
export type Side = 'input' | 'output';

/** Every member and part of a member of operations, all of Lambda unless told which, once a side, by its key. */
export function everyField(side: Side, of: Iterable<Operation> = operations.values()): ReadonlyMap<string, Field> {
  const seen = new Map<string, Field>();
  const visit = (field: Field) => {
    if (seen.has(field.key)) return;
    seen.set(field.key, field);
    for (const part of partsOf(field)) visit(part);
  };
  for (const operation of of) for (const field of operation[side]) visit(field);
  return seen;
}

function partsOf(field: Field): readonly Field[] {
  if (field.kind === 'list') return [field.item()];
  if (field.kind === 'map') return [field.mapKey(), field.item()];
  return field.members();
}
