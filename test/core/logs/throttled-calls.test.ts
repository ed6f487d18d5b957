import {expect, it} from 'vitest';
import {buildThrottleQueries, describeThrottled, findThrottlePeriod} from '../../../src/core/logs/throttled-calls.ts';

const series = (functionName: string, ...values: readonly (number | undefined)[]) => ({
  query: {functionName, metric: 'Throttles', statistic: 'Sum'} as const,
  values,
});

it('counts each function once, whatever of it is read', () => {
  const target = (FunctionName: string, label: string) => ({FunctionName, label});
  const source = {names: [], since: 0, by: 'polling', pattern: undefined, groups: 2} as const;
  expect(
    buildThrottleQueries({...source, targets: [target('a', 'a:1'), target('a', 'a:live'), target('b', 'b')]}).map(
      ({functionName}) => functionName,
    ),
  ).toEqual(['a', 'b']);
  expect(buildThrottleQueries(source)).toEqual([]);
});

it.each([
  [[series('a', undefined, 0)], undefined],
  [[], undefined],
  [[series('a', 1)], /^✗ throttled: 1 call was refused in this time, as metrics tell/],
  [
    [series('a', 1000, undefined, 200), series('b', 0)],
    /^✗ throttled: 1,200 calls were refused in this time \(a 1200\)/,
  ],
])('says of %j %s', (all, said) => {
  if (said === undefined) expect(describeThrottled(all)).toBeUndefined();
  else expect(describeThrottled(all)).toMatch(said);
});

it.each([
  [3_600_000, 60],
  [2 * 86_400_000, 300],
  [30 * 86_400_000, 3600],
])('of %d ms ago values come in periods of %d s', (ago, period) => {
  expect(findThrottlePeriod(ago)).toBe(period);
});
