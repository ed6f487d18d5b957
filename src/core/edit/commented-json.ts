import {
  applyEdits,
  findNodeAtLocation,
  modify,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import {formatCode, type JsonError, toPlaceIn} from './json-error.ts';

const rules = {disallowComments: false, allowTrailingComma: true, allowEmptyContent: false};

/** The value of a JSON text with comments and trailing commas, or the first error in it. */
export function parseCommented(text: string): {readonly value: unknown} | {readonly error: JsonError} {
  const errors: ParseError[] = [];
  try {
    const value: unknown = parse(text, errors, rules);
    const [first] = errors;
    if (first === undefined) return {value};
    return {error: {...toPlaceIn(text, first.offset), message: formatCode(printParseErrorCode(first.error))}};
  } catch {
    // Nested so deeply that the parser ran out of stack.
    return {error: {line: 1, column: 1, message: 'this cannot be read'}};
  }
}

/** The text of an object with another value at a path of names; comments and the order of the others stay. */
export function changeMember(text: string, path: readonly string[], value: unknown): string {
  const formattingOptions = {insertSpaces: true, tabSize: 2, eol: '\n'};
  return applyEdits(text, modify(text, [...path], value, {formattingOptions}));
}

/** The line on which a value stands in a text that can be read, from 1 on. */
export function findLine(text: string, path: readonly (string | number)[]): number {
  try {
    const tree = parseTree(text, [], rules);
    const node = tree === undefined ? undefined : findNodeAtLocation(tree, [...path]);
    return toPlaceIn(text, node?.offset ?? 0).line;
  } catch {
    // Nested so deeply that the parser ran out of stack.
    return 1;
  }
}
