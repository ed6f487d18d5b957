import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {GetFunctionConfigurationCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.tsx';
import {call, fillIn, focusOn, openOrders, send} from '../../support/operate.ts';

const FunctionName = 'orders-api';

it('does not let an environment be edited that the service could not read', async () => {
  const console = await openOrders();
  const answer = await console.sandbox.client.send(new GetFunctionConfigurationCommand({FunctionName}));
  const Environment = {Error: {ErrorCode: 'AccessDeniedException', Message: 'The key is disabled'}};
  console.endpoint.fail('GetFunctionConfiguration', {
    kind: 'answer',
    status: 200,
    body: JSON.stringify({...answer, $metadata: undefined, Environment}),
  });
  console.press('e');
  await console.waitFor('Environment cannot be edited: the service could not read it (The key is disabled).');
  console.press(keys.up);
  await fillIn(console, [['MemorySize', '1024']]);
  expect(console.text()).not.toMatch(/[▸▾] Environment/);
  await send(console);
  const now = await console.sandbox.client.send(new GetFunctionConfigurationCommand({FunctionName}));
  expect(now).toMatchObject({MemorySize: 1024, Environment: {Variables: {STAGE: 'production'}}});
});

it('names what is wrong with a file at its field, and loses nothing that was typed', async () => {
  const console = await openOrders();
  const [text, empty] = [join(console.home, 'code.txt'), join(console.home, 'empty')];
  writeFileSync(text, 'no zip');
  mkdirSync(empty);
  await call(console, 'UpdateFunctionCode');
  await fillIn(console, [['ZipFile', join(console.home, 'missing.zip')]]);
  for (const [path, problem] of [
    [text, 'there is no such file or folder'],
    [empty, 'is not a zip file'],
    ['', 'the folder has no files to upload'],
  ] as const) {
    console.press(keys.ctrlS);
    await console.waitFor(problem);
    console.press(keys.ctrlU);
    console.paste(path);
  }
  expect(console.endpoint.count('UpdateFunctionCode')).toBe(0);
});

it('reaches every field of the largest form on 60×15, and stays whole when the terminal is resized', async () => {
  const console = await startConsole({columns: 60, rows: 15});
  console.press('n');
  await fillIn(console, [['FunctionName', 'small']]);
  await focusOn(console, 'Timeout');
  console.paste('30');
  await console.waitFor(/▌Timeout +30/);
  await focusOn(console, '▸ DurableConfig');
  console.resize(120, 40);
  await console.waitFor(/│▌▸ DurableConfig.*\n.*/);
  await console.waitFor(/Timeout +30 /);
  console.resize(80, 24);
  await console.waitFor(rows => rows.length === 24 && rows.some(row => row.includes('│▌▸ DurableConfig')));
});

it('says what is wrong at the fields, whatever rule is broken, and sends nothing', async () => {
  const console = await startConsole();
  console.press('n');
  await fillIn(console, [
    ['FunctionName', 'no name at all'],
    ['Role', 'arn:aws:iam::123456789012:role/x'],
    ['MemorySize', 'lots'],
  ]);
  console.press(keys.ctrlS);
  await console.waitFor('Nothing was sent: see the marked fields.');
  const text = console.text();
  expect(text).toContain('is required for a zip package');
  expect(text).toContain('give a zip file, an S3 bucket and key, or an image');
  expect(text).toContain('must be a number');
  expect(console.endpoint.count('CreateFunction')).toBe(0);
});
