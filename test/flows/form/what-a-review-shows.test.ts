import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {UpdateFunctionConfigurationCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {call, fillIn, openOrders, send} from '../../support/operate.ts';

const reveal = '\u0012';

it('names a zip in the aws command of a folder, and says that the folder is zipped', async () => {
  const console = await openOrders();
  const folder = join(console.home, 'code');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => 1;\n');
  await call(console, 'UpdateFunctionCode');
  await fillIn(console, [['ZipFile', folder]]);
  console.press(keys.ctrlS);
  await console.waitFor('--zip-file fileb://code.zip');
  expect(console.text()).toContain('zipped from the folder');
  expect(console.text()).toContain('code.zip stands for');
});

it('does not show the name of what is destroyed as something added', async () => {
  const console = await openOrders();
  console.press('D');
  await console.waitFor('  FunctionName: orders-api');
  expect(console.text()).not.toContain('+ FunctionName');
});

it('keeps what was typed when the form is left after a conflict', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  console.press('e');
  await fillIn(console, [['Timeout', '33']]);
  console.press(keys.ctrlS);
  await console.waitFor('+ Timeout: 33');
  await client.send(new UpdateFunctionConfigurationCommand({FunctionName: 'orders-api', Timeout: 44}));
  console.press(keys.enter);
  await console.waitFor('Conflict: Edit function');
  console.press(keys.enter);
  await console.waitFor('Edit function changed');
  console.press(keys.esc);
  await console.waitFor('What you typed is kept');
  console.press('e');
  await console.waitFor('This is what you had typed before');
  await console.waitFor(/Timeout +33/);
});

it('shows the secrets of a change while they are asked for, and copies them with the aws command only then', async () => {
  const console = await openOrders();
  console.press('e');
  await fillIn(console, [['+ Variables', 'PIN=4711']]);
  console.press(keys.ctrlS);
  await console.waitFor('+ Environment.Variables{PIN}: ••••••••');
  await console.waitFor('secrets');
  console.press(reveal);
  await console.waitFor('+ Environment.Variables{PIN}: 4711');
  expect(console.text()).toContain('"PIN":"<secret>"');
  console.press('y');
  await console.waitFor('Sent to the terminal: aws command with its secrets');
  expect(copied(console)).toContain('"PIN":"4711"');
  console.press(reveal);
  await console.waitFor('+ Environment.Variables{PIN}: ••••••••');
  console.press('y');
  await console.waitFor('Sent to the terminal: aws command without its secrets; make environment.json first');
  expect(copied(console)).toContain('--environment file://./environment.json');
  expect(copied(console)).not.toContain('4711');
});

it.each([
  ['versions', '2', 'p', [], 'PublishVersion'],
  [
    'aliases',
    'canary',
    'n',
    [
      ['Name', 'blue'],
      ['FunctionVersion', '3'],
    ],
    'CreateAlias',
  ],
] as const)(
  'names the function that gets something new, not the one of its %s under the cursor',
  async (pane, label, key, typed, operation) => {
    const console = await openOrders();
    await console.pane(pane).focus();
    await console.pane(pane).select(label);
    console.press(key);
    await fillIn(console, typed);
    console.press(keys.ctrlS);
    const review = console.dialog('Review');
    await review.shows(operation);
    await review.shows(/function:orders-api(?![\w:])/);
  },
);

it('says of an undo that Esc leaves it, and that nothing was sent once it was left', async () => {
  const console = await openOrders();
  console.press('e');
  await fillIn(console, [['MemorySize', '1024']]);
  await send(console);
  console.press('u');
  const review = console.dialog('Review: Undo: Edit function');
  await review.shows('Esc leaves it; nothing is sent');
  expect(review.rows().join('\n')).not.toContain('form');
  await review.leave();
  await console.waitFor('Not sent.');
  expect(console.endpoint.calls.filter(({operation}) => operation === 'UpdateFunctionConfiguration')).toHaveLength(1);
});

/** What was put on the clipboard last. */
function copied({output}: {output(): string}): string {
  const [, text = ''] = [...output().matchAll(/\u001B\]52;c;([\w+/=]*)/g)].at(-1) ?? [];
  return Buffer.from(text, 'base64').toString('utf8');
}
