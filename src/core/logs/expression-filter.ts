import type {LogFilter} from './filter-condition.ts';
import {type LogLine, plainText} from './log-line.ts';
import {readMessage} from './messages/read-message.ts';

/**
 * Reads a `/regular expression/`, which ignores case when it has no capital letters; undefined of a text that only begins like
 * one, as a path does: `/orders/7`.
 */
export function parseExpression(typed: string): LogFilter | {readonly error: string} | undefined {
  const end = typed.lastIndexOf('/');
  const source = end > 0 ? typed.slice(1, end) : typed.slice(1);
  const given = end > 0 ? typed.slice(end + 1) : '';
  if (!/^[imsu]*$/.test(given)) {
    if (!/[\\^$*+?()[\]{}|]/.test(source)) return undefined;
    return {error: `no flags are called ${given}; i ignores case`};
  }
  if (repeatsRepeats(source)) return {error: 'a repeat within a repeat, as in (a+)+, may never end; write it without'};
  const ignores = given.includes('i') || !/\p{Lu}/u.test(source.replace(/\\./g, ''));
  try {
    const expression = new RegExp(source, `${given.replace('i', '')}${ignores ? 'i' : ''}`);
    return {
      conditions: undefined,
      isEmpty: source === '',
      test: line => expression.test(line.message) || (isShownOtherwise(line) && testShown(line, expression, ignores)),
      narrows: () => false,
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {error: why.replace(/^Invalid regular expression: (\/.*\/\w*: )?/, '')};
  }
}

function isShownOtherwise(line: LogLine): boolean {
  return plainText(line).length > line.message.length;
}

/** What a row shows of a line; in small letters it is at hand. */
function testShown(line: LogLine, expression: RegExp, ignores: boolean): boolean {
  return expression.test(ignores ? plainText(line) : readMessage(line.message).text);
}

/** Whether an unlimited repeat stands within another: such an expression can take longer than anyone waits. */
function repeatsRepeats(source: string): boolean {
  const groups: boolean[] = [];
  let holds = false;
  let inClass = false;
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === '\\') index += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') {
      groups.push(holds);
      holds = false;
    } else if (character === ')') {
      const repeats = /^(?:[*+]|\{\d+,\})/.test(source.slice(index + 1));
      if (repeats && holds) return true;
      holds = (groups.pop() ?? false) || holds || repeats;
    } else if (character === '*' || character === '+' || /^\{\d+,\}/.test(source.slice(index, index + 8))) {
      holds = true;
    }
  }
  return false;
}
