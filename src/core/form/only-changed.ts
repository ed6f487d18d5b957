import type {Field} from '../../schema/index.ts';

/**
 * Of a filled-in input only the members that differ from what the form was opened with, and those the service requires. A member that was emptied is
 * sent as its empty value, for leaving it out would leave it as it is. Members are sent whole: the service replaces maps and lists.
 */
export function onlyChanged(fields: readonly Field[], initial: Input, input: Input): Input {
  const changed = fields.flatMap(field => {
    const before = initial[field.name];
    const after = input[field.name];
    if (same(before, after)) return field.required && after !== undefined ? [[field.name, after] as const] : [];
    const value = after === undefined ? toEmpty(field, before) : withEmptied(field, before, after);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(changed);
}

/** A structure with what was emptied in it as empty: a VPC is left by empty lists, not by leaving its lists out. */
function withEmptied(field: Field, before: unknown, after: unknown): unknown {
  if (field.kind !== 'structure' || !isInput(before) || !isInput(after)) return after;
  const members = field.members().flatMap(member => {
    const [old, next] = [before[member.name], after[member.name]];
    const value = next === undefined && old !== undefined ? toEmpty(member, old) : withEmptied(member, old, next);
    return value === undefined ? [] : [[member.name, value] as const];
  });
  return Object.fromEntries(members);
}

/** Members of which a number or a yes/no was emptied: the service has no way to unset them. */
export function cannotUnset(fields: readonly Field[], initial: Input, input: Input): readonly string[] {
  return fields
    .filter(({name}) => initial[name] !== undefined && input[name] === undefined)
    .filter(field => toEmpty(field, initial[field.name]) === undefined)
    .map(({name}) => name);
}

type Input = Readonly<Record<string, unknown>>;

function toEmpty(field: Field, before: unknown): unknown {
  switch (field.kind) {
    case 'string':
      return field.values.length > 0 ? undefined : '';
    case 'list':
      return [];
    case 'map':
      return {};
    case 'structure': {
      const old = typeof before === 'object' && before !== null ? (before as Input) : {};
      const members = field.members().flatMap(member => {
        const empty = old[member.name] === undefined ? undefined : toEmpty(member, old[member.name]);
        return empty === undefined ? [] : [[member.name, empty] as const];
      });
      return Object.fromEntries(members);
    }
    default:
      return undefined;
  }
}

function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function same(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
