import {toComparison} from './comparison.ts';
import {invalidPattern, toCondition} from './condition.ts';
import type {Matcher} from './matcher.ts';
import {toSelector} from './selector.ts';

/** A pattern in braces: comparisons of members of messages that are JSON, joined by && and ||. */
export function toJsonMatcher(text: string): Matcher {
  if (!text.endsWith('}')) throw invalidPattern();
  const condition = toCondition<unknown>(text.slice(1, -1), (take, peek) => {
    const select = toSelector(take());
    const compare = toComparison(take, peek);
    return document => compare(select(document));
  });
  return message => {
    const document = toDocument(message);
    return document !== undefined && condition(document);
  };
}

/** Only objects and lists have members; undefined for anything else. */
function toDocument(message: string): unknown {
  if (!/^\s*[{[]/.test(message)) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}
