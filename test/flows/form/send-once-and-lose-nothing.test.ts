import {GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.tsx';
import type {Fault} from '../../support/faulty-endpoint.ts';
import {call, fillIn, openOrders, send} from '../../support/operate.ts';

const FunctionName = 'orders-api';
const isChange = /^(Add|Create|Delete|Put|Publish|Remove|Tag|Untag|Update)/;

/** The changes that reached the endpoint. */
function changesOf({endpoint}: RunningConsole): readonly string[] {
  return endpoint.calls.map(({operation}) => operation).filter(operation => isChange.test(operation));
}

async function reviewMemory(console: RunningConsole): Promise<void> {
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
}

it('does not overwrite what someone else changed meanwhile', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const read = async () => await client.send(new GetFunctionConfigurationCommand({FunctionName}));
  console.press('e');
  await fillIn(console, [['+ Variables', 'MINE=1']]);
  const Variables = {...(await read()).Environment?.Variables, THEIRS: '1'};
  await client.send(new UpdateFunctionConfigurationCommand({FunctionName, Environment: {Variables}}));
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await console.waitFor('open the form on their state');
  expect((await read()).Environment?.Variables).toEqual(Variables);
  expect(console.endpoint.count('UpdateFunctionConfiguration')).toBe(1);

  console.press(keys.enter);
  await console.waitFor('THEIRS');
  await console.waitFor('MINE');
  await send(console);
  expect((await read()).Environment?.Variables).toEqual({...Variables, MINE: '1'});
});

it('puts what was left unsent on what is there when it is opened again', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const read = async () =>
    (await client.send(new GetFunctionConfigurationCommand({FunctionName}))).Environment?.Variables;
  console.press('e');
  await fillIn(console, [['+ Variables', 'MINE=1']]);
  console.press(keys.esc);
  await console.waitFor('What you typed is kept');
  const theirs = {...(await read()), THEIRS: '1'};
  await client.send(new UpdateFunctionConfigurationCommand({FunctionName, Environment: {Variables: theirs}}));
  console.press('e');
  await console.waitFor('It was changed meanwhile');
  await send(console);
  expect(await read()).toEqual({...theirs, MINE: '1'});
});

it('destroys nothing by Enter alone, however often', async () => {
  const console = await openOrders();
  for (const [pane, title] of [
    ['functions', 'Review: Delete function'],
    ['aliases', 'Review: Delete alias'],
    ['layers', 'Review: Delete latest version'],
    ['layer-versions', 'Review: Delete layer version'],
  ] as const) {
    await console.pane(pane).focus();
    console.press('D');
    await console.waitFor(title);
    console.press(keys.enter.repeat(5));
    console.press('x');
    await console.waitFor('to send: x');
    console.press(keys.enter);
    console.press(keys.esc);
    await console.gone('Review:');
    console.press(keys.esc);
    await console.waitFor('actions');
  }
  expect(changesOf(console)).toEqual([]);
});

it('sends a change once, however long Enter is held', async () => {
  const console = await openOrders();
  console.endpoint.fail('UpdateFunctionConfiguration', {kind: 'hold'});
  await reviewMemory(console);
  console.press(keys.enter.repeat(30));
  await console.waitFor('sent once');
  await console.waitFor(() => changesOf(console).length === 1);
  console.press(keys.enter.repeat(30));
  await console.waitFor('sent once');
  console.endpoint.release();
  await console.waitFor('Edit function: done.');
  expect(changesOf(console)).toEqual(['UpdateFunctionConfiguration']);
});

it.each<[string, Fault, number]>([
  ['before it was made', {kind: 'reset'}, 512],
  ['after it was made', {kind: 'lose the answer'}, 1024],
  ['within its answer', {kind: 'cut short', body: '{"MemorySize": 1024}'}, 512],
])(
  'says that the outcome is unknown when the connection breaks %s, and never sends twice',
  async (_when, fault, memory) => {
    const console = await openOrders();
    console.endpoint.fail('UpdateFunctionConfiguration', fault);
    await reviewMemory(console);
    console.press(keys.enter);
    await console.waitFor(/outcome of UpdateFunctionConfiguration is unknown/i);
    expect(changesOf(console)).toEqual(['UpdateFunctionConfiguration']);
    const now = await console.sandbox.client.send(new GetFunctionConfigurationCommand({FunctionName}));
    expect(now.MemorySize).toBe(memory);
  },
);

it('refuses every change while it is read-only, and sends none', async () => {
  const console = await openOrders({args: ['--read-only']});
  const changing = [
    ...['AddLayerVersionPermission', 'AddPermission', 'CreateAlias', 'CreateEventSourceMapping', 'CreateFunction'],
    ...['DeleteAlias', 'DeleteEventSourceMapping', 'DeleteFunction', 'DeleteVersion', 'DeleteFunctionConcurrency'],
    ...[
      'DeleteFunctionEventInvokeConfig',
      'DeleteLayerVersion',
      'DeleteProvisionedConcurrencyConfig',
      'Invoke with all options',
    ],
    ...['InvokeAsync', 'PublishLayerVersion', 'PublishVersion', 'PutFunctionConcurrency', 'RemovePermission'],
    ...['PutFunctionEventInvokeConfig', 'PutProvisionedConcurrencyConfig', 'RemoveLayerVersionPermission'],
    ...['TagResource', 'UntagResource', 'UpdateAlias', 'UpdateEventSourceMapping', 'UpdateFunctionCode'],
    ...['UpdateFunctionConfiguration', 'UpdateFunctionEventInvokeConfig', 'EnableMapping', 'DisableMapping'],
  ];
  for (const name of changing) {
    await call(console, name);
    await console.waitFor(/this session is read-only/);
  }
  expect(console.endpoint.calls.filter(({operation}) => /^Invoke/.test(operation) || isChange.test(operation))).toEqual(
    [],
  );
});

it('takes 10 KB pasted into a payload, and sends it as it is', async () => {
  const console = await openOrders();
  const payload = JSON.stringify({orderId: 7, note: 'ä'.repeat(5000), items: [{sku: 'mug', quantity: 1}]}, null, 2);
  await call(console, 'Invoke with all options');
  await console.waitFor('Invoke orders-api');
  console.paste(payload);
  await console.waitFor(/line 10, column 2 · 10,102 of/);
  console.press(keys.ctrlS);
  await console.waitFor('✓ 200');
  const invoked = console.endpoint.calls.filter(({operation}) => operation === 'Invoke');
  expect(invoked.map(({body}) => body)).toEqual([payload]);
  console.press(keys.esc);
  await console.waitFor('actions');
  await call(console, 'InvokeAsync');
  await fillIn(console, [['InvokeArgs', payload]]);
  await send(console);
  await console.waitFor('"Status": 202');
});
