import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isSureMatch} from '../../../src/core/search/finder.ts';
import {findMarks, moveMarks} from '../../../src/core/search/marks.ts';
import {truncate} from '../../../src/core/text/fit.ts';

const show = (text: string, marks: readonly {start: number; end: number}[]) =>
  marks.map(({start, end}) => text.slice(start, end));

describe('what is marked of a text that was found', () => {
  it.each<[string, string, readonly string[]]>([
    ['orders', 'orders-api', ['orders']],
    ['api orders', 'orders-api', ['orders', 'api']],
    ['ordapi', 'orders-api', ['ord', 'api']],
    ['pymnt', 'payments-worker', ['p', 'ym', 'nt']],
    ["'0777", 'svc-0777', ['0777']],
    ['!worker', 'orders-api', []],
    ['', 'orders-api', []],
    ['zzz', 'orders-api', []],
  ])('%s in %s', (query, text, marked) => {
    expect(show(text, findMarks(text, query, 'name'))).toEqual(marked);
  });

  it('guesses nothing beside names', () => {
    expect(findMarks('provided.al2023', 'prod', 'other')).toEqual([]);
  });

  it('is marked where it still stands after the text was cut, and nothing else', () => {
    const text = fc.string({unit: fc.constantFrom('a', 'b', 'c', 'd', '-', '1'), maxLength: 40});
    const word = fc.string({unit: fc.constantFrom('a', 'b', 'c', '1'), minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(
        text,
        word,
        fc.integer({min: 2, max: 40}),
        fc.constantFrom('end', 'middle'),
        (whole, query, width, cut) => {
          const shown = truncate(whole, width, cut);
          const marked = show(shown, moveMarks(findMarks(whole, query, 'other'), whole, shown));
          for (const part of marked) expect(query).toContain(part);
          if (shown === whole) expect(marked.join('')).toBe(whole.includes(query) ? query : '');
        },
      ),
      {numRuns: 1000},
    );
  });
});

it.each<[string, string, boolean]>([
  ['invoke', 'Invoke', true],
  ['goto layers', 'Go to Layers', true],
  ['export-journal', 'Export journal', false],
  ['exportjournal', 'Export journal', true],
  ['ordapi', 'orders-api', false],
  ['pymnt', 'payments', false],
  ["'ordapi", 'orders-api', false],
  ['rle', 'role', false],
  ['', 'anything', true],
])('%s for %s is sure: %j', (query, text, sure) => {
  expect(isSureMatch(text, query)).toBe(sure);
});
