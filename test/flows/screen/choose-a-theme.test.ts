import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, openConsole, startConsole} from '../../support/console.ts';

function writeTheme(home: string, name: string, text: string): void {
  const folder = join(home, '.config', 'lambdeck', 'themes');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, `${name}.json`), text);
}

it('draws in the theme under the cursor while one is chosen, goes back with Esc, and keeps the one that is taken', async () => {
  const home = createHome();
  const {press, terminal, waitFor, dialog, command, drawn} = await startConsole({home});
  const ink = () => terminal.cellsOf('lambdeck')[0]?.foreground;
  await waitFor(() => ink() === '#6cb8ff');
  await command('Theme: choose the colours', 'theme');
  await dialog('Theme').shows(/midnight +deep blue/);
  press('ember');
  await waitFor(() => ink() === '#fe9a4c');
  press(keys.esc);
  await waitFor(() => ink() === '#6cb8ff');
  await command('Theme: choose the colours', 'theme');
  await dialog('Theme').shows(/midnight/);
  press(`midnight${keys.enter}`);
  await waitFor(() => ink() === '#b5a1ff');
  await drawn();
  const settings = join(home, '.config', 'lambdeck', 'settings.json');
  await waitFor(() => existsSync(settings) && readFileSync(settings, 'utf8').includes('"midnight"'));
  const again = await openConsole({home});
  await again.waitFor(() => again.terminal.cellsOf('lambdeck')[0]?.foreground === '#b5a1ff');
});

it('leaves out of a theme file only what is wrong, and says where and what would be right', async () => {
  const home = createHome();
  writeTheme(home, 'mine', '{"extends": "ember",\n"colours": {"focus": "#00ff00",\n"bad": "reddish"}}');
  const {terminal, waitFor, dialog} = await openConsole({home, args: ['--theme', 'mine']});
  await dialog('Settings').shows(/mine\.json, line 3: "bad" is "reddish": it is written like/);
  await dialog('Settings').leave();
  await waitFor(() => terminal.cellsOf('lambdeck')[0]?.foreground === '#00ff00');
});

it('says which themes there are when asked for another, and chooses by the background', async () => {
  const {waitFor, terminal} = await openConsole({args: ['--theme', 'drak']});
  await waitFor('There is no theme "drak": there are auto, dark, light');
  await waitFor(() => terminal.cellsOf('lambdeck')[0]?.foreground === '#6cb8ff');
});

it('draws in ASCII alone where the locale has nothing else, or when told to', async () => {
  for (const options of [{args: ['--ascii']}, {env: {LC_ALL: 'C'}}]) {
    const {waitFor, output, press, drawn} = await openConsole(options);
    await waitFor(/\+- .* Functions \d.* -*\+/);
    press('?');
    await waitFor('Help: keys');
    await drawn();
    expect(output().match(/[^\u0000-\u007F]/g)).toBeNull();
  }
});
