import {expect, it} from 'vitest';
import {startConsole} from '../support/console.tsx';

it('sorts by the next column, in reverse, and keeps the selection', async () => {
  const {press, waitFor, screen} = await startConsole();
  const names = () =>
    screen()
      .slice(2, 11)
      .map(row => /^│[ ▌](\S+)/.exec(row)?.[1]);
  await waitFor('▌clickstream-ingest');
  press('s');
  await waitFor('1 Functions 9 ↑NAME');
  const byName = names();
  expect(byName).toEqual(byName.toSorted());
  press('S');
  await waitFor('1 Functions 9 ↓NAME');
  expect(names()).toEqual(byName.toReversed());
  await waitFor('▌clickstream-ingest');

  press('ss');
  await waitFor('↑STATE');
  press('s');
  await waitFor('↑AGE');
  expect(names()[0]).toBe('orders-api');
});
