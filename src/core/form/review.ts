import type {Field} from '../../schema/index.ts';
import {maskedText} from '../mask.ts';

/** One line of a review: what stands there now, what will stand there. */
export interface Difference {
  /** `Environment.Variables{STAGE}` */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What stands in a review for a secret: a mask, or the secret. */
type Secrets = 'masked' | 'plain';

/** What `after` would change of `before`, member by member, in the order of the fields. */
export function findDifferences(
  fields: readonly Field[],
  before: unknown,
  after: unknown,
  secrets: Secrets,
): readonly Difference[] {
  const old = isRecord(before) ? before : {};
  const next = isRecord(after) ? after : {};
  return fields.flatMap(field =>
    compare(field, {before: old[field.name], after: next[field.name]}, field.name, secrets),
  );
}

interface Values {
  readonly before: unknown;
  readonly after: unknown;
}

function compare(field: Field, {before, after}: Values, path: string, secrets: Secrets): readonly Difference[] {
  if (after === undefined || formatValue(before) === formatValue(after)) return [];
  if (field.kind === 'map') return compareEntries(field, {before, after}, path, secrets);
  if (field.members().length > 0 && isRecord(after)) {
    const old = isRecord(before) ? before : {};
    return field
      .members()
      .flatMap(member =>
        compare(member, {before: old[member.name], after: after[member.name]}, `${path}.${member.name}`, secrets),
      );
  }
  return [{path, before: show(field, before, secrets), after: show(field, after, secrets)}];
}

function compareEntries(field: Field, {before, after}: Values, path: string, secrets: Secrets): readonly Difference[] {
  const old = isRecord(before) ? before : {};
  const next = isRecord(after) ? after : {};
  const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  const isMasked = secrets === 'masked' && (field.sensitive || field.item().sensitive);
  const text = (value: unknown) => {
    if (value === undefined) return undefined;
    return isMasked ? maskedText : formatValue(value);
  };
  return keys
    .filter(key => formatValue(old[key]) !== formatValue(next[key]))
    .map(key => ({path: `${path}{${key}}`, before: text(old[key]), after: text(next[key])}));
}

function show(field: Field, value: unknown, secrets: Secrets): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (field.name === 'ZipFile' && typeof value === 'string') return value;
  if (field.sensitive && secrets === 'masked' && !(value instanceof Uint8Array)) return maskedText;
  return formatValue(value);
}

function formatValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
