import {expect, it, vi} from 'vitest';
import {functions} from '../../../src/catalog/index.ts';
import {own, ownerOf} from '../../../src/console/connection/owner.ts';
import type {ListData} from '../../../src/console/reads/list-query.ts';
import type {Item} from '../../../src/core/item.ts';
import {manyFunctions, watchWorld} from '../watch/watched-world.ts';

it('moves to the neighbour of what has gone, also where its place changed while the cursor still had to rest', async () => {
  const {client, key, moveTo, workspace} = await watchWorld(manyFunctions(6));
  const arrives = async (items: readonly Item[]) => {
    client.setQueryData<ListData>(key, data => data && {...data, items});
    await vi.advanceTimersByTimeAsync(10);
  };
  const [first = {}, ...others] = workspace.pane(functions).items;
  const more = [own(ownerOf(first), {...first, FunctionName: 'a-new-one', FunctionArn: 'a-new-one'}), first, ...others];
  moveTo(3);
  await vi.advanceTimersByTimeAsync(20);
  await arrives(more);
  await arrives(more.filter(({FunctionName}) => FunctionName !== 'function-3'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(workspace.pane(functions).selected?.['FunctionName']).toBe('function-4');
});

it('forgets what the filter found only while it was typed, also where a list arrived meanwhile', async () => {
  const {client, key, store, workspace} = await watchWorld(manyFunctions(6));
  const filter = (text: string) => {
    const {cursor} = workspace.pane(functions);
    store.dispatch({type: 'filtering', pane: functions.name, text});
    store.dispatch({
      type: 'cursor',
      pane: functions.name,
      cursor: {...cursor, filter: text, selected: undefined, index: 0},
    });
  };
  await vi.advanceTimersByTimeAsync(1000);
  filter('function-4');
  await vi.advanceTimersByTimeAsync(20);
  client.setQueryData<ListData>(
    key,
    data => data && {...data, items: data.items.map(item => own(ownerOf(item), {...item, Description: 'new'}))},
  );
  await vi.advanceTimersByTimeAsync(10);
  filter('function-4z');
  await vi.advanceTimersByTimeAsync(1000);
  expect(workspace.pane(functions).cursor.home).toBe(0);
});
