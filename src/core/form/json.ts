import {type ParseError, parse, printParseErrorCode} from 'jsonc-parser';

/** The place and kind of the first error in a JSON text; line and column counted from 1. Undefined when it is JSON. */
export function findJsonError(text: string): {line: number; column: number; message: string} | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, {disallowComments: true, allowTrailingComma: false, allowEmptyContent: false});
  const first = errors[0];
  if (first === undefined) return undefined;
  const before = text.slice(0, first.offset).split('\n');
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: toWords(printParseErrorCode(first.error)),
  };
}

/** `CommaExpected` → `comma expected`. */
function toWords(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
