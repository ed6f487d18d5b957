import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {createHome, keys, type RunningConsole} from '../../support/console.ts';
import {focusOn} from '../../support/fields.ts';
import {openOrders, sendReview} from '../../support/operate.ts';

const FunctionName = 'orders-api';
const esc = '\u001B';
const pem = '-----BEGIN KEY-----\nMIIB\tAg==\r\n-----END KEY-----\n';
const spoof = `first\n+ Timeout: 900\n${esc}[2J${esc}[58;5;9mthird\u202E`;

/** What another client has set, and what is pasted, in every place that shows a value. */
it('sends what was pasted byte for byte, and lets no value leave its row', async () => {
  const home = createHome();
  mkdirSync(join(home, '.aws'), {recursive: true});
  writeFileSync(
    join(home, '.aws', 'credentials'),
    '[\u009B31mevil]\naws_access_key_id = x\naws_secret_access_key = x\n',
  );
  mkdirSync(join(home, '.config', 'lambdeck'), {recursive: true});
  const own = JSON.stringify({keys: {zoom: [`${esc}[58;5;9m`, 'z']}});
  writeFileSync(join(home, '.config', 'lambdeck', 'settings.json'), own);
  const console = await openOrders({home});
  const {client} = console.sandbox;
  const change = {FunctionName, Description: spoof, Environment: {Variables: {PEM: pem}}};
  await client.send(new UpdateFunctionConfigurationCommand(change));
  console.press('r');
  await console.waitFor('900⏎‹U+001B›[2J‹U+001B›[58;5;9mthird');
  isWhole(console);
  await console.detail.tab('Env');
  await console.detail.focus();
  await console.detail.select('PEM');
  console.press(keys.enter);
  await console.waitFor('-----BEGIN KEY-----⏎MIIB⇥Ag==␍⏎');
  isWhole(console);

  console.press('e');
  await console.waitFor(/▌ +PEM +=/);
  console.press('\u0012');
  await console.waitFor(/-----BEGIN KEY-----⏎/);
  isWhole(console);
  await focusOn(console, '+ Variables');
  console.press(keys.enter);
  await console.waitFor(/▌ +.* = /);
  console.paste('NAMES');
  await console.waitFor(/▌ +NAMES/);
  console.press(keys.tab);
  const names = 'line1\nline2 "x"\n\tx 👨‍👩‍👧';
  console.paste(names);
  await console.waitFor(/⇥x 👨‹U\+200D›👩‹U\+200D›👧/);
  isWhole(console);
  console.press(keys.ctrlS);
  await console.waitFor('NAMES');
  isWhole(console);
  await sendReview(console);
  const now = await client.send(new GetFunctionConfigurationCommand({FunctionName}));
  expect(now.Environment?.Variables).toEqual({PEM: pem, NAMES: names});
  expect(now.Description).toBe(spoof);

  for (const [key, shown] of [
    ['P', 'evil'],
    ['a', 'Actions on'],
    ['?', 'Zoom the pane'],
    ['J', 'as JSON'],
  ] as const) {
    console.press(key);
    await console.waitFor(shown);
    isWhole(console);
    console.press(keys.esc);
    await console.gone(shown);
  }
  expect(console.output()).not.toMatch(/\u001B\[58;5;9m|\u009B|\u202E/);
});

/** Every row begins and ends with a frame, but those of the header and the footer. */
function isWhole({screen, terminal}: RunningConsole): void {
  const rows = screen().length;
  for (let row = screen().findIndex(text => text.startsWith('╭')); row < rows - 1; row++) {
    expect('│┤├╮╯╰╭').toContain(terminal.cell(0, row)?.text);
    expect('│┃┤├╮╯╰╭').toContain(terminal.cell(119, row)?.text);
  }
}
