import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {
  DeleteFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  ListTagsCommand,
  PutFunctionEventInvokeConfigCommand,
  TagResourceCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.ts';
import {type Fault, toRefusal} from '../../support/faulty-endpoint.ts';
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
  expect(changesOf(console)).toEqual([]);

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

it.each<[string, Fault]>([
  ['before it was made', {kind: 'reset'}],
  ['within its answer', {kind: 'cut short', body: '{"MemorySize": 1024}'}],
])('looks what is there when the connection breaks %s, and asks before it sends again', async (_when, fault) => {
  const console = await openOrders();
  const mend = console.endpoint.fail('UpdateFunctionConfiguration', fault);
  await reviewMemory(console);
  console.press(keys.enter);
  await console.waitFor(/outcome of UpdateFunctionConfiguration is unknown/i);
  await console.waitFor('Looked: what is there now is as it was before');
  console.press(keys.enter.repeat(30));
  await console.waitFor('r sends it a second time, after asking');
  expect(changesOf(console)).toEqual(['UpdateFunctionConfiguration']);
  mend();
  console.press('r');
  await console.waitFor('Type again and press Enter to send');
  console.press(`again${keys.enter}`);
  await console.waitFor('Edit function: done.');
  expect(changesOf(console)).toHaveLength(2);
  const now = await console.sandbox.client.send(new GetFunctionConfigurationCommand({FunctionName}));
  expect(now.MemorySize).toBe(1024);
});

it('sees that a change was made when the connection breaks after it was', async () => {
  const console = await openOrders();
  console.endpoint.fail('UpdateFunctionConfiguration', {kind: 'lose the answer'});
  await reviewMemory(console);
  console.press(keys.enter);
  await console.waitFor('what is there now is what was sent. u puts it back.');
  expect(changesOf(console)).toEqual(['UpdateFunctionConfiguration']);
});

it('asks for no second sending where the first may have been carried out, by leaving the review and coming back', async () => {
  const console = await openOrders();
  console.endpoint.fail('UpdateFunctionConfiguration', {kind: 'reset'});
  await reviewMemory(console);
  console.press(keys.enter);
  await console.waitFor('r sends it a second time, after asking');
  console.press(keys.esc);
  await console.dialog('Review').closed();
  console.press(keys.ctrlS);
  await console.waitFor('It may have been carried out');
  console.press(keys.enter.repeat(5));
  await console.waitFor('r sends it a second time, after asking');
  expect(changesOf(console)).toEqual(['UpdateFunctionConfiguration']);
});

it('reads again before it sends, and shows what another client changed of what is sent along', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const settings = {FunctionName, MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600};
  await client.send(new PutFunctionEventInvokeConfigCommand(settings));
  await call(console, 'PutFunctionEventInvokeConfig');
  await fillIn(console, [['MaximumRetryAttempts', '0']]);
  console.press(keys.ctrlS);
  await console.waitFor('MaximumEventAgeInSeconds: 600');
  const theirs = {...settings, MaximumEventAgeInSeconds: 777};
  await client.send(new PutFunctionEventInvokeConfigCommand(theirs));
  console.press(keys.enter);
  await console.dialog('Conflict: Set async settings').shows(/theirs now +777/);
  console.press(keys.enter);
  await send(console);
  const now = await client.send(new GetFunctionEventInvokeConfigCommand({FunctionName}));
  expect(now).toMatchObject({MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 777});
});

