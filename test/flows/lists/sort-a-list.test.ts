import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

type Started = Awaited<ReturnType<typeof startConsole>>;

const namesIn = ({pane}: Pick<Started, 'pane'>) =>
  pane('functions')
    .rows()
    .flatMap(row => /^[ ▌](\S+)/.exec(row)?.[1] ?? [])
    .filter(name => !/^NAME/.test(name));

it('offers the columns with a letter each, sorts by one, in reverse, and keeps the selection', async () => {
  const console = await startConsole();
  const {press, waitFor, pane, dialog} = console;
  await waitFor('▌clickstream-ingest');
  press('s');
  await dialog('Sort Functions by').shows(/name +n/);
  press('n');
  await pane('functions').shows(/^ NAME↑ /);
  const byName = namesIn(console);
  expect(byName).toEqual(byName.toSorted());
  press('S');
  await pane('functions').shows(/^ NAME↓ /);
  expect(namesIn(console)).toEqual(byName.toReversed());
  await waitFor('▌clickstream-ingest');
  press('s');
  await dialog('Sort Functions by').shows(/name \(as it is, reversed\) +n/);
  press('a');
  await waitFor(() => pane('functions').rows()[0]?.includes('↑AGE') === true);
  expect(namesIn(console)[0]).toBe('orders-api');
  press('s');
  await dialog('Sort Functions by').shows(/order of the service/);
  press('o');
  await waitFor('In the order of the service');
});

it('sorts by the calls of all functions, which are read for it', async () => {
  const console = await startConsole();
  const {press, waitFor, pane} = console;
  await waitFor('▌clickstream-ingest');
  press(':sort calls');
  await waitFor(/▌calls/);
  press(keys.enter);
  await waitFor('Sorted by calls');
  await pane('functions').titled(/↑calls/);
  const byCalls = namesIn(console);
  press('S');
  await pane('functions').titled(/↓calls/);
  expect(namesIn(console)).toEqual(byCalls.toReversed());
});
