import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.tsx';
import {samples} from '../../support/samples.ts';

it('starts with the function named on the command line in view', async () => {
  const {press, text, pane, detail} = await startConsole({args: ['--function', 'orders-api']});
  await detail.titled('orders-api');
  await pane('aliases').titled('Aliases 2 ── orders-api');
  expect(text()).toContain('▌orders-api');
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  expect(text()).toContain('▌orders-api');
});
