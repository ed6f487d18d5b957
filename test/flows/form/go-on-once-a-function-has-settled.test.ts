import {GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {fillIn, openOrders} from '../../support/operate.ts';

const FunctionName = 'orders-api';

it('goes on by itself when the function has done nothing since but settle', async () => {
  const console = await openOrders({sandbox: {delays: {create: 0, update: 2500, mapping: 0, retry: 0}}});
  const {client} = console.sandbox;
  await client.send(new UpdateFunctionConfigurationCommand({FunctionName, Description: 'theirs'}));
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor(': done.');
  const now = await client.send(new GetFunctionConfigurationCommand({FunctionName}));
  expect(now).toMatchObject({MemorySize: 1024, Description: 'theirs'});
});
