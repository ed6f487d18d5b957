import {invalidTelemetryParameter} from '../../telemetry/index.ts';

/**
 * The expression between percent signs. Groups cannot be repeated: together with what is in them, that could take for
 * ever. Throws a TelemetryError.
 */
export function compileExpression(source: string): RegExp {
  try {
    if (!/\)[*+{]/.test(source)) return new RegExp(source);
  } catch {
    // Answered below.
  }
  throw invalidTelemetryParameter(`Invalid regular expression in filter pattern: ${source}`);
}
