import {type Field, type FieldError, type Operation, validateField} from '../../schema/index.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {isCheckedLater, toCheckedOrder, toEnumSet, toPattern} from './recorded-wording.ts';

/**
 * Checks an input against the service's model. Throws one ValidationException for all that is wrong, in the service's
 * words (as recorded answers of the service show them).
 */
export function checkInput(operation: Operation, input: Readonly<Record<string, unknown>>): void {
  const problems = toProblems(operation.input, input, '');
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
  throw new LambdaError('ValidationException', `${count} detected: ${problems.join('; ')}`);
}

function toProblems(fields: readonly Field[], input: Readonly<Record<string, unknown>>, prefix: string): string[] {
  return toCheckedOrder(fields).flatMap(field =>
    toFieldProblems(field, input[field.name], prefix + toMemberName(field.name)),
  );
}

function toFieldProblems(field: Field, value: unknown, path: string): string[] {
  if (value === undefined) {
    return field.required ? [`Value null at '${path}' failed to satisfy constraint: Member must not be null`] : [];
  }
  if (isCheckedLater(field)) return [];
  switch (field.kind) {
    case 'structure':
    case 'union':
      return toProblems(field.members(), value as Record<string, unknown>, `${path}.`);
    case 'list':
      return toListProblems(field, value as unknown[], path);
    case 'map':
      return toMapProblems(field, value as Record<string, unknown>, path);
    default:
      return validateField(field, value).map(error => toSentence(field, value, path, toConstraint(field, error)));
  }
}

function toListProblems(field: Field, items: unknown[], path: string): string[] {
  const item = field.item();
  const own = validateField(field, items, 'it').filter(error => error.path === 'it');
  const sentences = own.map(error => toSentence(field, items, path, toConstraint(field, error)));
  if (item.kind === 'structure' || item.kind === 'union') {
    const nested = items.flatMap((entry, index) => toFieldProblems(item, entry, `${path}.${index + 1}.member`));
    return [...sentences, ...nested];
  }
  if (items.every(entry => validateField(item, entry).length === 0)) return sentences;
  const constraints = toItemConstraints(item);
  // The service wraps the constraints of an item, except where it has nothing to say but the enum.
  const text =
    constraints.length === 1 ? constraints.join() : `Member must satisfy constraint: [${constraints.join(', ')}]`;
  return [...sentences, toSentence(field, items, path, text)];
}

function toMapProblems(field: Field, entries: Record<string, unknown>, path: string): string[] {
  const key = field.mapKey();
  const item = field.item();
  const problems = validateField(field, entries, 'it')
    .filter(error => error.path === 'it')
    .map(error => toSentence(field, entries, path, toConstraint(field, error)));
  if (Object.keys(entries).some(name => validateField(key, name).length > 0)) {
    const text = `Map keys must satisfy constraint: [${toLimits(key).join(', ')}]`;
    problems.push(toSentence(field, entries, path, text));
  }
  if (Object.values(entries).some(entry => validateField(item, entry).length > 0)) {
    const text = `Map value must satisfy constraint: [${[...toLimits(item), notNull].join(', ')}]`;
    problems.push(toSentence(field, entries, path, text));
  }
  return problems;
}

function toSentence(field: Field, value: unknown, path: string, constraint: string): string {
  const shown = isSecret(field) ? '' : ` '${toJavaText(value, field)}'`;
  return `Value${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
}

const notNull = 'Member must not be null';

function toConstraint(field: Field, {rule, limit}: FieldError): string {
  switch (rule) {
    case 'maxLength':
      return `Member must have length less than or equal to ${limit}`;
    case 'minLength':
      return `Member must have length greater than or equal to ${limit}`;
    case 'maxValue':
      return `Member must have value less than or equal to ${toLimit(field, limit)}`;
    case 'minValue':
      return `Member must have value greater than or equal to ${toLimit(field, limit)}`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${toPattern(field)}`;
    case 'enum':
      return `Member must satisfy enum value set: [${toEnumSet(field).join(', ')}]`;
    case 'required':
      return notNull;
    default:
      return `Member must be ${limit ?? 'a whole number'}`;
  }
}

/** All limits of a list's item, in the service's order. */
function toItemConstraints(item: Field): string[] {
  if (item.values.length === 0) return isNullChecked(item) ? [...toLimits(item), notNull] : toLimits(item);
  const set = `Member must satisfy enum value set: [${toEnumSet(item).join(', ')}]`;
  return isNullChecked(item) ? [set, notNull] : [set];
}

/** Lists whose items the service also checks for null, in recorded answers. */
function isNullChecked(item: Field): boolean {
  return /\.(Layers|Architectures|CompatibleArchitectures)\[\]$/.test(item.key);
}

function toLimits(field: Field): string[] {
  const {min, max, pattern} = field.limits;
  const of = field.kind === 'number' ? 'value' : 'length';
  return [
    ...(max === undefined ? [] : [`Member must have ${of} less than or equal to ${toLimit(field, max)}`]),
    ...(min === undefined ? [] : [`Member must have ${of} greater than or equal to ${toLimit(field, min)}`]),
    ...(pattern === undefined ? [] : [`Member must satisfy regular expression pattern: ${toPattern(field)}`]),
  ];
}

function toLimit(field: Field, limit: unknown): string {
  return field.limits.fractional && Number.isInteger(limit) ? `${limit}.0` : String(limit);
}

/** `FunctionName` as `functionName`, `KMSKeyArn` as `kMSKeyArn`: only the first letter changes. */
function toMemberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function isSecret(field: Field): boolean {
  return field.sensitive || field.kind === 'blob' || (field.kind === 'map' && field.item().sensitive);
}

/** Lists and maps as the service's language prints them: `[a, b]`, `{key=1.0}`. */
function toJavaText(value: unknown, field: Field): string {
  if (Array.isArray(value)) return `[${value.map(item => toJavaText(item, field.item())).join(', ')}]`;
  if (field.kind === 'map' && typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${toJavaText(item, field.item())}`)
      .join(', ')}}`;
  }
  if (field.kind === 'structure' || field.kind === 'union') return JSON.stringify(value);
  return field.kind === 'number' ? toLimit(field, value) : String(value);
}
