import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {call, fillIn, openOrders} from '../../support/operate.ts';
import {saveZip} from '../../support/save-zip.ts';

const FunctionName = 'orders-api';
const updateInProgress = toRefusal(
  409,
  'ResourceConflictException',
  'The operation cannot be performed at this time. An update is in progress for resource: orders-api',
);

/** Has the function answer as one that is being updated, until told otherwise by what it returns. */
function putUnderWay({endpoint}: RunningConsole): () => void {
  const ends = [
    endpoint.fail('UpdateFunctionConfiguration', updateInProgress),
    endpoint.fail('GetFunctionConfiguration', {
      kind: 'rewrite',
      rewrite: body => body.replace('"LastUpdateStatus":"Successful"', '"LastUpdateStatus":"InProgress"'),
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

it('waits for an update under way and then sends the change that was refused because of it', async () => {
  const console = await openOrders();
  const end = putUnderWay(console);
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('another update is under way; waiting for it');
  end();
  await console.waitFor(': done.');
  const {MemorySize} = await console.sandbox.client.send(new GetFunctionConfigurationCommand({FunctionName}));
  expect(MemorySize).toBe(1024);
  expect(console.endpoint.count('UpdateFunctionConfiguration')).toBe(2);
});

it('does not overwrite what the update under way has changed', async () => {
  const console = await openOrders();
  const end = putUnderWay(console);
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('another update is under way; waiting for it');
  const {client} = console.sandbox;
  await client.send(new UpdateFunctionConfigurationCommand({FunctionName, Description: 'theirs'}));
  end();
  await console.dialog('Conflict: Edit function').shows('theirs');
  expect(console.endpoint.count('UpdateFunctionConfiguration')).toBe(1);
});

it('sends nothing again when the service says so while nothing is under way', async () => {
  const console = await openOrders();
  console.endpoint.fail('UpdateFunctionConfiguration', updateInProgress);
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('r sends it again');
  expect(console.endpoint.count('UpdateFunctionConfiguration')).toBe(1);
});

it('stops waiting by Esc without having changed anything, and keeps the form', async () => {
  const console = await openOrders({sandbox: {delays: {create: 0, update: 600_000, mapping: 0, retry: 0}}});
  const {client} = console.sandbox;
  await client.send(new UpdateFunctionConfigurationCommand({FunctionName, Description: 'theirs'}));
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
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
