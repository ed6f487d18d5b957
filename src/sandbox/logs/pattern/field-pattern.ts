import {parseComparison} from './comparison.ts';
import {type Condition, invalidPattern, parseCondition} from './condition.ts';
import type {Matcher} from './matcher.ts';

/** Stands for any number of fields. */
const anyFields = '...';
/** What stands between the commas; one in a quoted text or an expression separates nothing. */
const part = /(?:"(?:[^"\\]|\\.)*"|%[^%]+%|[^,"%])+/g;
/** A field of a message: in brackets, in quotes, or up to the next blank. */
const field = /\[([^[\]]*)\](?=\s|$)|"([^"]*)"(?=\s|$)|(\S+)/g;

/**
 * A pattern in brackets: the fields of messages that are separated by blanks, each with a name and, where one is given, a
 * condition on it. One `...` may stand for those that do not matter.
 */
export function compileFieldPattern(text: string): Matcher {
  const body = text.slice(1, -1);
  const parts = body.match(part) ?? [];
  if (parts.length === 0 || !text.endsWith(']') || parts.join(',') !== body) throw invalidPattern();
  const names = parts.map(name => name.trim());
  const gap = names.indexOf(anyFields);
  if (gap !== names.lastIndexOf(anyFields)) throw invalidPattern();
  const first = names.slice(0, gap < 0 ? names.length : gap).map(parseFieldCondition);
  const last = gap < 0 ? [] : names.slice(gap + 1).map(parseFieldCondition);
  return message => {
    const values = splitFields(message);
    const count = first.length + last.length;
    if (gap < 0 ? values.length !== count : values.length < count) return false;
    const rest = values.length - last.length;
    return (
      first.every((fits, index) => fits(values[index] ?? '')) &&
      last.every((fits, index) => fits(values[rest + index] ?? ''))
    );
  };
}

/** `name`, or comparisons of that one name. */
function parseFieldCondition(text: string): Condition<string> {
  if (/^[\w-]+$/.test(text)) return () => true;
  let name: string | undefined;
  return parseCondition<string>(text, (take, peek) => {
    const own = take();
    name ??= own;
    if (!/^[\w-]+$/.test(own) || own !== name || !/^(!?=|[<>]=?)$/.test(peek() ?? '')) throw invalidPattern();
    const isOrder = /^[<>]/.test(peek() ?? '');
    const compare = parseComparison(take, peek);
    return value => compare(isOrder ? toNumbers(value) : [value]);
  });
}

function splitFields(message: string): string[] {
  return [...message.matchAll(field)].map(([, bracketed, quoted, plain]) => bracketed ?? quoted ?? plain ?? '');
}

function toNumbers(value: string): number[] {
  return value === '' || Number.isNaN(Number(value)) ? [] : [Number(value)];
}
