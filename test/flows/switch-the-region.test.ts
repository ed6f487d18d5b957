import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('switches to a region chosen by typing, and back, showing only what is there', async () => {
  const {press, waitFor, text} = await startConsole();
  press('R');
  await waitFor('↑/↓ choose');
  press('eu-cen');
  await waitFor('▌eu-central-1');
  press(keys.enter);
  await waitFor('environment  eu-central-1');
  await waitFor('No functions in this account and region');
  expect(text()).not.toContain('orders-api');

  press('R');
  await waitFor('↑/↓ choose');
  press('another');
  await waitFor('▌another region…');
  press(keys.enter);
  await waitFor('Enter go on');
  press(`eu-west-1${keys.enter}`);
  await waitFor('environment  eu-west-1');
  await waitFor('1 Functions 9 ');
});

it('does not follow the log of another region by the name of the one before', async () => {
  const {press, waitFor, endpoint} = await startConsole();
  press('l');
  await waitFor(/7 Log ── clickstream-ingest ── following/);
  press('R');
  await waitFor('↑/↓ choose');
  press('eu-cen');
  await waitFor('▌eu-central-1');
  press(keys.enter);
  await waitFor('environment  eu-central-1');
  await waitFor(/7 Log ── clickstream-ingest ── stopped/);
  const before = endpoint.count('FilterLogEvents');
  press('t');
  await waitFor(/15m ago +3 │/);
  press('3');
  await waitFor('No log was followed through this connection yet');
  expect(endpoint.count('FilterLogEvents')).toBe(before);
});
