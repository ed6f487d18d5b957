import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, keys, startConsole} from '../../support/console.ts';

/** A home whose editor writes the next of these texts each time. */
function toHome(settings: string, ...edits: readonly string[]) {
  const home = createHome();
  const folder = join(home, '.config', 'lambdeck');
  mkdirSync(folder, {recursive: true});
  const file = join(folder, 'settings.json');
  writeFileSync(file, settings);
  for (const [index, text] of edits.entries()) writeFileSync(join(home, `edit-${index + 1}`), text);
  const editor = join(home, 'editor');
  writeFileSync(
    editor,
    `#!/bin/sh\nn=$(( $(cat '${home}/count' 2>/dev/null || echo 0) + 1 ))\necho $n > '${home}/count'\ncat "${home}/edit-$n" > "$1"\n`,
  );
  chmodSync(editor, 0o755);
  return {home, file, env: {EDITOR: editor, VISUAL: undefined}};
}

it('opens the settings in the editor, and has what was changed hold at once', async () => {
  const edited = `{
  // mine
  "columns": {"functions": ["NAME", "Handler"]},
  "keys": {"invoke": ["V"]},
  "theme": "ember",
  "metrics": false,
  "colums": {}
}`;
  const {home, file, env} = toHome('{"theme": "dark"}', edited, '{"theme": "light",');
  const {waitFor, pane, dialog, command, terminal, text} = await startConsole({home, env});
  await pane('functions').shows(/▌clickstream-ingest/);
  await command('Settings: open them in your editor', 'settings');
  await dialog('Settings').shows(/settings\.json, line 7: there is no setting "colums"; "columns" may be/);
  await dialog('Settings').shows('"metrics" holds from the next start on.');
  await dialog('Settings').leave();
  await pane('functions').shows(/^ NAME +Handler/);
  await waitFor(() => terminal.cellsOf('lambdeck')[0]?.foreground === '#fe9a4c');
  expect(text()).toContain(' V invoke ');
  expect(readFileSync(file, 'utf8')).toBe(edited);

  await command('Settings: open them in your editor', 'settings');
  await dialog('Settings').shows(/The settings are not read: .*not JSON/);
  await dialog('Settings').leave();
  await pane('functions').shows(/^ NAME +Handler/);
  expect(readFileSync(file, 'utf8')).toContain('"light"');
});

it('keeps a filter under a name, with the comments of the settings, and filters by it', async () => {
  const {home, file, env} = toHome('{\n  // mine\n  "filters": {"stock": "stock"}\n}\n');
  const {press, waitFor, pane, command} = await startConsole({home, env});
  await pane('functions').shows(/▌clickstream-ingest/);
  press(`/pay${keys.enter}`);
  await pane('functions').titled(/ 1\/\d/);
  await command('Save the filter under a name', 'save-filter');
  await waitFor('Name of the filter pay');
  press(`money${keys.enter}`);
  await waitFor(':filter money filters by pay from now on.');
  expect(readFileSync(file, 'utf8')).toMatch(/\/\/ mine\n {2}"filters": \{\s*"stock": "stock",\s*"money": "pay"\s*\}/);
  press(':filter sto');
  await waitFor(/▌stock/);
  press(keys.enter);
  await pane('functions').titled(/\/stock/);
  press(keys.esc);
  await pane('functions').titled(/Functions \d+ /);
  press(':filter mon');
  await waitFor(/▌money +pay/);
  press(keys.enter);
  await pane('functions').titled(/\/pay/);
});
