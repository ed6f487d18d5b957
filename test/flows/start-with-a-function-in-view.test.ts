import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('starts with the function named on the command line in view', async () => {
  const {press, waitFor, text} = await startConsole({args: ['--function', 'orders-api']});
  await waitFor('6 orders-api');
  await waitFor('3 Aliases 2 ── orders-api');
  expect(text()).toContain('▌orders-api');
  press(keys.esc);
  await waitFor('1 Functions 9 ');
  expect(text()).toContain('▌orders-api');
});
