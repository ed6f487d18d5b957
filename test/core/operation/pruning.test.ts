import fc from 'fast-check';
import {expect, test} from 'vitest';
import {planPruning, versionOf} from '../../../src/core/operation/pruning.ts';

const versions = (...numbers: readonly number[]) => numbers.map(number => ({Version: String(number)}));
const numbersOf = (items: readonly {readonly Version?: unknown}[]) => items.map(item => Number(item.Version));

test('what is used stays with its reasons, and so do the newest; the others go, the newest of them first', () => {
  const plan = planPruning(versions(9, 10, 1, 2, 3), 2, item => (versionOf(item) === '2' ? ['alias live → 2'] : []));
  expect(numbersOf(plan.goes)).toEqual([3, 1]);
  expect(plan.stays).toEqual([
    {item: {Version: '10'}, reasons: ['one of the newest 2']},
    {item: {Version: '9'}, reasons: ['one of the newest 2']},
    {item: {Version: '2'}, reasons: ['alias live → 2']},
  ]);
});

test('every version either goes or stays, and none that is used or new goes', () => {
  const used = fc.record({
    all: fc.uniqueArray(fc.integer({min: 1, max: 300}), {maxLength: 40}),
    used: fc.array(fc.integer({min: 1, max: 300})),
    keep: fc.nat(20),
  });
  fc.assert(
    fc.property(used, ({all, used: users, keep}) => {
      const plan = planPruning(versions(...all), keep, item =>
        users.includes(Number(item['Version'])) ? ['used'] : [],
      );
      const goes = numbersOf(plan.goes);
      const stays = numbersOf(plan.stays.map(({item}) => item));
      expect([...goes, ...stays].toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
      expect(goes.filter(number => users.includes(number))).toEqual([]);
      const newest = all.toSorted((a, b) => b - a).slice(0, keep);
      expect(goes.filter(number => newest.includes(number))).toEqual([]);
      expect(plan.stays.every(({reasons}) => reasons.length > 0)).toBe(true);
    }),
  );
});
