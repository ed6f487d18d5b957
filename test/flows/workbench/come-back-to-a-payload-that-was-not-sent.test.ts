import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('keeps a payload that was left unsent until the form is opened again', async () => {
  const {press, paste, waitFor, endpoint, pane} = await startConsole();
  await pane('functions').filter('orders-api');
  await waitFor('── orders-api');
  press('i');
  await waitFor('Invoke orders-api');
  paste('{"orderId": 4711}');
  await waitFor('{"orderId": 4711}');
  press(keys.esc);
  await waitFor('What you typed is kept');
  press('i');
  await waitFor('{"orderId": 4711}');
  expect(endpoint.count('Invoke')).toBe(0);

  press(keys.esc);
  await waitFor('What you typed is kept');
  press('q');
  await waitFor('Quit? a form is not sent');
});
