import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

it('switches to a region chosen by typing, and back, showing only what is there', async () => {
  const {press, waitFor, text, pane} = await startConsole();
  press('R');
  await waitFor('↑/↓ choose');
  press('eu-cen');
  await waitFor('▌eu-central-1');
  press(keys.enter);
  await waitFor('environment  region eu-central-1');
  await waitFor('No functions in this account and region');
  expect(text()).not.toContain('orders-api');

  press('R');
  await waitFor('↑/↓ choose');
  press('another');
  await waitFor('▌another region…');
  press(keys.enter);
  await waitFor('Enter go on');
  press(`eu-west-1${keys.enter}`);
  await waitFor('environment  region eu-west-1');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
});

it('does not follow the log of another region by the name of the one before', async () => {
  const {press, waitFor, endpoint, pane, dialog} = await startConsole();
  press('l');
  await pane('log').titled(/Log ── clickstream-ingest ── following/);
  press('R');
  await waitFor('↑/↓ choose');
  press('eu-cen');
  await waitFor('▌eu-central-1');
  press(keys.enter);
  await waitFor('environment  region eu-central-1');
  await pane('log').titled(/Log ── clickstream-ingest ── of environment eu-west-1, stopped/);
  const before = endpoint.count('FilterLogEvents');
  press('t');
  await dialog('Logs since').choose('15m ago');
  await waitFor('No log was followed through this connection yet');
  expect(endpoint.count('FilterLogEvents')).toBe(before);
});
