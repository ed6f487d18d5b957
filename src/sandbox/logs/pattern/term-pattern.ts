import {invalidTelemetryParameter} from '../../telemetry/index.ts';
import {compileExpression} from './expression.ts';
import type {Matcher} from './matcher.ts';

interface Term {
  /** Before the term: nothing, `-` (must not be there) or `?` (one of these must be there). */
  readonly sign: string;
  readonly matches: Matcher;
}

/** A word, a "phrase" or an %expression%, with a sign or without. */
const term = /([-?]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]+)%|([^\s"%]+))(?=\s|$)\s*/y;

/** Terms that must all be in a message; `?` terms, of which one must be, count only when there are no others. */
export function compileTermPattern(text: string): Matcher {
  const terms = parse(text);
  const required = terms.filter(({sign}) => sign === '');
  const excluded = terms.filter(({sign}) => sign === '-');
  if (required.length + excluded.length === 0) return message => terms.some(({matches}) => matches(message));
  return message => required.every(({matches}) => matches(message)) && !excluded.some(({matches}) => matches(message));
}

function parse(text: string): Term[] {
  const terms: Term[] = [];
  let index = 0;
  while (index < text.length) {
    term.lastIndex = index;
    const found = term.exec(text);
    if (!found) throw invalidTelemetryParameter('Invalid filter pattern');
    const [whole, sign = '', phrase, expression, word = ''] = found;
    terms.push({sign, matches: compileTerm(phrase, expression, word)});
    index += whole.length;
  }
  return terms;
}

function compileTerm(phrase: string | undefined, expression: string | undefined, word: string): Matcher {
  if (expression !== undefined) return compileExpression(expression);
  const text = phrase?.replaceAll(/\\(.)/g, '$1') ?? word;
  if (phrase === undefined && !/^[\p{L}\p{N}_]+$/u.test(word)) {
    throw invalidTelemetryParameter(`Invalid character(s) in term '${word}'`);
  }
  return message => message.includes(text);
}
