import {parseComparison} from './comparison.ts';
import {invalidPattern, parseCondition} from './condition.ts';
import type {Matcher} from './matcher.ts';
import {parseSelector} from './selector.ts';

/** A pattern in braces: comparisons of members of messages that are JSON, joined by && and ||. */
export function compileJsonPattern(text: string): Matcher {
  if (!text.endsWith('}')) throw invalidPattern();
  const condition = parseCondition<unknown>(text.slice(1, -1), (take, peek) => {
    const select = parseSelector(take());
    const compare = parseComparison(take, peek);
    return document => compare(select(document));
  });
  return message => {
    const document = parseDocument(message);
    return document !== undefined && condition(document);
  };
}

/** Only objects and lists have members; undefined for anything else. */
function parseDocument(message: string): unknown {
  if (!/^\s*[{[]/.test(message)) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}
