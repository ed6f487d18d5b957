import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {invokeWith, openFunction} from '../../support/run.ts';
import {styleOf} from '../../support/terminal/colours.ts';

const order = `export const handler = async () => ({
  orderId: 42,
  items: [{sku: 'poster', price: 1}, {sku: 'frame', price: 2}],
  customer: {name: 'Ana', address: {city: 'Lisboa'}},
});`;

it('folds and unfolds parts of a response, and all of it', async () => {
  const console = await openFunction(order);
  const {press, waitFor, text} = console;
  await invokeWith(console, '{"fold": 1}');
  await waitFor('"sku": "poster",');
  press('jj ');
  await waitFor('▸ "items": [ 2 ],');
  expect(text()).not.toContain('poster');
  press(keys.enter);
  await waitFor('"sku": "poster",');
  press('-');
  await waitFor('▸ "customer": { 2 }');
  expect(text()).toMatch(/▸ "items": \[ 2 \],/);
  press('jl');
  await waitFor('"name": "Ana"');
  expect(text()).toContain('▸ "address": { 1 }');
  press('+');
  await waitFor('"city": "Lisboa"');
  // From inside, h leads to what it stands in, and then folds it.
  press('Gkkk');
  await waitFor(/▌ +"city"/);
  press('h');
  await waitFor(/▌ +▾ "address"/);
  press('h');
  await waitFor(/▌ +▸ "address": \{ 1 \}/);
});

it('keeps what is looked for when the answer comes meanwhile, and finds it there', async () => {
  const console = await openFunction(order);
  const {press, waitFor, endpoint} = console;
  endpoint.fail('Invoke', {kind: 'hold'});
  await invokeWith(console, '{"look": 0}');
  await waitFor('◌ running');
  press('/Lis');
  await waitFor(/│ \/Lis .*the answer has not come yet/);
  await waitFor(() => endpoint.count('Invoke') >= 1);
  endpoint.release();
  await waitFor(/▌ +"city": "Lisboa"/);
  press('boa?');
  await waitFor(/│ \/Lisboa\? .*not found/);
});

it('looks for a text, opens what holds it, and goes from match to match', async () => {
  const console = await openFunction(order);
  const {press, waitFor, terminal, gone} = console;
  await invokeWith(console, '{"look": 1}');
  await waitFor('"orderId": 42');
  press('-');
  await waitFor('▸ "customer"');
  press('/price');
  await waitFor(/▌ +"price": 1/);
  await waitFor('2 lines');
  press(keys.enter);
  await waitFor('n N');
  expect(terminal.cellsOf('price').map(cell => cell.background)).toEqual(Array(5).fill(styleOf('selected').paper));
  press('n');
  await waitFor(/▌ +"price": 2/);
  press('n');
  await waitFor(/▌ +"price": 1/);
  press('N');
  await waitFor(/▌ +"price": 2/);
  press(`/nowhere`);
  await waitFor('not found');
  press(keys.esc);
  await gone('not found');
  await waitFor('Response');
});

it('copies what it shows, and saves it where it is told to', async () => {
  const console = await openFunction(order);
  const {press, waitFor, home} = console;
  await invokeWith(console, '{"copy": 1}');
  await waitFor('"orderId": 42');
  press('y');
  await waitFor('Copy of subject');
  await waitFor('request id');
  press(keys.enter);
  await waitFor('Sent to the terminal: response.');
  press('S');
  await waitFor('Save as');
  await waitFor('./subject-response.json');
  press(`${keys.ctrlU}~/no/such/folder.json${keys.enter}`);
  await waitFor('The file was not written: there is no such folder.');
  press(`${keys.ctrlU}~/answer.json${keys.enter}`);
  await waitFor('answer.json, readable by you only.');
  const {readFile, stat} = await import('node:fs/promises');
  expect(JSON.parse(await readFile(`${home}/answer.json`, 'utf8'))).toMatchObject({orderId: 42});
  expect((await stat(`${home}/answer.json`)).mode & 0o777).toBe(0o600);
  press('S');
  await waitFor('Save as');
  press(`${keys.ctrlU}~/answer.json${keys.enter}`);
  await waitFor('There is a file of that name: Enter again overwrites it.');
  press(keys.enter);
  await waitFor('readable by you only.');
});

it('tells its numbers, and its log where there is one', async () => {
  const console = await openFunction(
    `export const handler = async () => { for (let i = 0; i < 200; i++) console.log('line ' + i + ' of a long log'); return 1; };`,
  );
  const {press, waitFor, text, pane} = console;
  await invokeWith(console, '{"numbers": 1}');
  await waitFor('[Response 1 B]');
  press(keys.tab);
  await waitFor('[Log, its end]');
  await waitFor('the last 4 KB of a log only');
  expect(text()).toContain('line 199 of a long log');
  press(']');
  await waitFor('[Details]');
  await waitFor(/Request id +[\da-f-]{36}/);
  await waitFor(/Cold start +[\d.]+ ms of initialisation/);
  await waitFor(/Memory used +\d+ of 128 MB \(\d+ %\)/);
  await waitFor(/Attempts +1: it is never sent again by itself/);
  press('L');
  await pane('log').titled(/Log ── subject ── following/);
  await waitFor('line 199 of a long log');
});
