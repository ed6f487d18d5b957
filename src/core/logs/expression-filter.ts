import type {ExpressionCompiler} from '../search/expressions.ts';
import type {LogFilter} from './filter-condition.ts';
import {type LogLine, plainText} from './log-line.ts';
import {readMessage} from './messages/read-message.ts';

/**
 * Reads a `/regular expression/`, which ignores case when it has no capital letters; undefined of a text that only begins like
 * one, as a path does: `/orders/7`.
 */
export function parseExpression(
  typed: string,
  compile: ExpressionCompiler | undefined,
): LogFilter | {readonly error: string} | undefined {
  const end = typed.lastIndexOf('/');
  const source = end > 0 ? typed.slice(1, end) : typed.slice(1);
  const given = end > 0 ? typed.slice(end + 1) : '';
  if (!/^[imsu]*$/.test(given)) {
    if (!/[\\^$*+?()[\]{}|]/.test(source)) return undefined;
    return {error: `no flags are called ${given}; i ignores case`};
  }
  if (compile === undefined) return {error: 'what reads expressions could not be loaded'};
  const ignoresCase = given.includes('i') || !/\p{Lu}/u.test(source.replace(/\\./g, ''));
  try {
    const test = compile(source, {ignoresCase, isMultiline: given.includes('m'), isDotAll: given.includes('s')});
    return {
      conditions: undefined,
      isEmpty: source === '',
      test: line => test(line.message) || (isShownOtherwise(line) && test(toShown(line, ignoresCase))),
      narrows: () => false,
    };
  } catch (error) {
    return {error: error instanceof Error ? error.message : String(error)};
  }
}

function isShownOtherwise(line: LogLine): boolean {
  return plainText(line).length > line.message.length;
}

/** What a row shows of a line; in small letters it is at hand. */
function toShown(line: LogLine, inSmallLetters: boolean): string {
  return inSmallLetters ? plainText(line) : readMessage(line.message).text;
}
