import {mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.ts';
import {failDisk} from '../../support/failing-disk.ts';
import {fillIn, openOrders} from '../../support/operate.ts';
import {eventually} from '../../support/patience.ts';

const stateFolder = ({home}: RunningConsole) => join(home, '.local/state/lambdeck');
const journalOf = (console: RunningConsole) => join(stateFolder(console), 'journal.jsonl');

async function review(console: RunningConsole, timeout: string): Promise<void> {
  console.press('e');
  await fillIn(console, [['Timeout', timeout]]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
}

it('asks once whether to go on without a journal, and makes no change before', async () => {
  const console = await openOrders();
  const {press, waitFor, dialog, endpoint} = console;
  mkdirSync(journalOf(console), {recursive: true});
  const sent = () => endpoint.count('UpdateFunctionConfiguration');
  await review(console, '31');
  press(keys.enter);
  await dialog('The journal cannot be written').shows('that is a folder');
  press(keys.enter);
  await waitFor('UpdateFunctionConfiguration was not sent');
  expect(sent()).toBe(0);
  await waitFor('r sends it again');
  press('r');
  await dialog('The journal cannot be written').choose('Go on without a journal');
  await waitFor(': done.');
  await waitFor('no journal');
  expect(sent()).toBe(1);
  await review(console, '32');
  press(keys.enter);
  await waitFor(': done.');
  expect(sent()).toBe(2);

  rmSync(journalOf(console), {recursive: true});
  await review(console, '33');
  press(keys.enter);
  await waitFor(': done.');
  await console.gone('no journal');
  const lines = readFileSync(journalOf(console), 'utf8').trim().split('\n');
  expect(lines.filter(line => line.includes('"outcome","outcome":{"state":"done"'))).toHaveLength(3);
});

it('says that a change was made when the disk is full at the end of it', async () => {
  const console = await openOrders();
  const {press, waitFor, endpoint, home} = console;
  endpoint.fail('UpdateFunctionConfiguration', {kind: 'hold'});
  await review(console, '31');
  press(keys.enter);
  await eventually(() => expect(endpoint.count('UpdateFunctionConfiguration')).toBe(1));
  failDisk(join(home, '.local'), 'a full disk that takes half of what it is given first');
  endpoint.release();
  await waitFor(': done.');
  await waitFor('no journal');
});

it('says that nothing is sent yet, and the cause, while it asks', async () => {
  const console = await openOrders();
  const {press, waitFor, gone, dialog, endpoint, home} = console;
  rmSync(stateFolder(console), {recursive: true, force: true});
  failDisk(join(home, '.local'), 'a read-only file system');
  await review(console, '31');
  press(keys.enter);
  await dialog('The journal cannot be written').shows('Nothing is sent yet');
  await waitFor('read-only');
  await waitFor('◌ nothing is sent yet');
  await gone('sent once');
  press(keys.esc);
  await waitFor('UpdateFunctionConfiguration was not sent');
  await waitFor('read-only');
  expect(endpoint.count('UpdateFunctionConfiguration')).toBe(0);
});
