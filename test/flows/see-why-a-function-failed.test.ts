import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('shows the error and the trace of a function that failed', async () => {
  const {press, paste, waitFor, terminal} = await startConsole();
  press(`/orders-api${keys.enter}`);
  await waitFor('2 Versions 4 ── orders-api');
  press('i');
  await waitFor('Invoke orders-api');
  paste('{"orderId": 13, "fail": true}');
  press(keys.ctrlS);
  await waitFor('✗ the function failed (Unhandled)');
  await waitFor('Error: Order 13 was refused by the payment provider');
  await waitFor(/at (Runtime\.|exports\.|async )?\S*handler/);
  const [mark] = terminal.cellsOf('✗ the function failed');
  expect(mark?.foreground).toBe(1);
});
