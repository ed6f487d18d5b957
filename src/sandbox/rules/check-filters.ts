import {invalidParameter} from '../errors/lambda-error.ts';
import {isObject} from '../json/is-object.ts';

interface FilterInput {
  readonly FilterCriteria?:
    | {readonly Filters?: readonly {readonly Pattern?: string | undefined}[] | undefined}
    | undefined;
}

/** Refuses filter patterns that are none. Throws an InvalidParameterValueException. */
export function checkFilters({FilterCriteria}: FilterInput): void {
  for (const {Pattern} of FilterCriteria?.Filters ?? []) {
    if (Pattern !== undefined && !isPattern(parse(Pattern)))
      throw invalidParameter('Invalid filter pattern definition.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPattern(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) && Object.values(value).every(isPattern);
}
