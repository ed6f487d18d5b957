import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('invokes an alias with a payload and shows the response and the log', async () => {
  const {press, paste, waitFor, text, endpoint, pane, gone} = await startConsole();
  await pane('functions').filter('orders-api');
  await pane('aliases').titled('Aliases 2 ── orders-api');
  await pane('aliases').focus();
  await pane('aliases').select('live');
  press('i');
  await waitFor('Invoke orders-api:live');
  paste('{\n  "orderId": 7,\n  "items": [{"sku": "poster", "quantity": 2}]\n}');
  await waitFor('"orderId": 7,');
  press(keys.ctrlS);
  await waitFor(/✓ 200 · version [23] · round trip [\d.]+ m?s · [\d.]+ ms · billed \d+ ms/);
  expect(text()).toMatch(/\d+\/(256|512) MB · cold [\d.]+ ms/);
  expect(text()).toContain('"statusCode": 200,');
  expect(text()).toContain('\\"orderId\\":7');

  press(keys.esc);
  await gone('round trip');
  expect(pane('log').title()).toMatch(/Log ── orders-api:live ── \d+ lines/);
  await pane('log').focus();
  await waitFor(/START +version [23] · [\da-f-]{20}/);
  await waitFor(/order priced {2}\w+=/);
  await waitFor(/REPORT [\d.]+ ms · billed \d+ ms/);
  expect(endpoint.count('Invoke')).toBe(1);
});
