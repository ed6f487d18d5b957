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
  return {
    ...toPlaceIn(text, first?.offset ?? 0),
    message: first === undefined ? 'this cannot be read' : formatCode(printParseErrorCode(first.error)),
  };
}

/** The error in words: `not JSON: comma expected at line 3, column 13`. */
export function showJsonError({line, column, message}: JsonError): string {
  return `not JSON: ${message} at line ${line}, column ${column}`;
}

/** Line and column of a place in a text, counted from 1. */
export function toPlaceIn(text: string, offset: number): Pick<JsonError, 'line' | 'column'> {
  const before = text.slice(0, offset).split('\n');
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
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

/** What a parser calls an error, in words: `CommaExpected` → `comma expected`. */
export function formatCode(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
