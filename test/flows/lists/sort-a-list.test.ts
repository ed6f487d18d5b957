import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.tsx';

it('sorts by the next column, in reverse, and keeps the selection', async () => {
  const {press, waitFor, pane} = await startConsole();
  const names = () =>
    pane('functions')
      .rows()
      .flatMap(row => /^[ ▌](\S+)/.exec(row)?.[1] ?? [])
      .filter(name => !/^NAME/.test(name));
  await waitFor('▌clickstream-ingest');
  press('s');
  await pane('functions').shows(/^ NAME↑ /);
  const byName = names();
  expect(byName).toEqual(byName.toSorted());
  press('S');
  await pane('functions').shows(/^ NAME↓ /);
  expect(names()).toEqual(byName.toReversed());
  await waitFor('▌clickstream-ingest');

  const headers = () => pane('functions').rows()[0] ?? '';
  for (let before = headers(); !before.includes('↑AGE'); before = headers()) {
    press('s');
    await waitFor(() => headers() !== before);
  }
  expect(names()[0]).toBe('orders-api');
});
