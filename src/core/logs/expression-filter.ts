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
    const matches = compile(source, {ignoresCase, isMultiline: given.includes('m'), isDotAll: given.includes('s')});
    const test = (line: LogLine) =>
      matches(line.message) || (isShownOtherwise(line) && matches(toShown(line, ignoresCase)));
    const start = findLiteralStart(source).toLowerCase();
    const isAllLiteral = ignoresCase && start.length === source.length;
    return {
      conditions: undefined,
      isEmpty: source === '',
      // Expressions are slow: most lines are told by what each match begins with.
      test: line => {
        const plain = plainText(line);
        // The long s is an s, too, where case is ignored.
        if (!plain.includes(start)) return plain.includes('ſ') && test(line);
        return (isAllLiteral && line.isPlain) || test(line);
      },
      narrows: () => false,
    };
  } catch (error) {
    return {error: error instanceof Error ? error.message : String(error)};
  }
}

/** The plain characters that each match of an expression begins with; an alternative or a quantifier makes none of them sure. */
function findLiteralStart(source: string): string {
  if (source.includes('|')) return '';
  const start = /^[\w :=,"'/@-]*/.exec(source)?.[0] ?? '';
  return /^[*+?{]/.test(source.slice(start.length)) ? start.slice(0, -1) : start;
}

function isShownOtherwise(line: LogLine): boolean {
  return plainText(line).length > line.message.length;
}

/** What a row shows of a line; in small letters it is at hand. */
function toShown(line: LogLine, inSmallLetters: boolean): string {
  return inSmallLetters ? plainText(line) : readMessage(line.message).text;
}
