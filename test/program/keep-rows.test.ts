import {QueryClient} from '@tanstack/query-core';
import {expect, onTestFinished, test, vi} from 'vitest';
import {aliases} from '../../src/catalog/aliases.ts';
import {functions} from '../../src/catalog/functions.ts';
import {resources} from '../../src/catalog/index.ts';
import {versions} from '../../src/catalog/versions.ts';
import {own} from '../../src/console/connection/owner.ts';
import {type ListData, resourceListKey} from '../../src/console/reads/list-query.ts';
import {createWorkspace} from '../../src/console/reads/workspace.ts';
import type {Remembered} from '../../src/console/session/remembered.ts';
import {toSession} from '../../src/console/session/session.ts';
import {createSessionStore} from '../../src/console/session/store.ts';
import type {Item} from '../../src/core/item.ts';
import type {Resource} from '../../src/core/resource/resource.ts';
import {createRowKeeper} from '../../src/program/keep-rows.ts';
import {toConnection, toWorld} from '../ui/fake-services.ts';

const [second, minute] = [1000, 60_000];

test('the lists of what is looked at are written together, and only what is other than what was written', async () => {
  const {written, list, lookAt, pass} = openKeeper();
  const all = ['a', 'b', 'c'].map(name => ({FunctionName: name, FunctionArn: `arn:${name}`}));
  list(functions, undefined, all);
  await pass(2 * second);
  expect(written.map(({lookedAt}) => lookedAt)).toEqual([[]]);
  const listEach = async () => {
    for (const item of all) {
      lookAt(item);
      list(versions, item, [{FunctionArn: `${item.FunctionArn}:1`, Version: '1', Description: 'words'}]);
      list(aliases, item, []);
      await pass(2 * second);
    }
  };
  await listEach();
  expect(written).toHaveLength(1);
  await pass(minute);
  expect(written).toHaveLength(2);
  expect(written[1]?.lookedAt.map(({id}) => id)).toEqual(['arn:c', 'arn:b', 'arn:a']);
  expect(written[1]?.lookedAt[0]?.lists).toMatchObject({
    versions: {items: [{FunctionArn: 'arn:c:1', Version: '1'}]},
    aliases: {items: []},
  });
  await listEach();
  await pass(2 * minute);
  expect(written.slice(2)).toEqual([]);
});

test('a list that is not whole, or has an item without an ARN, is not taken for one', async () => {
  const {written, list, lookAt, pass} = openKeeper();
  const item = {FunctionName: 'a', FunctionArn: 'arn:a'};
  list(functions, undefined, [item]);
  lookAt(item);
  list(versions, item, [{FunctionArn: 'arn:a:1'}], {complete: false});
  list(aliases, item, [{Name: 'live'}]);
  await pass(2 * minute);
  expect(written.at(-1)?.lookedAt).toEqual([]);
});

/** A keeper of a console that is connected; time passes when it is told to. */
function openKeeper() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const client = new QueryClient();
  const store = createSessionStore(toSession(120, 40, 'functions'));
  const workspace = createWorkspace(client, store, resources);
  const connection = toConnection(toWorld({connection: {place: () => 'here'}}));
  store.dispatch({type: 'connection', connection: {state: 'ready', connection}});
  const written: Remembered[] = [];
  const rows = {
    fileOf: () => '',
    read: async () => written.at(-1),
    write: async (next: Remembered) => void written.push(next),
    forget: async () => {},
  };
  const keeper = createRowKeeper(rows, {client, store, workspace}, async () => async () => {});
  onTestFinished(() => keeper.stop());
  const list = (
    resource: Resource,
    parent: Item | undefined,
    items: readonly Item[],
    change: Partial<ListData> = {},
  ) => {
    const gaps = {nulls: 0, pages: 0, refused: 0};
    const whole = {complete: true, problem: undefined, resumeFrom: undefined, refreshed: undefined, gaps};
    const data: ListData = {...whole, items: items.map(item => own(connection, item)), ...change};
    client.setQueryData(resourceListKey(connection.key, resource, parent), data);
  };
  const lookAt = (item: Item) => store.dispatch({type: 'settle', selected: {functions: functions.id(item)}});
  return {written, list, lookAt, pass: (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)};
}
