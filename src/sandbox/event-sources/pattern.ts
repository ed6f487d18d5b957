import {isObject, type JsonObject} from '../json/is-object.ts';
import {isMatch} from './pattern-rule.ts';

/**
 * Whether an event matches a filter pattern: an object of keys that must all match, each a list of values and rules of
 * which one must, or a pattern for what lies below; `$or` takes a list of patterns (developer guide, "Control which
 * events Lambda sends to your function").
 */
export function matchesPattern(pattern: JsonObject, event: unknown): boolean {
  return Object.entries(pattern).every(([key, expected]) => {
    if (key === '$or' && Array.isArray(expected)) {
      return expected.some(alternative => isObject(alternative) && matchesPattern(alternative, event));
    }
    const actual = isObject(event) ? event[key] : undefined;
    if (Array.isArray(expected)) return expected.some(rule => matchesAny(rule, actual));
    return isObject(expected) && matchesPattern(expected, actual);
  });
}

/** Of a list in the event, one item is enough. */
function matchesAny(rule: unknown, actual: unknown): boolean {
  return Array.isArray(actual) ? actual.some(item => isMatch(rule, item)) : isMatch(rule, actual);
}
