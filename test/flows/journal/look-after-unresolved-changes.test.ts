import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {formatFolderPrefix} from '../../../src/terminal/editor/leftovers.ts';
import {createHome, keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {fillIn, openOrders} from '../../support/operate.ts';
import {eventually} from '../../support/patience.ts';

const journalIn = (home: string) => join(home, '.local/state/lambdeck/journal.jsonl');

/** A console with a change under way, and a home as it would be left there had it ended an hour ago. */
async function leaveUnresolved(): Promise<{console: RunningConsole; home: string}> {
  const console = await openOrders();
  console.endpoint.fail('UpdateFunctionConfiguration', {kind: 'hold'});
  console.press('e');
  await fillIn(console, [
    ['Timeout', '31'],
    ['+ Variables', 'TOKEN=hunter2secret'],
  ]);
  console.press(keys.ctrlS);
  await console.waitFor('Enter sends it');
  console.press(keys.enter);
  await eventually(() => expect(console.endpoint.count('UpdateFunctionConfiguration')).toBe(1));
  const written = readFileSync(journalIn(console.home), 'utf8');
  expect(written).not.toContain('hunter2secret');
  const entry = JSON.parse(written);
  const time = new Date(Date.parse(entry.time) - 3_600_000).toISOString();
  const home = createHome();
  mkdirSync(join(home, '.local/state/lambdeck'), {recursive: true});
  // Another console was torn off in the middle of a line.
  writeFileSync(journalIn(home), `${JSON.stringify({...entry, time})}\n{"event":"intent","id":9,"oper`);
  return {console, home};
}

it('shows what an earlier session left without an outcome beside what is there now, until it is settled', async () => {
  const {console: earlier, home} = await leaveUnresolved();
  const env = {AWS_ENDPOINT_URL_LAMBDA: earlier.endpoint.url};
  const {waitFor, press, gone, command, dialog} = await startConsole({home, env});
  await waitFor('1 unresolved');
  await command('Unresolved changes');
  await dialog('Changes without an outcome').shows('UpdateFunctionConfiguration orders-api');
  press(keys.enter);
  await dialog('What is there now').shows('Timeout: there 10, to be sent was 31');
  await dialog('What is there now').leave();

  earlier.endpoint.release();
  await earlier.waitFor(': done.');
  press(keys.enter);
  await dialog('What is there now').shows('All that was to be sent stands there now');
  await dialog('What is there now').leave();
  press('x');
  await dialog('Changes without an outcome').closed();
  await gone('1 unresolved');
  expect(earlier.endpoint.count('UpdateFunctionConfiguration')).toBe(1);

  const again = await startConsole({home, env});
  await again.command('Journal of all calls');
  await again.dialog('Journal').opened();
  expect(again.text()).not.toContain('unresolved');
});

it('reads nothing where the change was not sent to, and says where that was', async () => {
  const {console: earlier, home} = await leaveUnresolved();
  const {waitFor, press, command, dialog} = await startConsole({home});
  await command('Unresolved changes');
  await dialog('Changes without an outcome').opened();
  press(keys.enter);
  await waitFor(`Nothing was read: it was sent to eu-west-1, ${earlier.endpoint.url}`);
  earlier.endpoint.release();
  await earlier.waitFor(': done.');
});

it('says where a text is that was written in an editor of a console that was killed, beside what has no outcome', async () => {
  const {console: earlier, home} = await leaveUnresolved();
  const folder = mkdtempSync(join(home, formatFolderPrefix(7_777_777, Buffer.from('as it was'))));
  writeFileSync(join(folder, 'payload.json'), 'mine');
  const {waitFor} = await startConsole({home, env: {AWS_ENDPOINT_URL_LAMBDA: earlier.endpoint.url}, columns: 200});
  await waitFor(`What was written in an editor of a console that was killed is kept: ${folder}`);
  await waitFor('1 unresolved');
  earlier.endpoint.release();
  await earlier.waitFor(': done.');
});
