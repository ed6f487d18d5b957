import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.tsx';
import {samples} from '../../support/samples.ts';

it('sorts by the next column, in reverse, and keeps the selection', async () => {
  const {press, waitFor, pane} = await startConsole();
  const names = () =>
    pane('functions')
      .rows()
      .flatMap(row => /^[ ▌](\S+)/.exec(row)?.[1] ?? []);
  await waitFor('▌clickstream-ingest');
  press('s');
  await pane('functions').titled(`Functions ${samples.functions.length} ↑NAME`);
  const byName = names();
  expect(byName).toEqual(byName.toSorted());
  press('S');
  await pane('functions').titled(`Functions ${samples.functions.length} ↓NAME`);
  expect(names()).toEqual(byName.toReversed());
  await waitFor('▌clickstream-ingest');

  const title = () => pane('functions').title();
  for (let before = title(); !before.includes('↑AGE'); before = title()) {
    press('s');
    await waitFor(() => title() !== before);
  }
  expect(names()[0]).toBe('orders-api');
});
