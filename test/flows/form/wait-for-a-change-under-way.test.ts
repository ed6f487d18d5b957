import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.tsx';
import {call, fillIn, openOrders} from '../../support/operate.ts';
import {saveZip} from '../../support/save-zip.ts';

const FunctionName = 'orders-api';
const delays = {create: 0, update: 2500, mapping: 0, retry: 0};

it('waits for an update under way and then sends the change that was refused because of it', async () => {
  const console = await openOrders({sandbox: {delays}});
  const {client} = console.sandbox;
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  await client.send(new UpdateFunctionConfigurationCommand({FunctionName, Description: 'theirs'}));
  // The form was opened on a state of before: they would meet in the three-way view, if nothing was under way.
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('another update is under way; waiting for it');
  await console.waitFor('open the form on their state');
  console.press(keys.enter);
  await console.dialog('Edit function').shows('theirs');
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor(': done.');
  expect(await client.send(new GetFunctionConfigurationCommand({FunctionName}))).toMatchObject({
    MemorySize: 1024,
    Description: 'theirs',
  });
});

it('stops waiting by Esc without having changed anything, and keeps the form', async () => {
  const console = await openOrders({sandbox: {delays: {...delays, update: 60_000}}});
  const {client} = console.sandbox;
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  await client.send(new UpdateFunctionConfigurationCommand({FunctionName, Description: 'theirs'}));
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('another update is under way; waiting for it');
  console.press(keys.esc);
  await console.gone('Review:');
  const {MemorySize} = await client.send(new GetFunctionConfigurationCommand({FunctionName}));
  expect(MemorySize).toBe(512);
  expect(console.endpoint.count('UpdateFunctionConfiguration')).toBe(1);
});

it('tries a create again while its new role cannot be assumed yet, and says so', async () => {
  const console = await openOrders();
  const undo = console.endpoint.fail('CreateFunction', {
    kind: 'answer',
    status: 400,
    headers: {'x-amzn-errortype': 'InvalidParameterValueException'},
    body: '{"message":"The role defined for the function cannot be assumed by Lambda."}',
  });
  const path = await saveZip(console.home);
  await call(console, 'CreateFunction');
  await fillIn(console, [
    ['FunctionName', 'fresh'],
    ['Role', 'arn:aws:iam::123456789012:role/fresh'],
    ['ZipFile', path],
    ['Runtime', 'nodejs24.x'],
    ['Handler', 'index.handler'],
  ]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('the role is not assumable yet; trying again');
  undo();
  await console.waitFor(': done.');
  const {Configuration} = await console.sandbox.client.send(new GetFunctionCommand({FunctionName: 'fresh'}));
  expect(Configuration?.Role).toBe('arn:aws:iam::123456789012:role/fresh');
});
