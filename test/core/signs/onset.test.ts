import fc from 'fast-check';
import {expect, test} from 'vitest';
import {findOnset} from '../../../src/core/signs/onset.ts';

const minutes = 180;
const recent = minutes - 30;

/** A share of whole calls, between two shares of them. */
const countOf = (calls: number, [least, most]: readonly [number, number], at: number) =>
  Math.min(
    calls,
    Math.ceil(least * calls) +
      Math.floor(at * Math.max(0, Math.floor(most * calls) - Math.ceil(least * calls) + 0.999)),
  );

/** Calls by the minute, and where between the least and the most of errors each minute lies. */
const days = fc.record({
  calls: fc.array(fc.integer({min: 4, max: 40}), {minLength: minutes, maxLength: minutes}),
  within: fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: minutes, maxLength: minutes}),
  share: fc.double({min: 0.2, max: 1, noNaN: true}),
  usual: fc.double({min: 0, max: 0.3, noNaN: true}),
});

/** How much minutes say for trouble, against the middle between what is usual and the trouble. */
const weigh = (events: readonly number[], calls: readonly number[], limit: number) =>
  events.reduce((sum, count, index) => sum + count - limit * (calls[index] ?? 0), 0);

/** The highest that the middle can be: whole calls make some minutes worse than they were to be. */
const middleOf = (events: readonly number[], calls: readonly number[], share: number) =>
  (0.3 * share + Math.max(...events.map((count, index) => count / (calls[index] ?? 1)))) / 2;

test('no noise under an incident moves its beginning', () => {
  fc.assert(
    fc.property(days, fc.integer({min: 20, max: minutes - 4}), ({calls, within, share, usual}, began) => {
      const trouble = [share, Math.min(1, 1.5 * share)] as const;
      const events = calls.map((count, index) =>
        index < began
          ? Math.floor(count * 0.3 * share * (within[index] ?? 0))
          : countOf(count, trouble, within[index] ?? 0),
      );
      // A handful of errors is no incident yet.
      fc.pre(
        weigh(events.slice(began), calls.slice(began), middleOf(events.slice(began), calls.slice(began), share)) > 6,
      );
      const found = findOnset({events, exposures: calls, usual: usual * share, recent});
      expect(found?.over).toBe(false);
      expect(Math.abs((found?.first ?? 0) - began)).toBeLessThanOrEqual(2);
      expect(found?.earliest).toBeLessThanOrEqual(began);
      expect(found?.latest).toBeGreaterThanOrEqual(began);
    }),
    {numRuns: 300},
  );
});

test('nor its end, once calm has followed', () => {
  const places = fc.record({
    end: fc.integer({min: recent + 6, max: minutes - 16}),
    length: fc.integer({min: 6, max: 60}),
  });
  fc.assert(
    fc.property(days, places, ({calls, within, share, usual}, {end, length}) => {
      const first = end - length;
      const events = calls.map((count, index) =>
        index < first || index >= end
          ? Math.floor(count * 0.3 * share * (within[index] ?? 0))
          : countOf(count, [share, Math.min(1, 1.5 * share)], within[index] ?? 0),
      );
      const middle = middleOf(events.slice(first, end), calls.slice(first, end), share);
      fc.pre(weigh(events.slice(first, end), calls.slice(first, end), middle) > 6);
      fc.pre(weigh(events.slice(end), calls.slice(end), 0.5 * share) < -10);
      const found = findOnset({events, exposures: calls, usual: usual * share, recent});
      expect(found?.over).toBe(true);
      expect(Math.abs((found?.end ?? 0) - end)).toBeLessThanOrEqual(2);
      expect(Math.abs((found?.first ?? 0) - first)).toBeLessThanOrEqual(2);
    }),
    {numRuns: 300},
  );
});

test('of two incidents it is the last one that is meant', () => {
  const events = [
    ...Array.from({length: 60}, () => 10),
    ...Array.from({length: 30}, () => 0),
    ...Array.from({length: 7}, () => 9),
  ];
  const exposures = events.map(() => 10);
  expect(findOnset({events, exposures, usual: 0, recent: 75})).toMatchObject({first: 90, over: false});
});

test('where nothing was called the beginning may be anywhere', () => {
  const calls = [
    ...Array.from({length: 60}, () => 10),
    ...Array.from({length: 20}, () => 0),
    ...Array.from({length: 5}, () => 10),
  ];
  const events = calls.map((count, index) => (index < 80 ? 0 : count));
  expect(findOnset({events, exposures: calls, usual: 0, recent: 60})).toMatchObject({
    earliest: 60,
    first: 80,
    latest: 80,
  });
});

test('no more than what is usual is no incident', () => {
  const exposures = Array.from({length: 60}, () => 10);
  expect(findOnset({events: exposures.map(() => 1), exposures, usual: 0.1, recent: 30})).toBeUndefined();
  expect(findOnset({events: exposures.map(() => 0), exposures, usual: 0, recent: 30})).toBeUndefined();
});

test('a single error of a function that has none is found', () => {
  const exposures = Array.from({length: 60}, () => 1);
  const events = exposures.map((_, index) => (index === 57 ? 1 : 0));
  expect(findOnset({events, exposures, usual: 0, recent: 30})).toMatchObject({first: 57});
});
