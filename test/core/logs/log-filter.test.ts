import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type LogFilter, parseLogFilter} from '../../../src/core/logs/log-filter.ts';
import {readLogLine} from '../../../src/core/logs/log-line.ts';
import {event} from './lines.ts';

function read(text: string): LogFilter {
  const filter = parseLogFilter(text);
  if ('error' in filter) throw new Error(`${text}: ${filter.error}`);
  return filter;
}

const finds = (filter: string, message: string) => read(filter).test(readLogLine(event(0, message), 0));

describe('a filter of words', () => {
  it.each([
    ['order', 'INFO order priced', true],
    ['ORDER', 'info Order priced', true],
    ['naive', 'the Naïve way', true],
    ['order priced', 'priced the order', true],
    ['order refused', 'priced the order', false],
    ['!priced', 'priced the order', false],
    ['order !refused', 'priced the order', true],
    ['!', 'anything', true],
    ['pymnt', 'call payments-worker', true],
    ['clickingest', 'to clickstream-ingest', true],
    ['error', 'the worker prepares an order', false],
    ['or', 'o then r', false],
    ['abc', '2026-11-22T14:03:20Z 8f1a0000-1b11-2c22', false],
    ['124', '1 2 3 4, 1234', false],
    ['234', '1 2 3 4, 1234', true],
    ['a.c', 'abc', false],
    ['[x]', 'an [x] here', true],
    ['^-]', 'odd ^-] text', true],
    ['', 'all', true],
  ])('%j on %j: %j', (filter, message, found) => {
    expect(finds(filter, message)).toBe(found);
  });

  it('finds whatever a line holds whole', () => {
    const word = fc
      .string({unit: 'grapheme', minLength: 1, maxLength: 12})
      .filter(text => /^[^\s!/][^\s]*$/.test(text));
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (text, before, after) => {
        expect(finds(text, `${before} ${text} ${after}`)).toBe(true);
      }),
    );
  });

  it('narrows only when no line can come back', () => {
    const query = fc
      .array(fc.constantFrom('o', 'or', 'ord', 'orde', 'dpr', '!a', '!ab', 'x'), {maxLength: 3})
      .map(words => words.join(' '));
    const message = fc
      .array(fc.constantFrom('o', 'r', 'd', 'e', 'p', 'a', 'b', 'x', ' ', '-'))
      .map(all => all.join(''));
    fc.assert(
      fc.property(query, query, message, (before, after, text) => {
        if (read(after).narrows(read(before)) && finds(after, text)) expect(finds(before, text)).toBe(true);
      }),
      {numRuns: 3000},
    );
    expect(read('order priced').narrows(read('order'))).toBe(true);
    expect(read('orde').narrows(read('order'))).toBe(false);
    expect(read('!abc').narrows(read('!ab'))).toBe(false);
  });
});

describe('a regular expression', () => {
  it.each([
    ['/ord.r/', 'INFO Order', true],
    ['/Ord.r/', 'INFO order', false],
    ['/Ord.r/i', 'INFO order', true],
    ['/\\Sx/', 'ax', true],
    ['/^a.*z$', 'abcz', true],
    ['/', 'anything', true],
    ['//', 'anything', true],
    ['/(?:ab)+c/', 'ababc', true],
  ])('%s on %j: %j', (filter, message, found) => {
    expect(finds(filter, message)).toBe(found);
  });

  it.each([
    ['/(/', /group/i],
    ['/[a/', /class/i],
    ['/a/q', /no flags are called q/],
    ['/(a+)+$/', /may never end/],
    ['/(?:a|b*)*c/', /may never end/],
    ['/((ab)+x){2,}/', /may never end/],
  ])('%s is refused with why', (text, why) => {
    expect(parseLogFilter(text)).toMatchObject({error: expect.stringMatching(why)});
  });
});
