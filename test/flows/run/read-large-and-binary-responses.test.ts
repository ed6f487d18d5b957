import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {invokeWith, openFunction} from '../../support/run.ts';

it('opens a response of 6 MB and goes through it while keys are answered', async () => {
  const count = 52_000;
  const console = await openFunction(`export const handler = async () => ({
    rows: Array.from({length: ${count}}, (_, id) => ({id, name: 'row number ' + id, text: 'x'.repeat(50), ok: id % 2 === 0})),
  });`);
  const {press, waitFor} = console;
  await invokeWith(console, '{"large": 1}');
  await waitFor(/\[Response 5\.\d MB\]/);
  // Six lines a row, and the brackets around all of them.
  const lines = (count * 6 + 4).toLocaleString('en');
  await waitFor(`1 of ${lines}`);
  press('G');
  await waitFor(`${lines} of ${lines}`);
  press(`/number ${count - 2}`);
  await waitFor(new RegExp(`▌ +"name": "row number ${count - 2}",`));
  await waitFor('1 line');
  press(keys.enter);
  await waitFor('n N');
  press('-');
  await waitFor('▸ "rows": [ 1000+ ]');
});

it('shows fewer bytes in a row of a dump when it is narrow, so that none is broken', async () => {
  const bytes = Uint8Array.from({length: 300}, (_, index) => index % 256);
  const console = await openFunction('export const handler = async () => 1;');
  const {resize, waitFor, endpoint} = console;
  endpoint.fail('Invoke', {kind: 'answer', status: 200, body: bytes});
  await invokeWith(console, '{"binary": 1}');
  await waitFor('0000040  4041');
  resize(60, 24);
  await waitFor('0000000  0001 0203 0405 0607 ........ ');
  await waitFor(/│ *▌?0000018/);
});

it('finds what is looked for in a dump in its rows as they are now', async () => {
  const bytes = Uint8Array.from({length: 300}, (_, index) => index % 256);
  const console = await openFunction('export const handler = async () => 1;');
  const {press, resize, waitFor, endpoint} = console;
  endpoint.fail('Invoke', {kind: 'answer', status: 200, body: bytes});
  await invokeWith(console, '{"binary": 1}');
  await waitFor('0000040  4041');
  press(`/1819${keys.enter}`);
  await waitFor(/\/1819 .*2 lines · n N/);
  resize(60, 24);
  await waitFor('0000000  0001 0203 0405 0607 ........ ');
  await waitFor(/\/1819 .*2 lines · n N/);
  press('gn');
  await waitFor(/▌0000018 /);
});

it('shows bytes that are no text as a dump, and saves them as they are', async () => {
  const bytes = Uint8Array.from({length: 300}, (_, index) => index % 256);
  const console = await openFunction('export const handler = async () => 1;');
  const {press, waitFor, endpoint, home} = console;
  endpoint.fail('Invoke', {kind: 'answer', status: 200, body: bytes});
  await invokeWith(console, '{"binary": 1}');
  await waitFor('0000040  4041 4243 4445 4647 4849 4a4b 4c4d 4e4f @ABCDEFGHIJKLMNO');
  await waitFor('[Response 300 B]');
  press('S');
  await waitFor('./subject-response.bin');
  press(`${keys.ctrlU}~/answer.bin${keys.enter}`);
  await waitFor('readable by you only.');
  const {readFile} = await import('node:fs/promises');
  expect(new Uint8Array(await readFile(`${home}/answer.bin`))).toEqual(bytes);
});
