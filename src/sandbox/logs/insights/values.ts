/** A moment, in ms since 1970: shown as a date where a number is not. */
export class Instant {
  readonly time: number;

  constructor(time: number) {
    this.time = time;
  }
}

/** What a field of an event has. Undefined where it has no such field. */
export type Value = string | number | Instant | undefined;

/** What an expression gives for a row. */
export type Evaluate = (row: QueryRow) => Value;

/** An event with the fields that a query has added. */
export interface QueryRow {
  get(name: string): Value;
}

/** A value as a number; undefined for what is none. */
export function toNumber(value: Value): number | undefined {
  if (value instanceof Instant) return value.time;
  if (typeof value !== 'string') return value;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** A value as the service writes it; a date in UTC. */
export function formatQueryValue(value: Value): string {
  if (value instanceof Instant) return formatInstant(value.time);
  if (typeof value !== 'number') return value ?? '';
  return String(Number.isInteger(value) ? value : Math.round(value * 10_000) / 10_000);
}

function formatInstant(time: number): string {
  return Math.abs(time) > 8.64e15 ? String(time) : new Date(time).toISOString().replace('T', ' ').slice(0, 23);
}

/** Less than 0 when `a` comes before `b`: numbers by their value, what is missing last. */
export function compareValues(a: Value, b: Value): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const [left, right] = [toNumber(a), toNumber(b)];
  if (left !== undefined && right !== undefined) return left - right;
  const [text, other] = [formatQueryValue(a), formatQueryValue(b)];
  if (text === other) return 0;
  return text < other ? -1 : 1;
}

/** Whether a value counts as yes. */
export function isTrue(value: Value): boolean {
  return value !== undefined && value !== 0 && value !== '' && value !== 'false' && value !== '0';
}

/** A row with further fields, which come before its own of the same names. */
export function withFields(row: QueryRow, fields: ReadonlyMap<string, Value>): QueryRow {
  return {get: name => (fields.has(name) ? fields.get(name) : row.get(name))};
}
