import {toFieldMatcher} from './field-pattern.ts';
import {toJsonMatcher} from './json-pattern.ts';
import type {Matcher} from './matcher.ts';
import {toTermMatcher} from './term-pattern.ts';

/**
 * Reads a filter pattern ("Filter pattern syntax" of the CloudWatch Logs user guide): terms, phrases, expressions
 * between percent signs, JSON patterns and patterns of fields. Throws a TelemetryError for one that cannot be read.
 */
export function toMatcher(pattern: string): Matcher {
  const text = pattern.trim();
  if (text === '' || /^"\s*"$/.test(text)) return () => true;
  if (text.startsWith('[')) return toFieldMatcher(text);
  return text.startsWith('{') ? toJsonMatcher(text) : toTermMatcher(text);
}
