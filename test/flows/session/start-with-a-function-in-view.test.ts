import {expect, it} from 'vitest';
import {keys, openConsole, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

const denied = {
  kind: 'answer',
  status: 403,
  headers: {'x-amzn-errortype': 'AccessDeniedException'},
  body: '{"Message":"User: ci is not authorized to perform that"}',
} as const;

it.each([
  'orders-api',
  'orders-api:$LATEST',
  '/aws/lambda/orders-api',
  'arn:aws:lambda:eu-west-1:123456789012:function:orders-api',
])('starts with the function in view that %s on the command line names', async wanted => {
  const {text, pane, detail} = await startConsole({args: ['--function', wanted]});
  await detail.titled('orders-api');
  await pane('aliases').titled('Aliases 2 ── orders-api');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  expect(text()).toContain('▌orders-api');
});

it('starts on the alias that an address names', async () => {
  const {waitFor, pane} = await startConsole({args: ['--function', 'orders-api:live']});
  await pane('aliases').titled('Aliases 2 ── orders-api');
  await waitFor('▌live');
});

it('opens no other function for a name that is not there, but offers those like it', async () => {
  const {press, waitFor, detail, text} = await startConsole({args: ['--function', 'order-api']});
  await waitFor('There is no function order-api in eu-west-1. Like it:');
  await waitFor('▌orders-api');
  expect(text()).toContain('6 clickstream-ingest');
  press(keys.enter);
  await detail.titled('orders-api');
});

it('opens a function that may be read where functions may not be listed, and says why they are not', async () => {
  const console = await openConsole({args: ['--function', 'orders-api']});
  console.endpoint.fail('ListFunctions', denied);
  console.press('r');
  await console.detail.titled('orders-api');
  await console.waitFor('▌orders-api');
  await console.waitFor(/incomplete after 1, r goes on: .*ListFun/);
});

it('finds a function in the list that may not be read', async () => {
  const {endpoint, detail, press} = await openConsole({args: ['--function', 'orders-api']});
  for (const operation of ['GetFunction', 'GetFunctionConfiguration']) endpoint.fail(operation, denied);
  press('r');
  await detail.titled('orders-api');
});
