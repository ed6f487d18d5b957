import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createFinder} from '../../../src/core/search/finder.ts';

const names = [
  'orders-api',
  'orders-worker',
  'payments-worker',
  'thumbnailer',
  'PRICES$EU',
  'a|b',
  "it's",
  'naïve-日本',
];
const find = createFinder(names, name => name);

describe('finding by what is typed', () => {
  it.each<[string, readonly string[]]>([
    ['orders', ['orders-api', 'orders-worker']],
    ['ORDERS', ['orders-api', 'orders-worker']],
    ['ordapi', ['orders-api']],
    ['worker orders', ['orders-worker']],
    ['worker !orders', ['payments-worker']],
    ['!worker', ['orders-api', 'thumbnailer', 'PRICES$EU', 'a|b', "it's", 'naïve-日本']],
    ['!orders !worker !naïve', ['thumbnailer', 'PRICES$EU', 'a|b', "it's"]],
    ['日本', ['naïve-日本']],
    ['nothing-like-this', []],
  ])('%s finds %j', (query, found) => {
    expect(find(query).toSorted()).toEqual([...found].toSorted());
  });

  it('finds everything in the order of the list while nothing is typed, and while a ! waits for its word', () => {
    for (const query of ['', '   ', '!', ' ! ']) expect(find(query)).toEqual(names);
  });

  it('puts the best match first', () => {
    expect(createFinder(['x-o-x-r-x-d', 'xord', 'my-ord'], name => name)('ord')[0]).toBe('my-ord');
  });

  it.each<[string, string, string]>([
    ['api', 'orders-api', 'rapier'],
    ['oa', 'foafoa', 'orders-api'],
    ['rap', 'rapier', 'red-apple'],
    ['order', 'my-order', 'o-r-d-e-r'],
    ['api', 'rapid-api', 'rapid-ape-i'],
    ['a b', 'a-b', 'axxxxb'],
  ])('%s prefers %s to %s: starts of words, then unbroken runs, then abbreviations', (query, better, worse) => {
    expect(createFinder([worse, better], name => name)(query)).toEqual([better, worse]);
    expect(createFinder([better, worse], name => name)(query)).toEqual([better, worse]);
  });

  it('keeps the order of the list among equally good matches', () => {
    expect(createFinder(['b-x', 'a-x', 'c-x'], name => name)('x')).toEqual(['b-x', 'a-x', 'c-x']);
  });

  it('finds letters with accents by those without, and the other way round', () => {
    expect(find('naive')).toEqual(['naïve-日本']);
    expect(createFinder(['resume'], name => name)('résumé')).toEqual(['resume']);
  });

  it.each<[string, readonly string[]]>([
    ['^orders', ['orders-api', 'orders-worker']],
    ['worker$', ['orders-worker', 'payments-worker']],
    ["'thumb", ['thumbnailer']],
    ['orders | thumb', []],
    ["!^api !'worker !naïve$ !'^it", ['thumbnailer', 'PRICES$EU', 'a|b']],
    ['!^ !$ orders', ['orders-api', 'orders-worker']],
    ['s$e', ['PRICES$EU']],
    ['a|b', ['a|b']],
    ["t's", ["it's"]],
  ])('gives ^ and $ no meaning: %s', (query, found) => {
    expect(find(query).toSorted()).toEqual([...found].toSorted());
  });

  it('never fails, and finds only what is there, each once', () => {
    const query = fc.oneof(
      fc.string({unit: fc.constantFrom('!', '^', '$', "'", '|', '\\', ' ', '"', '*', 'o', 'r', '日'), maxLength: 12}),
      fc.string({unit: 'binary', maxLength: 12}),
    );
    fc.assert(
      fc.property(query, text => {
        const found = find(text);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every(name => names.includes(name))).toBe(true);
      }),
      {numRuns: 1000},
    );
  });

  it('splits a list by a word: what has it literally is not in what excludes it, and nothing is lost', () => {
    const words = fc.string({unit: fc.constantFrom('o', 'r', 'd', 'w', 'e'), minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(words, word => {
        const excluded = names.filter(name => name.toLowerCase().includes(word));
        expect([...find(`!${word}`), ...excluded].toSorted()).toEqual(names.toSorted());
        expect(find(word)).toEqual(expect.arrayContaining(excluded));
      }),
    );
  });

  it('reads every entry once, however often it is asked', () => {
    let reads = 0;
    const counting = createFinder(names, name => {
      reads += 1;
      return name;
    });
    for (const query of ['o', 'or', 'ord', '!x']) counting(query);
    expect(reads).toBe(names.length);
  });
});
