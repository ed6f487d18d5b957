import {expect, test} from 'vitest';
import type {MadeChange} from '../../../src/core/remedies/made-change.ts';
import {buildWatchLine, buildWatchRequest, findWatched} from '../../../src/core/remedies/watch.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 22, 14, 5, 30);

function change(functionName: string, ago: number, more: Partial<MadeChange> = {}): MadeChange {
  const sent = {FunctionName: functionName, Name: 'live'};
  return {operation: 'UpdateAlias', title: 'Move', functionName, sent, before: {}, answer: {}, at: now - ago, ...more};
}

test('the last change of each function of the last half hour is watched, that of an alias by the alias', () => {
  const changes = [
    change('old', 31 * minute),
    change('one', 9 * minute),
    change('two', 8 * minute, {operation: 'PutFunctionConcurrency'}),
    change('one', 5 * minute, {title: 'Take live back to 2'}),
    change('none', 0, {functionName: undefined}),
  ];
  expect(findWatched(changes, now)).toEqual([
    {functionName: 'one', qualifier: 'live', title: 'Take live back to 2', at: now - 5 * minute},
    {functionName: 'two', qualifier: undefined, title: 'Move', at: now - 8 * minute},
  ]);
});

test('only whole minutes after the change are counted', () => {
  const [watched] = findWatched([change('one', 3 * minute + 10_000)], now);
  const request = watched && buildWatchRequest(watched, now);
  expect(request?.start).toBe(Date.UTC(2026, 10, 22, 14, 3));
  expect(request?.queries.map(({metric, qualifier}) => [metric, qualifier])).toEqual([
    ['Invocations', 'live'],
    ['Errors', 'live'],
    ['Throttles', 'live'],
  ]);
});

test.each([
  [{calls: 96, errors: 0, throttles: 0}, 'last 3 min: 0 of 96 failed', 'good'],
  [{calls: 96, errors: 12, throttles: 0}, 'last 3 min: 12 of 96 failed', 'warn'],
  [{calls: 9, errors: 0, throttles: 4}, 'last 3 min: 0 of 9 failed, 4 throttled', 'warn'],
  [{calls: 0, errors: 0, throttles: 0}, 'last 3 min: no calls', 'warn'],
])('how it fares since is told: %j', ({calls, errors, throttles}, words, tone) => {
  const [watched] = findWatched([change('one', 3 * minute + 30_000)], now);
  if (watched === undefined) throw new Error('Nothing is watched');
  const values = {Invocations: [calls, undefined], Errors: [errors], Throttles: [undefined, throttles]};
  const series = buildWatchRequest(watched, now).queries.map(query => ({
    query,
    values: values[query.metric as keyof typeof values],
  }));
  const line = buildWatchLine(watched, series, now);
  expect(line.tone).toBe(tone);
  expect(line.text).toMatch(/^one: Move at \d\d:\d\d · /);
  expect(line.text).toContain(words);
  expect(buildWatchLine(watched, undefined, now).text).toContain('too early to tell');
});
