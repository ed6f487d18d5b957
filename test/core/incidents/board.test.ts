import {expect, test} from 'vitest';
import {
  countCalls,
  emptyBoard,
  functionsAtOnce,
  withAnswer,
  withFound,
  withStandings,
  withWatched,
} from '../../../src/core/incidents/board.ts';
import {formatCost} from '../../../src/core/incidents/cost.ts';
import {buildFirstQueries, buildSecondQueries} from '../../../src/core/incidents/plan.ts';
import type {MetricName} from '../../../src/core/metrics/metric-services.ts';
import {
  formatFactor,
  formatIncidentCount,
  formatIncidentSpan,
  formatRate,
} from '../../../src/core/signs/format-figures.ts';
import {pickWatched} from '../../../src/core/signs/watched.ts';
import {period} from '../../../src/core/signs/window.ts';
import {day, watched, window} from './series.ts';

const span = {...window, period};

test('a thousand functions cost ten calls of five hundred metrics at most, and three for the worst', () => {
  const names = Array.from({length: 1000}, (_, index) => `f-${index}`);
  // Beside them one for timeouts and one for what few have.
  expect(buildFirstQueries(names).length + buildSecondQueries(names).length).toBe(8 * 500);
  expect(functionsAtOnce).toBe(1000);
  expect([1, 1000, 1001].map(countCalls)).toEqual([13, 13, 23]);
});

test('answers are ranked as they come, and forgotten with their functions', () => {
  const names = ['calm', 'bad'];
  const queries = [...buildFirstQueries(names), ...buildSecondQueries(names)];
  const answerTo = (metric: MetricName, valuesOf: (name: string) => (number | undefined)[]) =>
    queries.filter(query => query.metric === metric).map(query => ({query, values: valuesOf(query.functionName)}));
  const begun = {...withWatched(emptyBoard, names.map(watched)), window};
  const ran = withAnswer(
    begun,
    answerTo('Invocations', () => day(9, 9, 9)),
    'day',
    span,
  );
  expect(ran).toMatchObject({incidents: [], calls: 1, metrics: 2});
  const errors = answerTo('Errors', name => (name === 'bad' ? day(0, 9, 9) : day(0, 0, 0)));
  const board = withAnswer(ran, errors, 'day', span);
  expect(board.incidents.map(({functionName}) => functionName)).toEqual(['bad']);
  expect(board).toMatchObject({calls: 2, metrics: 4});
  expect(withWatched(board, [watched('calm')]).incidents).toEqual([]);
});

test('what a search does not find any more is gone', () => {
  const begun = {...withWatched(emptyBoard, [watched('one')]), window};
  const query = {functionName: 'one', metric: 'IteratorAge', statistic: 'Maximum'} as const;
  const behind = withFound(begun, [{query, values: day(800, 300_000, 900_000)}], span);
  expect(behind.incidents.map(({signs}) => signs[0].name)).toEqual(['iterator age']);
  expect(withFound(behind, [], span).incidents).toEqual([]);
  expect(
    withFound(begun, [{query: {...query, functionName: 'nobody'}, values: day(1, 1, 1)}], span).readings.size,
  ).toBe(0);
});

test('how a function stands is put together from what is read of it, and goes when that does', () => {
  const begun = {...withWatched(emptyBoard, [watched('one')]), window};
  const problem = {problems: [{mapping: 'sqs a', result: 'PROBLEM'}], off: []};
  const both = withStandings(
    withStandings(begun, new Map([['one', {state: {stopped: {state: 'Failed', reason: undefined}}}]])),
    new Map([['one', {mappings: problem}]]),
  );
  expect(both.incidents[0]?.signs.map(({name}) => name)).toEqual(['state', 'mapping']);
  expect(withStandings(both, new Map([['one', {state: {}}]])).incidents[0]?.signs).toHaveLength(1);
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
