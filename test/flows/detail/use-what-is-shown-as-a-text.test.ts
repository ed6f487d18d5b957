import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {call, fillIn, openOrders, sendReview} from '../../support/operate.ts';
import {searchFor} from '../../support/search-for.ts';

it('finds in what Detail shows, saves it, and shows the item as YAML', async () => {
  const console = await startConsole();
  const {press, waitFor, dialog, pane, detail, command, home} = console;
  await pane('functions').select('orders-api');
  await detail.titled('orders-api');
  await detail.tab('Config');
  await detail.focus();
  await searchFor(console, 'timeout', /1 of \d+ · n N/);
  await dialog('orders-api Config').shows(/Timeout +10 s/);
  await searchFor(console, 'function:orders-api', /1 of 1 · n N/);
  await dialog('orders-api Config').leave();
  press('S');
  await dialog('Save orders-api Config to').shows('~/orders-api-Config.txt');
  press(keys.enter);
  await waitFor('Saved orders-api Config to');
  expect(readFileSync(join(home, 'orders-api-Config.txt'), 'utf8')).toMatch(/^Timeout +10 s$/m);

  await command('Show as YAML', 'yaml');
  await dialog('orders-api as YAML').shows('FunctionName: orders-api');
  press('S');
  await waitFor('~/orders-api.yaml');
  press(keys.enter);
  await waitFor('Saved orders-api as YAML to');
  expect(readFileSync(join(home, 'orders-api.yaml'), 'utf8')).toMatch(/^FunctionName: orders-api$/m);
});

it('finds in a review, goes back to it, and saves what the journal lists', async () => {
  const console = await openOrders();
  const {press, waitFor, dialog, command, home} = console;
  await call(console, 'PutFunctionConcurrency');
  await fillIn(console, [['ReservedConcurrentExecutions', '7']]);
  press(keys.ctrlS);
  await waitFor('Enter sends it');
  await searchFor(console, 'aws lambda', /1 of \d+ · n N/);
  await searchFor(console, 'eu-west-1 · account 123456789012 · arn:aws:lambda', /1 of 1 · n N/);
  press(keys.esc);
  await waitFor('Enter sends it');
  await sendReview(console);
  await command('Journal of all calls');
  await dialog('Journal').shows('PutFunctionConcurrency');
  press('S');
  await waitFor('~/Journal.json');
  press(keys.enter);
  await waitFor('Saved Journal to');
  expect(JSON.parse(readFileSync(join(home, 'Journal.json'), 'utf8'))[0]).toMatchObject({region: 'eu-west-1'});
});
