import type {Field} from '../schema/index.ts';

/** What an answer holds, as plain data that can be kept: of a structure its members, in their order. */
export type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | {readonly list: Shape}
  | {readonly map: Shape}
  | {readonly members: readonly (readonly [string, Shape])[]}
  /** What it takes the SDK to read. */
  | 'other';

/** The shape of the members of an answer or of a structure in one. */
export function toShape(fields: readonly Field[], within: readonly string[] = []): Shape {
  return {members: fields.map(field => [field.name, toPart(field, within)] as const)};
}

function toPart(field: Field, within: readonly string[]): Shape {
  const {kind, name, binding, structure = ''} = field;
  if (binding.in !== 'body' || binding.name !== name) return 'other';
  switch (kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return kind;
    case 'list':
      return {list: toPart(field.item(), within)};
    case 'map':
      return {map: toPart(field.item(), within)};
    case 'structure':
      return within.includes(structure) ? 'other' : toShape(field.members(), [...within, structure]);
    default:
      return 'other';
  }
}

/**
 * A JSON value as the SDK reads what is of a shape and `toPlain` gives it. Throws a TypeError for all that is not exactly of it, of
 * which the SDK has more to say.
 */
export function readByShape(value: unknown, shape: Shape): unknown {
  if (typeof shape === 'string') {
    if (typeof value === shape) return value;
    throw new TypeError(`This is no ${shape}`);
  }
  if ('list' in shape) {
    if (!Array.isArray(value)) throw new TypeError('This is no list');
    return value.map(item => readByShape(item, shape.list));
  }
  const record = readRecord(value);
  if ('map' in shape)
    return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, readByShape(item, shape.map)]));
  const members = shape.members.flatMap(([name, member]) => {
    const item = record[name] ?? undefined;
    return item === undefined ? [] : [[name, readByShape(item, member)] as const];
  });
  return Object.fromEntries(members);
}

function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('This is no object');
  // The SDK takes both for something of its own.
  if (Object.hasOwn(value, '__type') || Object.hasOwn(value, '__proto__'))
    throw new TypeError('This is no plain object');
  return value as Record<string, unknown>;
}