it("shows what two have done to tags tag by tag: as they were, as they are, and one's own", async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const {FunctionArn: Resource} = await client.send(new GetFunctionConfigurationCommand({FunctionName}));
  await client.send(new TagResourceCommand({Resource, Tags: {team: 'shop'}}));
  await call(console, 'TagResource');
  await fillIn(console, [['+ Tags', 'team=mine']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  await client.send(new TagResourceCommand({Resource, Tags: {team: 'theirs', other: 'x'}}));
  console.press(keys.enter);
  const conflict = console.dialog('Conflict');
  await conflict.shows('Tags{team}');
  const told = conflict.rows().flatMap(row => /^.(Tags.*| {2}(?:when|theirs|yours).*)/.exec(row)?.[1]?.trim() ?? []);
  const blocks = told
    .join('\n')
    .replace(/ {2,}/g, ' ')
    .split(/\n(?=Tags)/);
  expect(blocks.toSorted()).toEqual([
    'Tags{other}\nwhen opened –\ntheirs now x\nyours –',
    'Tags{team}\nwhen opened shop\ntheirs now theirs\nyours mine',
  ]);
  console.press('S');
  await console.dialog('Save Conflict: Add or change tags to').shows('~/Conflict-Add-or-change-tags.txt');
  console.press(keys.enter);
  await console.waitFor('Saved Conflict: Add or change tags to');
  const saved = readFileSync(join(console.home, 'Conflict-Add-or-change-tags.txt'), 'utf8');
  expect(saved).toMatch(/^ {2}theirs now {3}theirs$/m);
});

it('shows a tag that is to be taken away, and that someone has changed, once and in words', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const {FunctionArn: Resource} = await client.send(new GetFunctionConfigurationCommand({FunctionName}));
  await client.send(new TagResourceCommand({Resource, Tags: {team: 'shop', stage: 'dev'}}));
  await call(console, 'UntagResource');
  await fillIn(console, [['+ TagKeys', 'team']]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  await client.send(new TagResourceCommand({Resource, Tags: {team: 'theirs', stage: 'prod'}}));
  console.press(keys.enter);
  const conflict = console.dialog('Conflict');
  await conflict.shows('Tags{team}');
  const text = conflict
    .rows()
    .join('\n')
    .replace(/[^\S\n]+/g, ' ');
  expect(text).not.toContain('TagKeys');
  expect(text).toMatch(/Tags\{team\}.*\n.*when opened shop.*\n.*theirs now theirs.*\n.*yours taken away/);
  expect(text).toMatch(/Tags\{stage\}.*\n.*when opened dev.*\n.*theirs now prod.*\n.*yours dev/);
  console.press(keys.enter);
  await send(console);
  const {Tags} = await client.send(new ListTagsCommand({Resource}));
  expect(Tags).toMatchObject({stage: 'prod'});
  expect(Tags).not.toHaveProperty('team');
});

it('says that a change was not sent to what is no longer there, and what can be done where it says so', async () => {
  const console = await openOrders();
  await reviewMemory(console);
  await console.sandbox.client.send(new DeleteFunctionCommand({FunctionName}));
  console.press(keys.enter);
  const review = console.dialog('Review');
  await review.shows('It was not sent: orders-api is no longer there');
  await review.shows('Esc goes back to the form');
  expect(review.rows().join('\n')).not.toMatch(/press r|F5|Refresh/);
  await review.shows('r looks again, and sends it if it is back');
  console.press('r');
  await review.shows('It was not sent: orders-api is no longer there');
  await review.leave();
  await console.dialog('Edit function').opened();
  expect(changesOf(console)).toEqual([]);
});

it('asks once when it cannot read again before it sends', async () => {
  const console = await openOrders();
  await reviewMemory(console);
  console.endpoint.fail(
    'GetFunctionConfiguration',
    toRefusal(403, 'AccessDeniedException', 'not authorized to perform: lambda:GetFunctionConfiguration'),
  );
  console.press(keys.enter.repeat(5));
  await console.waitFor('It could not be checked whether someone has changed it meanwhile.');
  await console.waitFor('r sends it unchecked');
  const review = console.dialog('Review');
  await review.shows('Nothing was sent: GetFunctionConfiguration is not allowed');
  await review.shows('To look again, go back to the form with Esc');
  expect(review.rows().join('\n')).not.toContain('press r');
  expect(changesOf(console)).toEqual([]);
  console.press('r');
  await console.waitFor('Edit function: done.');
  expect(changesOf(console)).toEqual(['UpdateFunctionConfiguration']);
});

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
