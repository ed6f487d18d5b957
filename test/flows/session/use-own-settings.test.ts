import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, openConsole, startConsole} from '../../support/console.tsx';
import {samples} from '../../support/samples.ts';

function writeSettings(text: string): {home: string; folder: string} {
  const home = createHome();
  const folder = join(home, '.config', 'lambdeck');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'settings.json'), text);
  return {home, folder};
}

it('sets a broken settings file aside with a message, and works', async () => {
  const {home, folder} = writeSettings('{"theme": "light",');
  const {press, waitFor, exited, pane} = await openConsole({home});
  await waitFor('The settings file is not readable as JSON; it was set aside as');
  const [aside = ''] = readdirSync(folder);
  expect(aside).toMatch(/^settings\.json\.broken-/);
  expect(readFileSync(join(folder, aside), 'utf8')).toBe('{"theme": "light",');
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  press('q');
  expect(await exited).toBe(0);
});

it('takes the keys of the settings file instead of its own', async () => {
  const {home} = writeSettings(JSON.stringify({keys: {invoke: ['X'], quit: ['Q']}}));
  const {press, waitFor, text, exited, pane, detail, gone} = await startConsole({home});
  await detail.titled('clickstream-ingest');
  expect(text()).toContain(' X invoke ');
  press('iq');
  press('X');
  await waitFor('Invoke clickstream-ingest');
  press(keys.esc);
  await gone('Ctrl-S send');
  press('?');
  await waitFor(/ X +Invoke/);
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  press('Q');
  expect(await exited).toBe(0);
});

it('reports a key given to two actions, and actions there are not, with their names', async () => {
  const {home} = writeSettings(JSON.stringify({keys: {invoke: ['r'], fly: ['F']}, theme: 7}));
  const {press, waitFor, text, pane} = await openConsole({home});
  await waitFor('"theme" is not what it should be and was ignored');
  await waitFor('the settings name an action "fly" that there is not');
  await waitFor('the key r is given to both invoke and refresh');
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  expect(text()).not.toContain('fly');
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
