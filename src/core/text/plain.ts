import type {Plain} from '../../schema/index.ts';

/** Stands in an answer where the service sent a date that is none. */
const invalidDate = 'invalid date';

/**
 * An answer as plain data that is equal when nothing changed: without `$metadata` and undefined members, dates as ISO
 * 8601 strings. Every text is what the service sent; bytes and streams stay what they are.
 */
export function toPlain<Value>(value: Value): Plain<Value> {
  return convert(value) as Plain<Value>;
}

function convert(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? invalidDate : value.toISOString();
  if (Array.isArray(value)) return value.map(convert);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).filter(([name, member]) => name !== '$metadata' && member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, convert(member)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Symbol.asyncIterator in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
