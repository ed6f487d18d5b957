import {isObject} from '../json/is-object.ts';

/**
 * Reads which items of a batch a function reports as failed (ReportBatchItemFailures): their identifiers, or `all` for
 * an answer that names none properly, as the service takes it.
 */
export function parseItemFailures(answer: unknown, identifiers: ReadonlySet<string>): ReadonlySet<string> | 'all' {
  if (answer === null || answer === undefined || answer === '') return new Set();
  if (!isObject(answer)) return 'all';
  const failures = answer['batchItemFailures'];
  if (failures === null || failures === undefined) return new Set();
  if (!Array.isArray(failures)) return 'all';
  const named = failures.map((failure: unknown) => (isObject(failure) ? failure['itemIdentifier'] : undefined));
  const known = named.filter((name): name is string => typeof name === 'string' && identifiers.has(name));
  return known.length === named.length ? new Set(known) : 'all';
}
