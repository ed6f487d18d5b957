import {expect, it} from 'vitest';
import type {MetricServices} from '../../../src/core/metrics/metric-services.ts';
import {answered} from '../fake-services.ts';
import {keys, openConsole} from '../open-console.ts';

it('tells on the board and in the menu how a function fares since a remedy', async () => {
  let now = new Date('2026-11-22T14:03:00Z').getTime();
  const perMinute = {Invocations: 32, Errors: 0, Throttles: 0} as Readonly<Record<string, number>>;
  const metrics: MetricServices = {
    read: async ({queries, start, end}) =>
      queries.map(query => ({
        query,
        values: Array.from({length: Math.round((end - start) / 60_000)}, () => perMinute[query.metric]),
      })),
    search: async () => ({series: [], cut: []}),
    spent: () => ({calls: 0, metrics: 0}),
  };
  const {press, type, waitFor, rows, pane, dialog} = openConsole({
    calls: {
      GetFunctionConcurrency: answered({}),
      PutFunctionConcurrency: answered({ReservedConcurrentExecutions: 0}),
      GetAccountSettings: answered({}),
    },
    services: {now: () => new Date(now)},
    connection: {metrics},
  });
  await waitFor('▌orders-api');
  await press('!');
  await dialog('Stop the bleeding').choose('Stop all calls');
  await waitFor('This stops the function');
  type(...'orders-api', keys.enter);
  await waitFor(/orders-api: Stop all calls: reserve 0 at \d\d:\d\d · too early to tell/);
  now += 3 * 60_000;
  await press('r');
  await waitFor('last 3 min: 0 of 96 failed');
  await press(keys.esc);
  await pane('functions').titled('Functions');
  await press('H');
  await waitFor('Incidents');
  await waitFor(/orders-api: Stop all calls: reserve 0 at \d\d:\d\d · last 3 min: 0 of 96 failed/);
  expect(rows().find(row => row.startsWith('╭'))).toContain('Incidents');
});
