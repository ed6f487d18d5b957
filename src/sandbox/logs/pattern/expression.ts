import {RE2JS} from 're2js';
import {invalidTelemetryParameter} from '../../telemetry/index.ts';

/**
 * The expression between percent signs as a test of texts, which takes a time that grows with the text alone. Throws a
 * TelemetryError.
 */
export function compileExpression(source: string): (text: string) => boolean {
  try {
    const expression = RE2JS.compile(RE2JS.translateRegExp(source));
    return text => expression.test(text);
  } catch {
    throw invalidTelemetryParameter(`Invalid regular expression in filter pattern: ${source}`);
  }
}
