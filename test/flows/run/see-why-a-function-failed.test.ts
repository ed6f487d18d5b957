import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {styleOf} from '../../support/terminal/colours.ts';

it('shows the error and the trace of a function that failed', async () => {
  const {press, paste, waitFor, terminal, pane} = await startConsole();
  await pane('functions').filter('orders-api');
  await pane('versions').titled('Versions 4 ── orders-api');
  press('i');
  await waitFor('Invoke orders-api');
  paste('{"orderId": 13, "fail": true}');
  press(keys.ctrlS);
  await waitFor('✗ the function failed (Unhandled)');
  await waitFor('Error: Order 13 was refused by the payment provider');
  await waitFor(/at (Runtime\.|exports\.|async )?\S*handler/);
  const [mark] = terminal.cellsOf('✗ the function failed');
  expect(mark?.foreground).toBe(styleOf('bad').ink);
});
