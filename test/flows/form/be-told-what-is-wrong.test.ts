import {mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {GetFunctionConfigurationCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {call, fillIn, openOrders, send} from '../../support/operate.ts';
import {saveZip} from '../../support/save-zip.ts';

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
  const at = (name: string) => join(console.home, name);
  const zip = await saveZip(console.home);
  writeFileSync(at('code.txt'), 'no zip');
  writeFileSync(at('cut-off.zip'), readFileSync(zip).subarray(0, 100));
  writeFileSync(at('bomb.zip'), claiming(251 * 1024 * 1024, readFileSync(zip)));
  writeFileSync(at('large.zip'), 'PK');
  truncateSync(at('large.zip'), 51 * 1024 * 1024);
  for (const folder of ['empty', 'linked']) mkdirSync(at(folder));
  symlinkSync('nowhere', join(at('linked'), 'dangling.js'));
  symlinkSync('/dev/zero', at('device'));
  await call(console, 'UpdateFunctionCode');
  await console.waitFor('Path of a zip, or of a folder');
  for (const [name, problem] of [
    ['missing.zip', 'there is no such file or folder'],
    ['code.txt', 'is not a zip file'],
    ['cut-off.zip', 'is a broken zip file'],
    ['bomb.zip', 'is larger unpacked than the 250 MB'],
    ['large.zip', 'is 51.0 MB; at most 50 MB'],
    ['empty', 'the folder has no files to upload'],
    ['linked', 'dangling.js leads to no file'],
    ['device', 'is neither a file nor a folder'],
  ] as const) {
    console.paste(at(name));
    await console.waitFor(name);
    console.press(keys.ctrlS);
    await console.waitFor(problem);
    expect(console.text()).toContain(at(name));
    console.press(keys.ctrlU);
  }
  expect(console.endpoint.count('UpdateFunctionCode')).toBe(0);
});

it('reaches every field of the largest form on 60×15, and stays whole when the terminal is resized', async () => {
  const console = await startConsole({columns: 60, rows: 15});
  console.press('n');
  await fillIn(console, [['FunctionName', 'small']]);
  await console.dialog('Create function').field('Timeout').focus();
  console.paste('30');
  await console.waitFor(/▌Timeout +30/);
  await console.dialog('Create function').field('▸ DurableConfig').focus();
  console.resize(120, 40);
  await console.waitFor(/▌▸ Durable .*\n.*/);
  await console.waitFor(/Timeout +30 /);
  console.resize(80, 24);
  await console.waitFor(rows => rows.length === 24 && rows.some(row => row.includes('▌▸ Durable ')));
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

it('refuses the ARN of another region at its field, and sends nothing', async () => {
  const console = await openOrders();
  console.press('e');
  await fillIn(console, [['+ Layers', 'arn:aws:lambda:us-east-1:123456789012:layer:shared-logging:1']]);
  console.press(keys.ctrlS);
  await console.waitFor(/✗ is of us-east-1, but this goes to eu-west-1/);
  await console.waitFor(/▌Layers 2 +arn:aws:lambda:us-east-1/);
  expect(console.endpoint.count('UpdateFunctionConfiguration')).toBe(0);
});

/** The zip with another unpacked size in its directory. */
function claiming(bytes: number, zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  copy.writeUInt32LE(bytes, copy.indexOf('PK\u0001\u0002') + 24);
  return copy;
}
