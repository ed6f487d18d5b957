import {expect, it} from 'vitest';
import {buildUsageQueries, byCost, estimateCost, findHeadroom, readUsage} from '../../../src/core/cost/estimate.ts';
import {describeCost, formatCostRow, formatDollars, placeCostColumns} from '../../../src/core/cost/format-cost.ts';
import {findPrices, priceDate} from '../../../src/core/cost/prices.ts';
import {readDocument} from '../../docs/key-tables.ts';

const prices = findPrices('eu-west-1');
const item = {FunctionName: 'orders', MemorySize: 1024, Architectures: ['x86_64'], EphemeralStorage: {Size: 512}};
const usage = {calls: 1_000_000, duration: 100_000_000};
const month = {words: '30 days', ofMonth: 1};

// 100,000 GB-seconds at 0.0000166667, and a million calls at 0.20 (AWS Lambda pricing page).
it.each([
  ['x86_64', item, 1.66667 + 0.2],
  ['arm64', {...item, Architectures: ['arm64']}, 1.33334 + 0.2],
  ['a quarter of the memory', {...item, MemorySize: 256}, 1.66667 / 4 + 0.2],
  ['2 GB of storage beyond what is free', {...item, EphemeralStorage: {Size: 2560}}, 1.66667 + 0.2 + 0.00618],
  ['members that are missing', {FunctionName: 'orders'}, 1.66667 / 8 + 0.2],
])('estimates what is charged for %s', (_, given, dollars) => {
  expect(estimateCost(given, usage, {prices, reported: undefined}).dollars).toBeCloseTo(dollars, 4);
});

it('adds what cold starts are billed with, as the reports tell, and finds what memory would do', () => {
  const reported = {reports: 40, billedPart: 1.1, mostMemory: 152};
  const estimate = estimateCost(item, usage, {prices, reported});
  expect(estimate.dollars).toBeCloseTo(1.66667 * 1.1 + 0.2, 4);
  expect(findHeadroom(estimate)).toEqual({enough: 192, saved: 1 - 192 / 1024});
  expect(describeCost(estimate, month).join(' · ')).toContain(
    '40 reports read: billed 10 % more than measured, for cold starts and rounding, and so taken for all calls · 1024 MB set, 152 used at most: 192 MB would take 81 % less, about $1.65 a month, if the duration stays the same',
  );
  expect(findHeadroom({...estimate, memory: 192})).toBeUndefined();
});

it('shows no money where no price is known, and ranks by what is used', () => {
  expect(findPrices('xx-nowhere-1')).toBeUndefined();
  const [one, other] = [usage, {calls: 1, duration: 5}].map((used, index) =>
    estimateCost({...item, FunctionName: `f-${index}`}, used, {prices: undefined, reported: undefined}),
  );
  if (one === undefined || other === undefined) throw new Error('There are two');
  expect([other, one].toSorted(byCost)).toEqual([one, other]);
  expect(describeCost(one, month)[0]).toBe('f-0: – in the last 30 days');
  expect([undefined, 0, 0.00001, 0.004, 1.5, 1234.5].map(formatDollars)).toEqual([
    ...['–', '$0.00', '<$0.0001', '$0.0040', '$1.50', '$1,235'],
  ]);
});

it('sums what metrics tell of each function', () => {
  const series = buildUsageQueries(['a', 'b']).map((query, index) => ({query, values: [index, undefined, 10]}));
  expect([...readUsage(series)]).toEqual([
    ['a', {calls: 10, duration: 11}],
    ['b', {calls: 12, duration: 13}],
  ]);
});

it.each([
  [0, '0'],
  [0.000_000_4, '<0.01'],
  [0.024, '0.024'],
  [9.4, '9.4'],
  [9.97, '10'],
  [99.7, '100'],
  [12_345.6, '12,346'],
])('shows %s GB-seconds as a figure one can read', (gbSeconds, shown) => {
  const estimate = estimateCost(item, {calls: 1, duration: 1}, {prices, reported: undefined});
  const shownOf = (one: typeof estimate) => formatCostRow(one, placeCostColumns([one], 100), 100).split(/ +/);
  expect(shownOf({...estimate, gbSeconds})[2]).toBe(shown);
});

it('has columns that tell something of one function at least, with an arrow at the one they are ordered by', () => {
  const headersOf = (estimates: Parameters<typeof placeCostColumns>[0]) =>
    placeCostColumns(estimates, 120).map(({header}) => header);
  const known = estimateCost(item, {calls: 1, duration: 1}, {prices, reported: undefined});
  const reported = {reports: 1, billedPart: 1, mostMemory: 100};
  expect(headersOf([known])).toEqual(['CALLS', 'GB-SECONDS', '↓ESTIMATE', 'MEMORY']);
  expect(headersOf([known, {...known, reported}])).toContain('USED AT MOST');
  expect(headersOf([{...known, dollars: undefined}])).toEqual(['CALLS', '↓GB-SECONDS', 'MEMORY']);
});

it('has prices of the month that is told of them on paper', () => {
  expect(new Set(readDocument('docs/costs.md').match(/\b[A-Z][a-z]+ 20\d\d\b/g))).toEqual(new Set([priceDate]));
});
