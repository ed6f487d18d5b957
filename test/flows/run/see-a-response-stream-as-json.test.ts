import {expect, it} from 'vitest';
import {keys} from '../../support/console.tsx';
import {call, fillIn, openOrders} from '../../support/operate.ts';

it('invokes with a response stream and shows its pieces and how it ended', async () => {
  const console = await openOrders();
  await call(console, 'InvokeWithResponseStream');
  await fillIn(console, [['Payload', '{"orderId": 42}']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('"InvokeComplete"');
  expect(console.text()).toContain('orderId');
  expect(console.endpoint.count('InvokeWithResponseStream')).toBe(1);
});
