import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome} from '../../support/console.ts';
import {failDisk} from '../../support/failing-disk.ts';
import {focusOption, invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('edits several lines in place: indented, with its errors named while it is typed, and undone', async () => {
  const console = await openWorkbench();
  const {press, waitFor} = console;
  press('{');
  await waitFor('✗ not JSON: close brace expected at line 1, column 2');
  press(`}\u001B[D${keys.enter}"say": [1${keys.enter}2]`);
  await waitFor('✗ not JSON: comma expected at line 3, column 3');
  press(`${keys.up}\u001B[F,`);
  await waitFor(/line 2, column \d+ · \d+ of 6,291,556 bytes · JSON/);
  press(`${keys.undo}`);
  await waitFor('✗ not JSON: comma expected at line 3, column 3');
  press(keys.redo);
  await waitFor('bytes · JSON');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console)[0]?.body).toBe('{\n  "say": [1,\n  2]\n}');
});

it('formats a payload, keeps its values to the character, and leaves what is no JSON with its error', async () => {
  const console = await openWorkbench();
  const {press, paste, waitFor} = console;
  paste('{"id":12345678901234567890,"list":[]}');
  await waitFor('"list":[]}');
  press(keys.format);
  await waitFor('"id": 12345678901234567890,');
  press(keys.undo);
  await waitFor('{"id":12345678901234567890,"list":[]}');
  press(`,${keys.format}`);
  await waitFor('✗ not JSON: end of file expected at line 1, column 38');
});

it('takes a paste of 10 KB, and one of a megabyte, to the byte', async () => {
  const console = await openWorkbench();
  const {press, paste, waitFor} = console;
  const lines = (count: number) => Array.from({length: count}, (_, index) => `  {"line": ${index}, "text": "日本 €"}`);
  const small = `[\n${lines(300).join(',\n')}\n]`;
  paste(small);
  await waitFor('"line": 299');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console)[0]?.body).toBe(small);
  press(keys.esc);
  await waitFor(' i invoke');
  press('i');
  await waitFor('Invoke echo');
  const large = `[\n${lines(30_000).join(',\n')}\n]`;
  press(keys.clear);
  await waitFor(' 1 {}');
  paste(large);
  await waitFor('"line": 29999');
  await waitFor('unchecked');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console).at(-1)?.body).toBe(large);
});

it('refuses a payload larger than its type takes with the numbers, and names an error in a large one', async () => {
  const console = await openWorkbench();
  const {press, paste, waitFor} = console;
  const wide = (bytes: number) => `[\n"${'x'.repeat(bytes - 6)}"\n]`;
  paste(wide(1_048_577));
  await waitFor('1,048,577 of 6,291,556 bytes');
  await focusOption(console, 'InvocationType');
  press(keys.right);
  await waitFor('✗ 1,048,577 bytes; Event takes at most 1,048,576');
  press(keys.ctrlS);
  await waitFor('Nothing was sent: see the marked field.');
  expect(invocations(console)).toEqual([]);

  press(',');
  await focusOption(console, 'Qualifier');
  await focusOption(console, 'InvocationType');
  press('\u001B[D');
  await waitFor('✗ not JSON: end of file expected at line 3, column 2');
  press(keys.ctrlS);
  await waitFor('Nothing was sent: see the marked field.');
  expect(invocations(console)).toEqual([]);
});

it('sends an empty payload', async () => {
  const console = await openWorkbench();
  const {press, waitFor} = console;
  press(' ');
  await waitFor('no payload');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console)[0]?.body).toBe('');
});

it('takes what an editor brings back', async () => {
  const home = createHome();
  const editor = join(home, 'editor.sh');
  writeFileSync(editor, '#!/bin/sh\nprintf \'{"say": "edited elsewhere"}\' > "$1"\n');
  chmodSync(editor, 0o755);
  const {press, waitFor} = await openWorkbench({home, env: {EDITOR: editor}});
  press('{"mine": 1}');
  press(keys.editor);
  await waitFor('{"say": "edited elsewhere"}');
  press(keys.undo);
  await waitFor('{"mine": 1}');
});

it('says under the payload why an editor did not open, and keeps what was typed', async () => {
  const {press, waitFor} = await openWorkbench({columns: 80, rows: 24, env: {EDITOR: 'no-such-editor'}});
  press('{"mine": 1}');
  press(keys.editor);
  await waitFor('✗ The editor (no-such-editor) did not start. It was not found.');
  await waitFor('export EDITOR=nano');
  await waitFor('{"mine": 1}');
});

it('says under the payload that there is no room to edit it elsewhere, and keeps what was typed', async () => {
  const {press, waitFor, home} = await openWorkbench({env: {EDITOR: 'true'}});
  press('{"mine": 1}');
  const end = failDisk(home, 'a full disk that takes half of what it is given first');
  press(keys.editor);
  await waitFor('✗ The text could not be put in a temporary file.');
  await waitFor('the disk is full');
  await waitFor('{"mine": 1}');
  end();
  press(keys.ctrlS);
  await waitFor('✓ 200');
});
