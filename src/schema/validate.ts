import type {Field} from './field.ts';
import {formatCounted} from './format-counted.ts';
import type {Operation} from './operation-shape.ts';

/** Which limit a value breaks; `limit` of the error says the limit itself. */
export type LimitRule =
  | 'required'
  | 'kind'
  | 'unknown'
  | 'minLength'
  | 'maxLength'
  | 'minValue'
  | 'maxValue'
  | 'whole'
  | 'pattern'
  | 'enum';

/** One thing wrong with an input, at the member it is wrong in. */
export interface FieldError {
  /** Member names joined by dots, e.g. `Code.S3Bucket`, `Layers[2]`, `Environment.Variables{KEY}`. */
  readonly path: string;
  readonly rule: LimitRule;
  /** The limit broken: a number for lengths and ranges, a pattern, the enum's values, or the expected kind. */
  readonly limit: number | string | readonly string[] | undefined;
  readonly value: unknown;
  /** What is wrong and what is allowed, for people. */
  readonly message: string;
}

/**
 * All schema errors of an operation's input, by field path, in the schema's order; empty when the service's model
 * accepts it. Blobs may be bytes or text (measured in UTF-8), timestamps Dates or ISO 8601 text.
 */
export function validate(operation: Operation, input: unknown): FieldError[] {
  return validateMembers(operation.input, input, '', operation.name);
}

/** The errors of one field's value at `path`; for a form that checks a field when it is left. */
export function validateField(field: Field, value: unknown, path: string = field.name): FieldError[] {
  if (value === undefined || value === null) return field.required ? [missing(path)] : [];
  const expected = kindProblem(field, value);
  if (expected !== undefined) {
    return [{path, rule: 'kind', limit: expected, value, message: `must be ${expected}`}];
  }
  switch (field.kind) {
    case 'structure':
    case 'union':
      return validateMembers(field.members(), value, path, field.structure ?? field.name);
    case 'list':
      return [...sizeErrors(field, value, path), ...validateItems(field, value, path)];
    case 'map':
      return [...sizeErrors(field, value, path), ...validateEntries(field, value, path)];
    case 'number':
      return numberErrors(field, Number(value), path);
    case 'string':
      return stringErrors(field, String(value), path);
    case 'blob':
      return sizeErrors(field, value, path);
    default:
      return [];
  }
}

function validateMembers(fields: readonly Field[], value: unknown, path: string, structure: string): FieldError[] {
  const input = isRecord(value) ? value : {};
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const known = new Set(fields.map(field => field.name));
  const unknown = Object.keys(input)
    .filter(name => !known.has(name) && input[name] !== undefined)
    .map(name => ({
      path: at(name),
      rule: 'unknown' as const,
      limit: undefined,
      value: input[name],
      message: `${structure} has no member ${name}`,
    }));
  return [...fields.flatMap(field => validateField(field, input[field.name], at(field.name))), ...unknown];
}

function validateItems(field: Field, value: unknown, path: string): FieldError[] {
  if (!Array.isArray(value)) return [];
  const item = field.item();
  return value.flatMap((entry, index) => validateField(item, entry, `${path}[${index}]`));
}

function validateEntries(field: Field, value: unknown, path: string): FieldError[] {
  const key = field.mapKey();
  const item = field.item();
  return Object.entries(isRecord(value) ? value : {}).flatMap(([name, entry]) => [
    ...validateField(key, name, `${path}{${name}}`),
    ...validateField(item, entry, `${path}{${name}}`),
  ]);
}

function stringErrors(field: Field, value: string, path: string): FieldError[] {
  if (field.values.length > 0 && !field.values.includes(value)) {
    return [{path, rule: 'enum', limit: field.values, value, message: `must be one of ${field.values.join(', ')}`}];
  }
  const {pattern} = field.limits;
  const errors = sizeErrors(field, value, path);
  if (pattern !== undefined && !compilePattern(pattern).test(value)) {
    errors.push({path, rule: 'pattern', limit: pattern, value, message: `does not match ${pattern}`});
  }
  return errors;
}

function numberErrors(field: Field, value: number, path: string): FieldError[] {
  const {min, max, fractional} = field.limits;
  if (!fractional && !Number.isInteger(value)) {
    return [{path, rule: 'whole', limit: undefined, value, message: 'must be a whole number'}];
  }
  const errors: FieldError[] = [];
  if (max !== undefined && value > max) {
    errors.push({
      path,
      rule: 'maxValue',
      limit: max,
      value,
      message: `must be at most ${formatCounted(max, 'number')}`,
    });
  }
  if (min !== undefined && value < min) {
    errors.push({
      path,
      rule: 'minValue',
      limit: min,
      value,
      message: `must be at least ${formatCounted(min, 'number')}`,
    });
  }
  return errors;
}

function sizeErrors(field: Field, value: unknown, path: string): FieldError[] {
  const {min, max} = field.limits;
  const size = sizeOf(field.kind === 'blob' && typeof value === 'string' ? new TextEncoder().encode(value) : value);
  const has = `has ${formatCounted(size, field.kind)}`;
  const errors: FieldError[] = [];
  if (max !== undefined && size > max) {
    errors.push({
      path,
      rule: 'maxLength',
      limit: max,
      value,
      message: `${has}; at most ${formatCounted(max, field.kind)}`,
    });
  }
  if (min !== undefined && size < min) {
    errors.push({
      path,
      rule: 'minLength',
      limit: min,
      value,
      message: `${has}; at least ${formatCounted(min, field.kind)}`,
    });
  }
  return errors;
}

function missing(path: string): FieldError {
  return {path, rule: 'required', limit: undefined, value: undefined, message: 'is required'};
}

/** What the value should have been, in words, when it is of the wrong kind. */
function kindProblem(field: Field, value: unknown): string | undefined {
  switch (field.kind) {
    case 'structure':
    case 'union':
    case 'map':
      return isRecord(value) && !Array.isArray(value) ? undefined : 'an object';
    case 'list':
      return Array.isArray(value) ? undefined : 'a list';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'a number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'string':
      return typeof value === 'string' ? undefined : 'text';
    case 'timestamp':
      return Number.isNaN(parseTime(value)) ? 'a time such as 2026-01-31T09:30:00Z' : undefined;
    case 'blob':
      return typeof value === 'string' || value instanceof Uint8Array || field.streaming ? undefined : 'text or bytes';
    case 'document':
      return undefined;
  }
}

function parseTime(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return value.length;
  return isRecord(value) ? Object.keys(value).length : 0;
}

const compiled = new Map<string, RegExp>();

function compilePattern(pattern: string): RegExp {
  let regExp = compiled.get(pattern);
  if (regExp === undefined) {
    const flags = pattern.includes('\\p{') ? 'u' : '';
    regExp = new RegExp(`^(?:${pattern})$`, flags);
    compiled.set(pattern, regExp);
  }
  return regExp;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
