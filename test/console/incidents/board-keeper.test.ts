import {QueryClient} from '@tanstack/query-core';
import {expect, it, onTestFinished, vi} from 'vitest';
import {declarations, functions, resources} from '../../../src/catalog/index.ts';
import {own} from '../../../src/console/connection/owner.ts';
import {buildKeyTable} from '../../../src/console/dispatch/key-table.ts';
import {resourceListKey} from '../../../src/console/reads/list-query.ts';
import {connectionOf} from '../../../src/console/session/connection-of.ts';
import {toSession} from '../../../src/console/session/session.ts';
import {boardOf} from '../../../src/console/signs/board-cache.ts';
import type {Board} from '../../../src/core/incidents/board.ts';
import type {MetricServices} from '../../../src/core/metrics/metric-services.ts';
import {createConsole} from '../../../src/ui/create-console.ts';
import {buildBoardStatus} from '../../../src/ui/incidents/status.ts';
import {answered, item, problem, refused, toServices, toWorld, type World} from '../../ui/fake-services.ts';

const minute = 60_000;

/** A console over one function whose board is open, and how often that was read. */
async function openBoard(changes: Partial<World> = {}) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const asked = vi.fn();
  const metrics: MetricServices = {
    read: async ({queries}) => {
      asked();
      return queries.map(query => ({query, values: []}));
    },
    search: async () => ({series: [], cut: []}),
    spent: () => ({calls: 0, metrics: 0}),
  };
  const world = toWorld({
    calls: {GetFunction: answered({Configuration: {State: 'Active'}})},
    ...changes,
    services: {now: () => new Date()},
    connection: {metrics, ...changes.connection},
  });
  const made: {operation: string}[] = [];
  const client = new QueryClient();
  const {controller, store} = createConsole({
    services: toServices(world, made as never),
    client,
    resources,
    functions,
    declarations,
    keys: buildKeyTable(resources, declarations),
    messages: [],
    session: toSession(120, 40, 'functions'),
    hasColours: true,
    unicode: true,
    opening: {},
    showsMetrics: false,
  });
  onTestFinished(() => controller.stop());
  controller.start();
  await vi.advanceTimersByTimeAsync(100);
  const connection = connectionOf(store.getState());
  if (connection === undefined) throw new Error('It has connected');
  const list = {items: [own(connection, item('functions'))], complete: true};
  client.setQueryData(resourceListKey(connection.key, functions, undefined), list);
  controller.press('H', 'H');
  await vi.advanceTimersByTimeAsync(1000);
  const status = () => buildBoardStatus(board(), false).map(({text}) => text);
  const board = (): Board => boardOf(client, store.getState());
  return {controller, asked, board, status, made};
}

it('reads again every two minutes, and says what that costs an hour', async () => {
  const {asked, status} = await openBoard();
  const first = asked.mock.calls.length;
  expect(first).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(6 * minute);
  expect(asked.mock.calls.length).toBe(4 * first);
  expect(status()[0]).toMatch(/a refresh: \d calls?, \d+ metrics · every 2 min: under \$0.01 an hour/);
});

it('stops reading when nobody is there, says so, and goes on with the next key', async () => {
  const {controller, asked, board, status} = await openBoard();
  await vi.advanceTimersByTimeAsync(60 * minute);
  const leftAlone = asked.mock.calls.length;
  await vi.advanceTimersByTimeAsync(60 * minute);
  expect(asked.mock.calls.length).toBe(leftAlone);
  expect(board().isAsleep).toBe(true);
  expect(status()).toContain('Reading has stopped: no key was pressed for 15 min. Any key goes on.');
  controller.press('j', 'j');
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked.mock.calls.length).toBeGreaterThan(leftAlone);
  expect(board().isAsleep).toBe(false);
  expect(status()).toHaveLength(1);
});

it('puts a function on the board whose State or mappings tell that it does not run', async () => {
  const configuration = {State: 'Failed', StateReasonCode: 'InvalidImage', LastUpdateStatus: 'Failed'};
  const mappings = async function* () {
    yield {items: [{...item('mappings'), LastProcessingResult: 'PROBLEM: Function call failed', State: 'Enabled'}]};
  };
  const {board, made} = await openBoard({
    calls: {GetFunction: answered({Configuration: configuration})},
    lists: {ListEventSourceMappings: mappings},
  });
  expect(board().incidents[0]?.signs.map(({words}) => words)).toEqual([
    'State Failed: InvalidImage',
    expect.stringContaining('PROBLEM: Function call failed'),
    'its last update failed',
  ]);
  // What is well is not looked at again with every refresh, what is not is.
  const before = made.filter(({operation}) => operation === 'GetFunction').length;
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(made.filter(({operation}) => operation === 'GetFunction').length).toBeGreaterThan(before);
});

it('says what is not known, though the rest is', async () => {
  const denied = problem('denied', {what: 'GetFunction was denied'});
  const {board, status} = await openBoard({
    calls: {GetFunction: refused(denied), GetFunctionConfiguration: refused(denied)},
    connection: {
      metrics: {
        read: async ({queries}) => queries.map(query => ({query, values: []})),
        search: async () => {
          throw new Error('no searches here');
        },
        spent: () => ({calls: 0, metrics: 0}),
      },
    },
  });
  expect(board().problem).toBeUndefined();
  expect(status().join('\n')).toContain('? iterator ages, async ages and lost events are not known');
  expect(status().join('\n')).toContain('? State is not known: GetFunction was denied');
});
