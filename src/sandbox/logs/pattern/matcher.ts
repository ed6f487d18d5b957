import {invalidParameter} from '../../telemetry/index.ts';
import {toJsonMatcher} from './json-pattern.ts';
import {toTermMatcher} from './term-pattern.ts';

/** Whether a message is one of those a filter pattern asks for. */
export type Matcher = (message: string) => boolean;

/**
 * Reads a filter pattern ("Filter pattern syntax" of the CloudWatch Logs user guide): terms, phrases, expressions
 * between percent signs, and JSON patterns. Throws a TelemetryError for one that cannot be read, and for the
 * space-delimited kind, which the sandbox does not know.
 */
export function toMatcher(pattern: string): Matcher {
  const text = pattern.trim();
  if (text === '' || /^"\s*"$/.test(text)) return () => true;
  if (text.startsWith('[')) throw invalidParameter('The sandbox does not know space-delimited filter patterns ([…]).');
  return text.startsWith('{') ? toJsonMatcher(text) : toTermMatcher(text);
}
