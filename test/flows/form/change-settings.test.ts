import {
  GetFunctionConcurrencyCommand,
  GetFunctionEventInvokeConfigCommand,
  GetPolicyCommand,
  GetProvisionedConcurrencyConfigCommand,
  ListTagsCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.ts';
import {call, fillIn, openOrders, send, sendReview} from '../../support/operate.ts';

const FunctionName = 'orders-api';
const Resource = `arn:aws:lambda:eu-west-1:123456789012:function:${FunctionName}`;

async function putBack(console: RunningConsole, title: string, confirmation?: string): Promise<void> {
  await console.waitFor('u puts it back');
  console.press('u');
  await console.waitFor(`Review: Undo: ${title}`);
  await sendReview(console, confirmation);
}

it('reserves concurrency, puts that back, gives it up, and stops a function only by its name', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const reserved = async () =>
    (await client.send(new GetFunctionConcurrencyCommand({FunctionName}))).ReservedConcurrentExecutions;
  await call(console, 'PutFunctionConcurrency');
  await fillIn(console, [['ReservedConcurrentExecutions', '7']]);
  await send(console);
  expect(await reserved()).toBe(7);

  await putBack(console, 'Reserve concurrency');
  expect(await reserved()).toBeUndefined();

  await call(console, 'PutFunctionConcurrency');
  await fillIn(console, [['ReservedConcurrentExecutions', '0']]);
  await send(console, FunctionName);
  expect(await reserved()).toBe(0);

  await call(console, 'DeleteFunctionConcurrency');
  await console.waitFor('- ReservedConcurrentExecutions: 0');
  await sendReview(console);
  expect(await reserved()).toBeUndefined();
  // What stops a function is asked for again.
  await putBack(console, 'Give up reserved concurrency', FunctionName);
  expect(await reserved()).toBe(0);
});

it('provisions concurrency for an alias and ends it', async () => {
  const console = await openOrders();
  const read = () =>
    console.sandbox.client.send(new GetProvisionedConcurrencyConfigCommand({FunctionName, Qualifier: 'canary'}));
  await console.pane('aliases').focus();
  await console.detail.titled('orders-api:canary');
  await call(console, 'PutProvisionedConcurrencyConfig');
  await fillIn(console, [['ProvisionedConcurrentExecutions', '2']]);
  await send(console);
  expect(await read()).toMatchObject({RequestedProvisionedConcurrentExecutions: 2});
  await call(console, 'GetProvisionedConcurrencyConfig');
  await console.waitFor('"RequestedProvisionedConcurrentExecutions": 2');
  console.press(keys.esc);
  await console.waitFor('actions');
  await call(console, 'DeleteProvisionedConcurrencyConfig');
  await sendReview(console, `${FunctionName}:canary:provisioned`);
  await expect(read()).rejects.toThrow('No Provisioned Concurrency Config');
});

it('sets async settings, edits one of them and keeps the others, and deletes them', async () => {
  const console = await openOrders();
  const read = () => console.sandbox.client.send(new GetFunctionEventInvokeConfigCommand({FunctionName}));
  await call(console, 'PutFunctionEventInvokeConfig');
  await fillIn(console, [
    ['MaximumRetryAttempts', '1'],
    ['MaximumEventAgeInSeconds', '600'],
  ]);
  await send(console);
  expect(await read()).toMatchObject({MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600});
  await call(console, 'GetFunctionEventInvokeConfig');
  await console.waitFor('"MaximumEventAgeInSeconds": 600');
  console.press(keys.esc);
  await console.waitFor('actions');

  await call(console, 'UpdateFunctionEventInvokeConfig');
  await fillIn(console, [['MaximumRetryAttempts', '0']]);
  await send(console);
  expect(await read()).toMatchObject({MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 600});
  await putBack(console, 'Edit async settings');
  expect(await read()).toMatchObject({MaximumRetryAttempts: 1});

  await call(console, 'DeleteFunctionEventInvokeConfig');
  await sendReview(console, `${FunctionName}:async`);
  await expect(read()).rejects.toThrow("doesn't have an EventInvokeConfig");
});

it('permits a service to invoke, takes that away, and puts it back', async () => {
  const console = await openOrders();
  const read = async () => {
    const {Policy = '{}'} = await console.sandbox.client.send(new GetPolicyCommand({FunctionName}));
    return (JSON.parse(Policy) as {Statement: {Sid: string}[]}).Statement;
  };
  await call(console, 'AddPermission');
  await fillIn(console, [
    ['StatementId', 'uploads'],
    ['Principal', 's3.amazonaws.com'],
    ['SourceArn', 'arn:aws:s3:::uploads'],
    ['SourceAccount', '123456789012'],
  ]);
  await send(console);
  const added = (await read()).find(({Sid}) => Sid === 'uploads');
  expect(added).toMatchObject({Action: 'lambda:InvokeFunction', Principal: {Service: 's3.amazonaws.com'}});

  await call(console, 'RemovePermission');
  await console.waitFor('Ctrl-O');
  // The ids of the policy are there to be picked.
  console.press('\u0010');
  await console.waitFor('web-shop-gateway');
  console.press(`uploads${keys.enter}`);
  await console.waitFor(/StatementId\*? +uploads/);
  console.press(keys.ctrlS);
  // What u can put back is not said to be gone for good.
  await console.waitFor('This takes something away.');
  await sendReview(console, 'uploads');
  expect((await read()).map(({Sid}) => Sid)).toEqual(['web-shop-gateway']);

  await putBack(console, 'Remove permission');
  expect((await read()).find(({Sid}) => Sid === 'uploads')).toEqual(added);
});

it('asks for the name before it opens a function to anyone', async () => {
  const console = await openOrders();
  await call(console, 'AddPermission');
  await fillIn(console, [
    ['StatementId', 'anyone'],
    ['Principal', '*'],
  ]);
  console.press(keys.ctrlS);
  await console.waitFor('This lets anyone, in any AWS account, do lambda:InvokeFunction on orders-api.');
  console.press(keys.enter);
  await sendReview(console, FunctionName);
  expect(console.endpoint.count('AddPermission')).toBe(1);
});

it('adds a tag, changes it, removes it, and puts each back', async () => {
  const console = await openOrders();
  const read = async () => (await console.sandbox.client.send(new ListTagsCommand({Resource}))).Tags;
  const before = await read();
  await call(console, 'TagResource');
  await fillIn(console, [['+ Tags', 'owner=ops']]);
  await send(console);
  expect(await read()).toEqual({...before, owner: 'ops'});
  await putBack(console, 'Add or change tags');
  expect(await read()).toEqual(before);

  await call(console, 'TagResource');
  await fillIn(console, [['+ Tags', 'stage=test']]);
  console.press(keys.ctrlS);
  await console.waitFor(`- Tags{stage}: ${before?.['stage']}`);
  await console.waitFor('+ Tags{stage}: test');
  expect(console.text()).not.toContain('Tags{cost-center}');
  await sendReview(console);
  expect(await read()).toEqual({...before, stage: 'test'});
  await putBack(console, 'Add or change tags');
  expect(await read()).toEqual(before);

  await call(console, 'UntagResource');
  await fillIn(console, [['+ TagKeys', 'stage']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  expect(console.text()).toContain(`- Tags{stage}: ${before?.['stage']}`);
  expect(console.text()).not.toContain('+ TagKeys');
  await sendReview(console);
  const {stage, ...others} = before ?? {};
  expect(await read()).toEqual(others);
  await putBack(console, 'Remove tags');
  expect(await read()).toEqual({...others, stage});
});
