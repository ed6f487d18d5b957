import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

/** A bar at the right edge of a frame. */
const bar = /┃ *$/m;

it('has a scroll bar wherever there is more than is shown, and none where all is', async () => {
  const {press, waitFor, gone, text, pane, detail, dialog} = await startConsole({columns: 80, rows: 24});
  await pane('functions').filter('orders-api');
  await pane('functions').titled('Functions 1/');
  expect(text()).not.toMatch(bar);

  press('?');
  await waitFor(/Help: keys[\s\S]*┃/);
  press(keys.esc);
  await gone('Help: keys');

  press(':');
  await waitFor(/Command[\s\S]*┃/);
  press('quit');
  await waitFor(rows => !bar.test(rows.join('\n')));
  press(keys.esc);
  await gone('Command');

  await detail.focus();
  await waitFor(bar);
  press('g');
  await waitFor(/^│▌.*┃ *$/m);
  press('G');
  await waitFor(rows => !/^│▌.*┃/.test(rows[2] ?? '') && bar.test(rows.slice(-6).join('\n')));

  press('J');
  await dialog('orders-api as JSON').opened();
  await waitFor(bar);
  press(keys.esc);
  await gone('as JSON');
  press('e');
  await waitFor(/Edit function[\s\S]*┃/);
  press(keys.esc);
  await gone('Edit function');

  press(':journal\r');
  await waitFor(/Journal \d+[\s\S]*UTC↓ +RESULT +OPERATION +COMMAND/);
  press(keys.esc);
  await gone('UTC↓');
  press('R');
  await waitFor(/Region \d+ ─+ \d+ of \d+ ─[\s\S]*┃/);
});
