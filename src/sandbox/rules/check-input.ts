import {type Field, type FieldError, type Operation, validateField} from '../../schema/index.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {findEnumSet, findPattern, isCheckedLater, sortChecked} from './recorded-wording.ts';

/**
 * Checks an input against the service's model. Throws one ValidationException for all that is wrong, in the service's
 * words (as recorded answers of the service show them).
 */
export function checkInput(operation: Operation, input: Readonly<Record<string, unknown>>): void {
  const problems = checkFields(operation.input, input, '');
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
  throw new LambdaError('ValidationException', `${count} detected: ${problems.join('; ')}`);
}

function checkFields(fields: readonly Field[], input: Readonly<Record<string, unknown>>, prefix: string): string[] {
  return sortChecked(fields).flatMap(field =>
    checkField(field, input[field.name], prefix + formatMemberName(field.name)),
  );
}

function checkField(field: Field, value: unknown, path: string): string[] {
  if (value === undefined) {
    return field.required ? [`Value null at '${path}' failed to satisfy constraint: Member must not be null`] : [];
  }
  if (isCheckedLater(field)) return [];
  switch (field.kind) {
    case 'structure':
    case 'union':
      return checkFields(field.members(), value as Record<string, unknown>, `${path}.`);
    case 'list':
      return checkList(field, value as unknown[], path);
    case 'map':
      return checkMap(field, value as Record<string, unknown>, path);
    default:
      return validateField(field, value).map(error =>
        formatProblem(field, value, path, formatConstraint(field, error)),
      );
  }
}

function checkList(field: Field, items: unknown[], path: string): string[] {
  const item = field.item();
  const own = validateField(field, items, 'it').filter(error => error.path === 'it');
  const sentences = own.map(error => formatProblem(field, items, path, formatConstraint(field, error)));
  if (item.kind === 'structure' || item.kind === 'union') {
    const nested = items.flatMap((entry, index) => checkField(item, entry, `${path}.${index + 1}.member`));
    return [...sentences, ...nested];
  }
  if (items.every(entry => validateField(item, entry).length === 0)) return sentences;
  const constraints = formatItemConstraints(item);
  // The service wraps the constraints of an item, except where it has nothing to say but the enum.
  const text =
    constraints.length === 1 ? constraints.join() : `Member must satisfy constraint: [${constraints.join(', ')}]`;
  return [...sentences, formatProblem(field, items, path, text)];
}

function checkMap(field: Field, entries: Record<string, unknown>, path: string): string[] {
  const key = field.mapKey();
  const item = field.item();
  const problems = validateField(field, entries, 'it')
    .filter(error => error.path === 'it')
    .map(error => formatProblem(field, entries, path, formatConstraint(field, error)));
  if (Object.keys(entries).some(name => validateField(key, name).length > 0)) {
    const text = `Map keys must satisfy constraint: [${formatLimits(key).join(', ')}]`;
    problems.push(formatProblem(field, entries, path, text));
  }
  if (Object.values(entries).some(entry => validateField(item, entry).length > 0)) {
    const text = `Map value must satisfy constraint: [${[...formatLimits(item), notNull].join(', ')}]`;
    problems.push(formatProblem(field, entries, path, text));
  }
  return problems;
}

function formatProblem(field: Field, value: unknown, path: string, constraint: string): string {
  const shown = isSecret(field) ? '' : ` '${formatJavaText(value, field)}'`;
  return `Value${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
}

const notNull = 'Member must not be null';

function formatConstraint(field: Field, {rule, limit}: FieldError): string {
  switch (rule) {
    case 'maxLength':
      return `Member must have length less than or equal to ${limit}`;
    case 'minLength':
      return `Member must have length greater than or equal to ${limit}`;
    case 'maxValue':
      return `Member must have value less than or equal to ${formatLimit(field, limit)}`;
    case 'minValue':
      return `Member must have value greater than or equal to ${formatLimit(field, limit)}`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${findPattern(field)}`;
    case 'enum':
      return `Member must satisfy enum value set: [${findEnumSet(field).join(', ')}]`;
    case 'required':
      return notNull;
    default:
      return `Member must be ${limit ?? 'a whole number'}`;
  }
}

/** All limits of a list's item, in the service's order. */
function formatItemConstraints(item: Field): string[] {
  if (item.values.length === 0) return isNullChecked(item) ? [...formatLimits(item), notNull] : formatLimits(item);
  const set = `Member must satisfy enum value set: [${findEnumSet(item).join(', ')}]`;
  return isNullChecked(item) ? [set, notNull] : [set];
}

/** Lists whose items the service also checks for null, in recorded answers. */
function isNullChecked(item: Field): boolean {
  return /\.(Layers|Architectures|CompatibleArchitectures)\[\]$/.test(item.key);
}

function formatLimits(field: Field): string[] {
  const {min, max, pattern} = field.limits;
  const of = field.kind === 'number' ? 'value' : 'length';
  return [
    ...(max === undefined ? [] : [`Member must have ${of} less than or equal to ${formatLimit(field, max)}`]),
    ...(min === undefined ? [] : [`Member must have ${of} greater than or equal to ${formatLimit(field, min)}`]),
    ...(pattern === undefined ? [] : [`Member must satisfy regular expression pattern: ${findPattern(field)}`]),
  ];
}

function formatLimit(field: Field, limit: unknown): string {
  return field.limits.fractional && Number.isInteger(limit) ? `${limit}.0` : String(limit);
}

/** `FunctionName` as `functionName`, `KMSKeyArn` as `kMSKeyArn`: only the first letter changes. */
function formatMemberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function isSecret(field: Field): boolean {
  return field.sensitive || field.kind === 'blob' || (field.kind === 'map' && field.item().sensitive);
}

/** Lists and maps as the service's language prints them: `[a, b]`, `{key=1.0}`. */
function formatJavaText(value: unknown, field: Field): string {
  if (Array.isArray(value)) return `[${value.map(item => formatJavaText(item, field.item())).join(', ')}]`;
  if (field.kind === 'map' && typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${formatJavaText(item, field.item())}`)
      .join(', ')}}`;
  }
  if (field.kind === 'structure' || field.kind === 'union') return JSON.stringify(value);
  return field.kind === 'number' ? formatLimit(field, value) : String(value);
}
