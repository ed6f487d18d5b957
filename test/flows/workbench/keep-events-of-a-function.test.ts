import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome} from '../../support/console.ts';
import {invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

function eventsFolder(home: string): string {
  return join(home, '.config/lambdeck/events/echo');
}

it('saves a payload under a name, asks before it overwrites one, and opens it in another session', async () => {
  const home = createHome();
  const first = await openWorkbench({home});
  first.paste('{"say": "first"}');
  await first.waitFor('{"say": "first"}');
  first.press(keys.save);
  await first.waitFor('Save the payload as');
  first.press(`../out${keys.enter}`);
  await first.waitFor('✗ begins with a letter, a digit or _');
  first.press(`${keys.ctrlU}paid order${keys.enter}`);
  await first.waitFor('Saved as ');
  const file = join(eventsFolder(home), 'paid order.json');
  expect(readFileSync(file, 'utf8')).toBe('{"say": "first"}');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(eventsFolder(home))).toEqual(['paid order.json']);

  first.press(`${keys.ctrlU}{"say": "second"}`);
  await first.waitFor('{"say": "second"}');
  first.press(`${keys.save}paid order${keys.enter}`);
  await first.waitFor('! paid order is there already: Enter overwrites it.');
  expect(readFileSync(file, 'utf8')).toBe('{"say": "first"}');
  first.press(keys.enter);
  await first.waitFor('Saved as ');
  expect(readFileSync(file, 'utf8')).toBe('{"say": "second"}');

  const second = await openWorkbench({home});
  second.press(keys.open);
  await second.waitFor('saved     paid order');
  second.press(`paid${keys.enter}`);
  await second.waitFor('{"say": "second"}');
  second.press(keys.ctrlS);
  await second.waitFor('✓ 200');
  expect(invocations(second)[0]?.body).toBe('{"say": "second"}');
});

it('deletes a saved event once that is confirmed', async () => {
  const home = createHome();
  mkdirSync(eventsFolder(home), {recursive: true});
  writeFileSync(join(eventsFolder(home), 'old one.json'), '{}');
  const {press, waitFor, gone} = await openWorkbench({home});
  press(keys.open);
  await waitFor('saved     old one');
  press(keys.remove);
  await waitFor('Enter deletes the saved event old one; Esc keeps it.');
  press(keys.esc);
  await waitFor('saved     old one');
  expect(existsSync(join(eventsFolder(home), 'old one.json'))).toBe(true);
  press(`${keys.remove}${keys.enter}`);
  await waitFor('Deleted old one.');
  await gone('saved     old one');
  expect(existsSync(join(eventsFolder(home), 'old one.json'))).toBe(false);
  press('sqs');
  await waitFor('template  SQS');
  press(keys.remove);
  await waitFor('✗ only saved events can be deleted');
});

it('says what is wrong with a broken event file, and leaves the payload alone', async () => {
  const home = createHome();
  mkdirSync(eventsFolder(home), {recursive: true});
  writeFileSync(join(eventsFolder(home), 'broken.json'), '{\n  "a": 1\n  "b": 2\n}\n');
  writeFileSync(join(eventsFolder(home), 'image.json'), Buffer.from([0x89, 0x50, 0xff, 0xfe]));
  const {press, waitFor, text} = await openWorkbench({home});
  press('{"mine": 1}');
  press(`${keys.open}broken`);
  await waitFor('saved     broken');
  press(keys.enter);
  await waitFor(/broken\.json is not/);
  await waitFor('comma expected at line 3, column 3');
  press(`${keys.ctrlU}image${keys.enter}`);
  await waitFor(/this is no/);
  press(keys.esc);
  await waitFor('Ctrl-S send');
  expect(text()).toContain('{"mine": 1}');
});

it('says so when the events cannot be read or written, and offers the rest', async () => {
  const home = createHome();
  // A file where the folder should be: nobody can read or write in it, whatever their rights.
  mkdirSync(join(home, '.config/lambdeck/events'), {recursive: true});
  writeFileSync(eventsFolder(home), '');
  const {press, waitFor} = await openWorkbench({home});
  press(keys.open);
  await waitFor('✗ The saved events cannot be read');
  await waitFor('template  SQS');
  press(keys.esc);
  await waitFor('Ctrl-S send');
  press(`${keys.save}mine${keys.enter}`);
  await waitFor('✗ The event was not saved');
});
