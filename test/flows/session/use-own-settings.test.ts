import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, openConsole, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

function writeSettings(text: string): {home: string; folder: string} {
  const home = createHome();
  const folder = join(home, '.config', 'lambdeck');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'settings.json'), text);
  return {home, folder};
}

function writeProfile(home: string, name: string): void {
  mkdirSync(join(home, '.aws'), {recursive: true});
  writeFileSync(
    join(home, '.aws', 'config'),
    `[profile ${name}]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n`,
  );
}

it('says what is wrong with a broken settings file, leaves it as it is, starts read-only and works', async () => {
  const {home, folder} = writeSettings('{"theme": "light",');
  writeProfile(home, 'staging');
  const {press, waitFor, exited, pane, dialog, text} = await openConsole({home, args: ['--profile', 'staging']});
  await dialog('Settings').shows('not JSON');
  await dialog('Settings').leave();
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  await waitFor('read-only');
  press('q');
  expect(await exited).toBe(0);
  expect(readdirSync(folder)).toEqual(['settings.json']);
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{"theme": "light",');
  expect(text()).not.toContain('lambdeck could not start');
});

it('keeps every profile of a map read-only of which one entry is a slip', async () => {
  const {home} = writeSettings('{"readOnly": {"staging": true, "dev": "no"}}');
  writeProfile(home, 'staging');
  const {waitFor, dialog} = await openConsole({home, args: ['--profile', 'staging']});
  await dialog('Settings').shows('"readOnly" says neither true nor false of "dev"');
  await dialog('Settings').leave();
  await waitFor(/staging +region eu-west-1 +read-only/);
});

it('takes the keys of the settings file instead of its own', async () => {
  const {home} = writeSettings(JSON.stringify({keys: {invoke: ['V'], quit: ['Q']}}));
  const {press, waitFor, text, exited, pane, detail, gone} = await startConsole({home});
  await detail.titled('clickstream-ingest');
  expect(text()).toContain(' V invoke ');
  press('iq');
  press('V');
  await waitFor('Invoke clickstream-ingest');
  press(keys.esc);
  await gone('Ctrl-S send');
  press('?');
  await waitFor(/ V +Invoke/);
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  press('Q');
  expect(await exited).toBe(0);
});

it('reports a key given to two actions, and actions there are not, with their names', async () => {
  const {home} = writeSettings('{"keys": {\n"invoke": ["r"],\n"refesh": ["F"]}, "theme": 7}');
  const {press, waitFor, text, pane} = await openConsole({home});
  await waitFor('"theme" is the name of a theme');
  await waitFor('settings.json, line 3: there is no action "refesh"');
  await waitFor('settings.json, line 2: the key r is given to');
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  expect(text()).not.toContain('refesh');
});

it('comes back to the pane and the zoom it was left with', async () => {
  const {home} = writeSettings('{}');
  const first = await startConsole({home});
  await first.pane('layers').focus();
  first.press('z');
  await first.pane('layers').titled(`Layers ${samples.layers.length} `);
  first.press('q');
  await first.exited;
  const second = await openConsole({home});
  await second.pane('layers').titled(`Layers ${samples.layers.length} `);
  expect([second.detail.title(), second.pane('functions').title()]).toEqual(['', '']);
});

it('shows the columns that the settings ask for, and sorts by them', async () => {
  const columns = {functions: ['NAME', {column: 'MemorySize', header: 'MB', width: 6}, 'Handler']};
  const {home} = writeSettings(JSON.stringify({columns}));
  const {press, waitFor, pane, dialog} = await startConsole({home});
  await pane('functions').shows(/^ NAME +MB +Handler/);
  await pane('functions').shows(/▌clickstream-ingest +192 +index\.handler/);
  press('s');
  await dialog('Sort Functions by').shows(/mb +m/);
  press('m');
  await waitFor('Sorted by MB');
  await pane('functions').shows(/^ NAME +↑MB +Handler/);
});

it('has names of the user’s own in the palette, and names one that leads nowhere with its line', async () => {
  const aliases = '{"j": "journal", "lay": "go layers",\n"cfgs": "ListCodeSigningConfigs", "bad": "jurnal"}';
  const {home} = writeSettings(`{"aliases": ${aliases}}`);
  const {press, waitFor, dialog, pane} = await openConsole({home});
  await dialog('Settings').shows('settings.json, line 2: the alias "bad" is left out');
  await dialog('Settings').leave();
  await pane('functions').shows(/▌clickstream-ingest/);
  press(':lay');
  await waitFor(/▌ +lay +go layers/);
  press(keys.enter);
  await pane('layers').shows(/▌/);
  press(':j');
  await waitFor(/▌ +j +Journal of all calls/);
  press(keys.enter);
  await waitFor(/Journal \d/);
  press(keys.esc);
  press(':cfgs');
  await waitFor(/▌ +cfgs/);
});
