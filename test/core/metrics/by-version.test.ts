import {expect, test} from 'vitest';
import {findRunVersion, joinWays, listAliases} from '../../../src/core/metrics/by-version.ts';
import type {MetricSeries} from '../../../src/core/metrics/metric-services.ts';

const query = {functionName: 'f', qualifier: '3', metric: 'Invocations', statistic: 'Sum'} as const;
const through = (qualifier: string, values: MetricSeries['values']): MetricSeries => ({
  query: {...query, qualifier, executedVersion: '3'},
  values,
});

test('what a version ran is what it was called by its number and through aliases', () => {
  const direct = {query, values: [1, undefined, undefined, 2]};
  const found = [through('live', [undefined, 4, undefined, 8]), through('beta', [undefined, undefined, undefined, 1])];
  expect(joinWays([direct], found)[0]?.values).toEqual([1, 4, undefined, 11]);
});

test('of durations the worst is told, for percentiles cannot be added up', () => {
  const duration = {...query, metric: 'Duration', statistic: 'p99'} as const;
  const direct = {query: duration, values: [40, undefined]};
  const found = [{query: {...duration, qualifier: 'live', executedVersion: '3'}, values: [90, 20]}];
  expect(joinWays([direct], found)[0]?.values).toEqual([90, 20]);
});

test('aliases that it did not run for are not named', () => {
  expect(listAliases([through('live', [1]), through('old', [0, undefined])])).toEqual(['live']);
});

test.each([
  ['3', '3'],
  ['$LATEST', '$LATEST'],
  ['live', undefined],
  [undefined, undefined],
])('the version of %s is %s', (qualifier, version) => {
  expect(findRunVersion({functionName: 'f', ...(qualifier !== undefined && {qualifier})})).toBe(version);
});
