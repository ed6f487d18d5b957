import {QueryClient} from '@tanstack/query-core';
import {expect, it, onTestFinished, vi} from 'vitest';
import {resources} from '../../../src/catalog/index.ts';
import {own} from '../../../src/console/connection/owner.ts';
import {buildItemTrafficQueries} from '../../../src/console/metrics/item-traffic.ts';
import {createTrafficReader} from '../../../src/console/metrics/traffic-reader.ts';
import type {DetailParts} from '../../../src/console/reads/detail-parts.ts';
import {resourceListKey} from '../../../src/console/reads/list-query.ts';
import {createWorkspace} from '../../../src/console/reads/workspace.ts';
import {toSession} from '../../../src/console/session/session.ts';
import {createSessionStore} from '../../../src/console/session/store.ts';
import type {ControllerParts} from '../../../src/console/tools/parts.ts';
import {createPresence} from '../../../src/console/tools/presence.ts';
import type {MetricServices} from '../../../src/core/metrics/metric-services.ts';
import {item, toConnection, toServices, toWorld} from '../../ui/fake-services.ts';

const minute = 60_000;

/** A reader over one function on the screen, how often it has asked, when it is answered; `open` is what Detail asks. */
function openReader() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const asked = vi.fn();
  const answer = {comes: Promise.resolve()};
  const metrics: MetricServices = {
    read: async ({queries}) => {
      asked();
      await answer.comes;
      return queries.map(query => ({query, values: []}));
    },
    search: async () => ({series: [], cut: []}),
    spent: () => ({calls: 0, metrics: 0}),
  };
  const world = toWorld({services: {now: () => new Date()}, connection: {metrics}});
  const connection = toConnection(world);
  const client = new QueryClient();
  const store = createSessionStore({...toSession(120, 40, 'functions'), connection: {state: 'ready', connection}});
  const [functions] = resources;
  if (functions === undefined) throw new Error('The catalog is empty');
  const list = {items: [item('functions')], complete: true};
  client.setQueryData(resourceListKey(connection.key, functions, undefined), list);
  const workspace = createWorkspace(client, store, resources);
  const presence = createPresence();
  const parts = {services: toServices(world, []), client, store, workspace, resources, presence, showsMetrics: true};
  const reader = createTrafficReader(parts as unknown as ControllerParts);
  onTestFinished(() => reader.stop());
  const open = () =>
    buildItemTrafficQueries(parts as unknown as DetailParts, functions, own(connection, item('functions'))).map(query =>
      client.fetchQuery(query),
    );
  return {reader, presence, asked, answer, open};
}

it('asks again each minute while the console is used, and not when it was left alone', async () => {
  const {reader, presence, asked} = openReader();
  reader.look();
  await vi.advanceTimersByTimeAsync(10 * minute);
  const whileUsed = asked.mock.calls.length;
  expect(whileUsed).toBeGreaterThanOrEqual(9);
  await vi.advanceTimersByTimeAsync(60 * minute);
  const leftAlone = asked.mock.calls.length;
  expect(leftAlone - whileUsed).toBeLessThanOrEqual(6);

  presence.touch();
  await vi.advanceTimersByTimeAsync(minute);
  expect(asked.mock.calls.length).toBeGreaterThan(leftAlone);
});

it('asks nothing for rows that a held key passes, and once for those it stops at', async () => {
  const {reader, asked} = openReader();
  for (let moves = 0; moves < 20; moves += 1) {
    reader.look();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledTimes(1);
});

it('asks once for what the list and Detail show, whichever of them asks first', async () => {
  const {reader, asked, answer, open} = openReader();
  const {promise, resolve} = Promise.withResolvers<void>();
  answer.comes = promise;
  reader.look();
  await vi.advanceTimersByTimeAsync(1000);
  const [opened] = open();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledTimes(1);
  resolve();
  expect(await opened).toMatchObject({throttles: 0});
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledTimes(1);
});
