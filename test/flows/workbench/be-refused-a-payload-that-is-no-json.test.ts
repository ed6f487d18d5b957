import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('refuses a payload that is no JSON at its field, with line and column, and sends nothing', async () => {
  const {press, paste, waitFor, endpoint, pane, gone} = await startConsole();
  await pane('functions').filter('orders-api');
  await waitFor('── orders-api');
  press('i');
  await waitFor('Invoke orders-api');
  paste('{\n  "orderId": 7,\n  "items": [}\n}');
  press(keys.ctrlS);
  await waitFor(/✗ not JSON: .* at line 3, column 13/);
  await waitFor('Nothing was sent');
  expect(endpoint.count('Invoke')).toBe(0);

  press(keys.ctrlU);
  press('\u001B[A'.repeat(3));
  paste('');
  press(`${keys.esc}`);
  await gone('Invoke orders-api');
  expect(endpoint.count('Invoke')).toBe(0);
});
