import type {Field} from '../../schema/index.ts';

type Values = Readonly<Record<string, unknown>>;

/** In which values, by their paths, a form differs from what it was to hold; an empty value may stand for one that is taken away. */
export function findUnlike(fields: readonly Field[], wanted: Values, held: Values, initial: Values): readonly string[] {
  return fields.flatMap(({name, kind}) => compare(name, wanted[name], held[name], initial[name], kind));
}

function compare(path: string, wanted: unknown, held: unknown, initial: unknown, kind?: Field['kind']): string[] {
  if (JSON.stringify(wanted) === JSON.stringify(held)) return [];
  if (wanted === null) return [`${path} is null: leave it out.`];
  if (held === undefined && isEmpty(wanted)) {
    return initial === undefined ? [`${path} is empty and was not there: leave it out.`] : [];
  }
  if (kind === 'timestamp' && Date.parse(String(wanted)) === Date.parse(String(held))) return [];
  if (Array.isArray(wanted) && Array.isArray(held) && wanted.length === held.length) {
    return wanted.flatMap((item, index) => compare(`${path}[${index}]`, item, held[index], childOf(initial, index)));
  }
  if (isRecord(wanted) && isRecord(held)) {
    return Object.keys(wanted).flatMap(name =>
      compare(`${path}.${name}`, wanted[name], held[name], childOf(initial, name)),
    );
  }
  return [`${path} cannot be given as ${JSON.stringify(wanted)}.`];
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === '' || (isRecord(value) && Object.values(value).every(isEmpty));
}

function childOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
