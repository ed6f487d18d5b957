import {compileFieldPattern} from './field-pattern.ts';
import {compileJsonPattern} from './json-pattern.ts';
import type {Matcher} from './matcher.ts';
import {compileTermPattern} from './term-pattern.ts';

/**
 * Reads a filter pattern ("Filter pattern syntax" of the CloudWatch Logs user guide): terms, phrases, expressions
 * between percent signs, JSON patterns and patterns of fields. Throws a TelemetryError for one that cannot be read.
 */
export function compilePattern(pattern: string): Matcher {
  const text = pattern.trim();
  if (text === '' || /^"\s*"$/.test(text)) return () => true;
  if (text.startsWith('[')) return compileFieldPattern(text);
  return text.startsWith('{') ? compileJsonPattern(text) : compileTermPattern(text);
}
