import type {Field} from '../schema/index.ts';
import {maskedText} from './mask.ts';

/** One line of a review: what stands there now, what will stand there. Secrets are masked. */
export interface Difference {
  /** `Environment.Variables{STAGE}` */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What `after` would change of `before`, member by member, in the order of the fields. */
export function toDifferences(fields: readonly Field[], before: unknown, after: unknown): readonly Difference[] {
  const old = isRecord(before) ? before : {};
  const next = isRecord(after) ? after : {};
  return fields.flatMap(field => compare(field, old[field.name], next[field.name], field.name));
}

function compare(field: Field, before: unknown, after: unknown, path: string): readonly Difference[] {
  if (after === undefined || toText(before) === toText(after)) return [];
  if (field.kind === 'map') return compareEntries(field, before, after, path);
  if (field.members().length > 0 && isRecord(after)) {
    const old = isRecord(before) ? before : {};
    return field
      .members()
      .flatMap(member => compare(member, old[member.name], after[member.name], `${path}.${member.name}`));
  }
  return [{path, before: show(field, before), after: show(field, after)}];
}

function compareEntries(field: Field, before: unknown, after: unknown, path: string): readonly Difference[] {
  const old = isRecord(before) ? before : {};
  const next = isRecord(after) ? after : {};
  const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  const isSecret = field.sensitive || field.item().sensitive;
  const text = (value: unknown) => {
    if (value === undefined) return undefined;
    return isSecret ? maskedText : toText(value);
  };
  return keys
    .filter(key => toText(old[key]) !== toText(next[key]))
    .map(key => ({path: `${path}{${key}}`, before: text(old[key]), after: text(next[key])}));
}

function show(field: Field, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (field.name === 'ZipFile' && typeof value === 'string') return value;
  if (field.sensitive) return value instanceof Uint8Array ? `${value.byteLength} bytes` : maskedText;
  return toText(value);
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
