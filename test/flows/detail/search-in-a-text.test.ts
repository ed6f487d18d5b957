import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('finds in an item as JSON, goes from match to match, copies it, and ends the search before it closes', async () => {
  const console = await startConsole();
  const {press, waitFor, gone, dialog, pane} = console;
  await pane('functions').select('orders-api');
  await console.detail.titled('orders-api');
  press('J');
  await dialog('orders-api as JSON').shows('"FunctionName": "orders-api"');
  press('n');
  await waitFor('nothing is looked for: / begins');
  press('/ARN:aws');
  await waitFor(/1 of \d+ · n N/);
  press(`${keys.enter}n`);
  await waitFor(/2 of \d+ · n N/);
  press('NN');
  await waitFor(rows => rows.some(row => /(\d+) of \1 · n N/.test(row)));
  press('y');
  await waitFor('orders-api as JSON.');
  press(keys.esc);
  await gone('· n N');
  expect(console.text()).toContain('orders-api as JSON');
  press(keys.esc);
  await gone('orders-api as JSON');
});
