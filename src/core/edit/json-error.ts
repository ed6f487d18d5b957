import {type ParseError, parse, printParseErrorCode} from 'jsonc-parser';
import {parseJson} from '../json.ts';

/** What is wrong with a JSON text and where; line and column counted from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The place and kind of the first error in a JSON text; undefined when it is JSON. */
export function findJsonError(text: string): JsonError | undefined {
  // The engine's own parser is the judge, and by far the fastest; the other one knows where the error is.
  if (parseJson(text) !== undefined) return undefined;
  const first = firstError(text);
  const before = text.slice(0, first?.offset ?? 0).split('\n');
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: first === undefined ? 'this cannot be read' : formatCode(printParseErrorCode(first.error)),
  };
}

/** The error in words: `not JSON: comma expected at line 3, column 13`. */
export function showJsonError({line, column, message}: JsonError): string {
  return `not JSON: ${message} at line ${line}, column ${column}`;
}

function firstError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, {disallowComments: true, allowTrailingComma: false, allowEmptyContent: false});
  } catch {
    // Nested so deeply that the parser ran out of stack.
  }
  return errors[0];
}

/** `CommaExpected` → `comma expected`. */
function formatCode(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
