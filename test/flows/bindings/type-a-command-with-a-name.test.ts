import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, startConsole} from '../../support/console.ts';

it('sorts by a column that is typed behind the command, completed as shown', async () => {
  const {press, waitFor, pane, gone} = await startConsole();
  press(':so');
  await waitFor(/: sort/);
  press(keys.tab);
  await waitFor(/▌name/);
  press('mem');
  await waitFor(/: sort memory/);
  press(keys.tab);
  await waitFor(/▌memory/);
  press(keys.enter);
  await waitFor('Sorted by MEMORY');
  await gone('Command');
  press(':sort ');
  await waitFor(/▌memory +\(as it is: once more reverses it\)/);
  press(keys.enter);
  await waitFor('Sorted by MEMORY, reversed');
  await pane('functions').titled(/Functions/);
});

it('says what a command takes when it is none of that', async () => {
  const {press, waitFor} = await startConsole();
  press(':sort colour');
  await waitFor('nothing matches');
  press(keys.enter);
  await waitFor('sort takes none of that name, but: name, runtime, state');
});

it('says of a command that there is nothing it could take', async () => {
  const {press, waitFor} = await startConsole();
  press(':profile other');
  await waitFor('nothing matches');
  press(keys.enter);
  await waitFor('There is nothing here that profile could take.');
});

it('goes to panes and tabs by name', async () => {
  const {press, waitFor, detail, pane} = await startConsole();
  press(':go layers');
  await waitFor(/▌layers/);
  press(keys.enter);
  await pane('layers').titled(/Layers \d/);
  press(':go functions');
  await waitFor(/▌functions/);
  press(keys.enter);
  await detail.titled('clickstream-ingest');
  press(':tab env');
  await waitFor(/▌env/);
  press(keys.enter);
  await waitFor('[Env]');
});

it('stands under headings, with what was chosen last first, and what takes something away marked', async () => {
  const {press, waitFor, dialog, text, gone} = await startConsole();
  press('a');
  await dialog('Actions').opened();
  await waitFor(/ Functions\b/);
  press('delete function');
  await waitFor(/▌D +Delete function.* destroys/);
  press(keys.esc);
  await gone('Actions on');
  press('ashow as');
  await waitFor(/▌J +Show as JSON/);
  press(keys.enter);
  await waitFor('clickstream-ingest as JSON');
  press(keys.esc);
  await gone('clickstream-ingest as JSON');
  press('a');
  await waitFor(/Recent[^\n]*\n[^\n]*▌J +Show as JSON/);
  expect(text()).not.toContain('nothing matches');
});

it('has the lines that were typed before above the first row', async () => {
  const {press, waitFor, gone} = await startConsole();
  press(':journal of all');
  await waitFor(/▌ +Journal of all calls/);
  press(keys.enter);
  await gone('type to find');
  press(keys.esc);
  press(':');
  await waitFor('type to find');
  press(keys.up);
  await waitFor(': journal of all');
  press(keys.down);
  await gone(': journal of all');
});

it('switches the profile by its name behind the command', async () => {
  const home = createHome();
  const own = (region: string) =>
    `region = ${region}\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n`;
  mkdirSync(join(home, '.aws'), {recursive: true});
  const config = `[profile first]\n${own('eu-west-1')}[profile second]\n${own('us-west-2')}`;
  writeFileSync(join(home, '.aws', 'config'), config);
  const onlyFiles = {AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_REGION: undefined};
  const {press, waitFor} = await startConsole({home, args: ['--profile', 'first'], env: onlyFiles});
  press(':prof');
  await waitFor(/▌:profile +Switch to a profile/);
  press(keys.enter);
  await waitFor(/▌first {2}?.*\(where you are\)/);
  press('sec');
  await waitFor(/: profile second/);
  press(keys.enter);
  await waitFor('profile second  region us-west-2');
});

it('has what was chosen and typed first in the next session, too', async () => {
  const before = await startConsole();
  before.press(':journal of all');
  await before.waitFor(/▌ +Journal of all calls/);
  before.press(keys.enter);
  await before.gone('type to find');
  before.press(`${keys.esc}q`);
  expect(await before.exited).toBe(0);

  const {press, waitFor} = await startConsole({after: before});
  press(':');
  await waitFor(/Recent[^\n]*\n[^\n]*▌ +Journal of all calls/);
  press(keys.up);
  await waitFor(': journal of all');
});
