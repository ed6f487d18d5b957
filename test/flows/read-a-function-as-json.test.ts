import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('shows a function as JSON with its secrets masked until v is pressed', async () => {
  const {press, waitFor, output} = await startConsole();
  press(`/orders-api${keys.enter}`);
  await waitFor('6 orders-api');
  press('J');
  await waitFor('orders-api as JSON');
  await waitFor('"PAYMENT_API_KEY": "••••••••"');
  expect(output()).not.toContain('demo-key');
  press('v');
  await waitFor('"PAYMENT_API_KEY": "demo-key-4f9c2b7e61d84a05"');
  press('v');
  await waitFor('"PAYMENT_API_KEY": "••••••••"');
  press(keys.esc);
  await waitFor('1 Functions 1/9');
});
