import type {Plain} from '../../schema/index.ts';
import {cleanText} from './clean.ts';

/** Stands in an answer where the service sent a date that is none. */
const invalidDate = 'invalid date';

/**
 * An answer as plain data that is equal when nothing changed: without `$metadata` and undefined members, dates as ISO
 * 8601 strings, every string and map key passed through `clean`. Bytes and streams stay what they are.
 * `clean` defaults to `cleanText`; give the identity only for values that are sent back and never shown.
 */
export function cleanValue<Value>(value: Value, clean: (text: string) => string = cleanText): Plain<Value> {
  return convert(value, clean) as Plain<Value>;
}

function convert(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? invalidDate : value.toISOString();
  if (Array.isArray(value)) return value.map(item => convert(item, clean));
  if (!isRecord(value)) return value;
  return cleanRecord(value, clean);
}

function cleanRecord(record: Record<string, unknown>, clean: (text: string) => string): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const [key, value] of Object.entries(record)) {
    if (key === '$metadata' || value === undefined) continue;
    entries.set(findFreeKey(clean(key), entries), convert(value, clean));
  }
  return Object.fromEntries(entries);
}

/** Two keys may look the same once cleaned; neither may hide the other. */
function findFreeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(key)) return key;
  for (let copy = 2; ; copy++) {
    const candidate = `${key} (${copy})`;
    if (!taken.has(candidate)) return candidate;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Symbol.asyncIterator in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
