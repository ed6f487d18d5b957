import {
  CreateAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {call, fillIn, openOrders, send, sendReview} from '../../support/operate.ts';
import {saveZip} from '../../support/save-zip.ts';

const FunctionName = 'orders-api';

it('creates a function from a zip file', async () => {
  const console = await startConsole();
  const path = await saveZip(console.home);
  console.press('n');
  await fillIn(console, [
    ['FunctionName', 'greeter'],
    ['Role', 'arn:aws:iam::123456789012:role/greeter'],
    ['ZipFile', path],
    ['Runtime', 'nodejs24.x'],
    ['Handler', 'index.handler'],
    ['MemorySize', '256'],
    ['▸ Environment', ''],
    ['+ Variables', 'STAGE=test'],
    ['+ Tags', 'team=shop'],
  ]);
  await send(console);
  const {Configuration, Tags} = await console.sandbox.client.send(new GetFunctionCommand({FunctionName: 'greeter'}));
  expect(Configuration).toMatchObject({
    Handler: 'index.handler',
    MemorySize: 256,
    Environment: {Variables: {STAGE: 'test'}},
  });
  expect(Tags).toEqual({team: 'shop'});
});

it('adds one environment variable and keeps the others', async () => {
  const console = await openOrders();
  console.press('e');
  await fillIn(console, [['+ Variables', 'REGION_NAME=eu']]);
  await send(console);
  const {client} = console.sandbox;
  const {Environment, Layers} = await client.send(new GetFunctionConfigurationCommand({FunctionName}));
  expect(Object.keys(Environment?.Variables ?? {})).toEqual([
    ...['STAGE', 'TABLE_NAME', 'LOG_LEVEL', 'PAYMENT_API_KEY', 'SESSION_SECRET', 'REGION_NAME'],
  ]);
  expect(Environment?.Variables).toMatchObject({STAGE: 'production', REGION_NAME: 'eu'});
  expect(Layers).toHaveLength(1);
  const sent = console.endpoint.calls.filter(({operation}) => operation === 'UpdateFunctionConfiguration');
  expect(sent).toHaveLength(1);
  expect(Object.keys(JSON.parse(sent[0]?.body ?? '{}')).sort()).toEqual(['Environment', 'RevisionId']);
});

it('changes memory and puts it back', async () => {
  const console = await openOrders();
  const read = () => console.sandbox.client.send(new GetFunctionConfigurationCommand({FunctionName}));
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  await send(console);
  expect(await read()).toMatchObject({MemorySize: 1024, Timeout: 10});
  await console.waitFor('u puts it back');
  console.press('u');
  await console.waitFor('Undo: Edit function');
  await console.waitFor('- MemorySize: 1024');
  await console.waitFor('+ MemorySize: 512');
  await sendReview(console);
  expect(await read()).toMatchObject({MemorySize: 512});
  const sent = console.endpoint.calls.filter(({operation}) => operation === 'UpdateFunctionConfiguration');
  expect(Object.keys(JSON.parse(sent.at(-1)?.body ?? '{}')).sort()).toEqual(['MemorySize', 'RevisionId']);
});

it('uploads code, and puts back what was there', async () => {
  const console = await openOrders();
  const read = () => console.sandbox.client.send(new GetFunctionConfigurationCommand({FunctionName}));
  const before = await read();
  const path = await saveZip(console.home);
  await call(console, 'UpdateFunctionCode');
  await fillIn(console, [['ZipFile', path]]);
  await send(console);
  const after = await read();
  expect(after.CodeSha256).not.toBe(before.CodeSha256);
  expect(after.Architectures).toEqual(before.Architectures);
  await console.waitFor('u puts it back');
  console.press('u');
  await console.waitFor('Undo: Upload code');
  await sendReview(console);
  expect((await read()).CodeSha256).toBe(before.CodeSha256);
});

it('uploads code though what is there cannot be fetched, and says that it will not be put back', async () => {
  const console = await openOrders();
  const path = await saveZip(console.home);
  console.endpoint.fail('GetFunction', {
    ...{kind: 'answer', status: 403, headers: {'x-amzn-errortype': 'AccessDeniedException'}},
    body: '{"Message":"not authorized to perform: lambda:GetFunction"}',
  });
  await call(console, 'UpdateFunctionCode');
  await fillIn(console, [['ZipFile', path]]);
  console.press(keys.ctrlS);
  await console.waitFor(/u will not put the code back that is there now: .*GetFunction/);
  await sendReview(console);
  console.press('u');
  await console.waitFor('there is no change that could be put back');
});

it('publishes a version', async () => {
  const console = await openOrders();
  // Only code or settings that differ make a new version.
  console.press('e');
  await fillIn(console, [['Timeout', '11']]);
  await send(console);
  console.press('p');
  await fillIn(console, [['Description', 'more time']]);
  await send(console);
  const {Versions = []} = await console.sandbox.client.send(new ListVersionsByFunctionCommand({FunctionName}));
  expect(Versions.at(-1)).toMatchObject({Version: '4', Description: 'more time', Timeout: 11});
});

it('deletes a function once its name is typed, telling what goes with it', async () => {
  const console = await openOrders();
  console.press('D');
  await console.waitFor('Alias deleted with it: live');
  await console.waitFor('Version deleted with it: 3');
  // Enter alone sends nothing.
  console.press(keys.enter);
  await sendReview(console, FunctionName);
  const gone = console.sandbox.client.send(new GetFunctionCommand({FunctionName}));
  await expect(gone).rejects.toThrow('not found');
  const calls = console.endpoint.calls.filter(({operation}) => operation === 'DeleteFunction');
  expect(calls.map(({url}) => url.search)).toEqual(['']);
});

it('tells everything that goes with a function, however many pages that is', async () => {
  const console = await openOrders();
  for (let index = 0; index < 60; index += 1) {
    const Name = `zone-${String(index).padStart(2, '0')}`;
    await console.sandbox.client.send(new CreateAliasCommand({FunctionName, Name, FunctionVersion: '2'}));
  }
  console.press('D');
  await console.waitFor('Alias deleted with it: canary');
  console.press(keys.pageDown.repeat(5));
  await console.waitFor('Alias deleted with it: zone-59');
});
