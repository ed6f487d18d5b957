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
