import type {Field, FieldError, Operation} from '../../src/schema/index.ts';

type Rule = FieldError['rule'];

/** One way to break an input: where, which rule the error must name, and the input with the break. */
export interface Breakage {
  readonly path: string;
  readonly rule: Rule;
  readonly input: unknown;
}

/** Every way to break one place of a valid input, each leaving all other places as they are. */
export function breakagesOf(operation: Operation, input: Readonly<Record<string, unknown>>): readonly Breakage[] {
  return inMembers(operation.input, input, '', changed => changed);
}

/** Puts a changed part back into the whole. */
type Rebuild = (changed: unknown) => unknown;

function inMembers(
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  path: string,
  rebuild: Rebuild,
): Breakage[] {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const stranger: Breakage = {path: at('Stranger'), rule: 'unknown', input: rebuild({...value, Stranger: 1})};
  const inside = fields.flatMap(field => {
    const {[field.name]: member, ...others} = value;
    const place = (changed: unknown) => rebuild({...value, [field.name]: changed});
    const gone: Breakage[] = field.required ? [{path: at(field.name), rule: 'required', input: rebuild(others)}] : [];
    return [...gone, ...(member === undefined ? [] : inField(field, member, at(field.name), place))];
  });
  return [stranger, ...inside];
}

function inField(field: Field, value: unknown, path: string, rebuild: Rebuild): Breakage[] {
  const own = wrongValues(field).map(([wrong, rule]): Breakage => ({path, rule, input: rebuild(wrong)}));
  return [...own, ...inParts(field, value, path, rebuild)];
}

function inParts(field: Field, value: unknown, path: string, rebuild: Rebuild): Breakage[] {
  if (Array.isArray(value) && field.kind === 'list') {
    return value.flatMap((item, index) =>
      inField(field.item(), item, `${path}[${index}]`, changed => rebuild(value.with(index, changed))),
    );
  }
  if (!isRecord(value)) return [];
  if (field.kind === 'structure') return inMembers(field.members(), value, path, rebuild);
  if (field.kind !== 'map') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    inField(field.item(), item, `${path}{${key}}`, changed => rebuild({...value, [key]: changed})),
  );
}

/** Values that break exactly one rule of the field itself. */
function wrongValues({kind, values, limits, streaming}: Field): readonly (readonly [unknown, Rule])[] {
  const {min, max, pattern} = limits;
  switch (kind) {
    case 'string':
      if (values.length > 0) return [['no such value', 'enum']];
      return [
        [7, 'kind'],
        ...(pattern === undefined && max !== undefined ? ([['x'.repeat(max + 1), 'maxLength']] as const) : []),
      ];
    case 'number':
      return [
        ['7', 'kind'],
        ...(max === undefined ? [] : ([[max + 1, 'maxValue']] as const)),
        ...(min === undefined ? [] : ([[min - 1, 'minValue']] as const)),
      ];
    case 'blob':
      // A stream may be of any kind.
      return streaming ? [] : [[true, 'kind']];
    case 'document':
      return [];
    default:
      return [['neither', 'kind']];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
