import {expect, test} from 'vitest';
import {
  budget,
  emptyBoard,
  formatCost,
  functionsAtOnce,
  metricsOfCall,
  withAnswer,
  withWatched,
} from '../../../src/core/incidents/board.ts';
import {
  formatFactor,
  formatIncidentCount,
  formatIncidentSpan,
  formatRate,
} from '../../../src/core/incidents/format-incident.ts';
import {buildFirstQueries, buildSecondQueries} from '../../../src/core/incidents/reading.ts';
import {pickWatched} from '../../../src/core/incidents/watched.ts';
import type {MetricName} from '../../../src/core/metrics/metric-services.ts';
import {day, watched, window} from './series.ts';

test('as many functions as are looked at together cost the budget of calls, filled to their last metric', () => {
  const names = Array.from({length: functionsAtOnce}, (_, index) => `f-${index}`);
  expect(buildFirstQueries(names).length + buildSecondQueries(names).length).toBe(budget * metricsOfCall);
});

test('answers are ranked as they come, and forgotten with their functions', () => {
  const names = ['calm', 'bad'];
  const queries = [...buildFirstQueries(names), ...buildSecondQueries(names)];
  const answerTo = (metric: MetricName, valuesOf: (name: string) => (number | undefined)[]) =>
    queries.filter(query => query.metric === metric).map(query => ({query, values: valuesOf(query.functionName)}));
  const begun = withWatched(emptyBoard, names.map(watched));
  const ran = withAnswer(
    begun,
    answerTo('Invocations', () => day(9, 9, 9)),
    window,
  );
  expect(ran).toMatchObject({incidents: [], calls: 1, metrics: 2});
  const errors = answerTo('Errors', name => (name === 'bad' ? day(0, 9, 9) : day(0, 0, 0)));
  const board = withAnswer(ran, errors, window);
  expect(board.incidents.map(({functionName}) => functionName)).toEqual(['bad']);
  expect(board).toMatchObject({calls: 2, metrics: 4});
  expect(withWatched(board, [watched('calm')]).incidents).toEqual([]);
});

test('of too many functions those that were changed last are looked at', () => {
  const items = ['2026-01-02', '2026-03-01', '2026-02-01'].map((date, index) => ({
    FunctionName: `f${index}`,
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:f${index}`,
    LastModified: `${date}T00:00:00.000+0000`,
  }));
  expect(pickWatched(items, 2).map(({functionName}) => functionName)).toEqual(['f1', 'f2']);
  expect(pickWatched(items, 3).map(({functionName}) => functionName)).toEqual(['f0', 'f1', 'f2']);
});

test('costs, counts, rates and spans are short', () => {
  expect([4000, 400].map(formatCost)).toEqual(['about $0.04', 'under $0.01']);
  expect([0.32, 7, 41.6, 12_345].map(formatIncidentCount)).toEqual(['0.3', '7', '42', '12,345']);
  expect([4.04, 12.4].map(formatFactor)).toEqual(['4×', '12×']);
  expect([38.2, 9812, 125_000].map(formatIncidentSpan)).toEqual(['38 ms', '9.8 s', '2 min 5 s']);
});

test.each([
  [42, 42, '100%'],
  [1, 250, '0.4%'],
  [0, 9, '–'],
])('%i errors of %i calls are %s', (now, calls, rate) => {
  expect(formatRate({calls, errors: {now, usual: 0}})).toBe(rate);
});
