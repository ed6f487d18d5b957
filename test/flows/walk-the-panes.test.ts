import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('gives the focused pane the room, and zooms it to the whole screen with all its columns', async () => {
  const {press, waitFor, text, screen} = await startConsole();
  press(`/orders-api${keys.enter}`);
  await waitFor('3 Aliases 2 ── orders-api');
  const rowsOf = (title: string, next: string) => {
    const index = (wanted: string) => screen().findIndex(row => row.includes(wanted));
    return index(next) - index(title);
  };
  const resting = rowsOf('2 Versions', '3 Aliases');
  press('2');
  await waitFor(rows => rows.some(row => /├─ 2 Versions/.test(row)) && rowsOf('2 Versions', '3 Aliases') > resting);
  expect(text()).toMatch(/1 Functions 1\/9/);

  press('1z');
  await waitFor(/MEMORY +TIMEOUT +SIZE/);
  expect(text()).not.toContain('2 Versions');
  press('2');
  await waitFor('Functions › orders-api › Versions');
  press(keys.esc);
  await waitFor('3 Aliases 2 ── orders-api');
  press('1');
  await waitFor(rows => rows.join().includes('6 orders-api ─'));

  press(keys.tab);
  await waitFor(rows => rowsOf('2 Versions', '3 Aliases') > resting && rows.join().includes('6 orders-api:$LATEST'));
  press(keys.shiftTab);
  await waitFor(rows => rows.join().includes('6 orders-api ─'));
});
