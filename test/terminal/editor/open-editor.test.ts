import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {openEditor} from '../../../src/terminal/editor/open-editor.ts';

const createBench = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-test-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  const temporaryFolder = join(folder, '.');
  const cleanups = new Set<() => void>();
  const steps: string[] = [];
  const edit = (text: string, env: Record<string, string>, fileName = 'payload.json') =>
    openEditor(text, {
      env: {PATH: process.env['PATH'] ?? '', ...env},
      temporaryFolder,
      fileName,
      async handOver(work) {
        steps.push('handed over');
        const result = await work();
        steps.push('taken back');
        return result;
      },
      beforeExit(cleanup) {
        cleanups.add(cleanup);
        return () => cleanups.delete(cleanup);
      },
    });

  /** Writes an editor: a shell script that gets the file as its last argument. */
  const createEditor = (script: string) => {
    const file = join(folder, 'editor');
    writeFileSync(file, `#!/bin/sh\nfor file; do :; done\n${script}\n`, {mode: 0o755});
    return file;
  };

  return {folder, edit, createEditor, cleanups, steps};
};

describe('editing a text in $EDITOR', () => {
  it('returns what was saved, and runs the editor while the terminal is handed over', async () => {
    const {edit, createEditor, steps} = createBench();
    const outcome = await edit('{"a": 1}', {EDITOR: createEditor('printf \'{"a": 2}\\n\' > "$file"')});
    expect(outcome).toEqual({kind: 'edited', text: '{"a": 2}'});
    expect(steps).toEqual(['handed over', 'taken back']);
  });

  it.for(['{"a": 1}', '', 'two\nlines\n', 'no line end'])('knows %j as unchanged when it is only saved', async text => {
    const {edit, createEditor} = createBench();
    expect(await edit(text, {EDITOR: createEditor('cat "$file" > copy; cat copy > "$file"; rm copy')})).toEqual({
      kind: 'unchanged',
    });
  });

  it('gives the file a private mode in a private folder, a name with its ending, and removes both', async () => {
    const {edit, createEditor, folder, cleanups} = createBench();
    const script = `stat -c %a "$file" "$(dirname "$file")" > "${folder}/modes"; basename "$file" >> "${folder}/modes"`;
    await edit('x', {EDITOR: createEditor(script)}, 'orders api/../payload.json');
    expect(readFileSync(join(folder, 'modes'), 'utf8')).toBe('600\n700\norders-api-..-payload.json\n');
    expect(readdirSync(folder).sort()).toEqual(['editor', 'modes']);
    expect(cleanups.size).toBe(0);
  });

  it('prefers VISUAL, and takes arguments and quotes of the command', async () => {
    const {edit, createEditor} = createBench();
    const editor = createEditor('printf "%s" "$1|$2" > "$file"');
    const outcome = await edit('x', {VISUAL: `"${editor}" --wait 'a b'`, EDITOR: 'false'});
    expect(outcome).toEqual({kind: 'edited', text: '--wait|a b'});
  });

  it('falls back to vi', async () => {
    const {edit, folder, createEditor} = createBench();
    createEditor('printf vi > "$file"');
    writeFileSync(join(folder, 'vi'), readFileSync(join(folder, 'editor')), {mode: 0o755});
    expect(await edit('x', {PATH: `${folder}:/usr/bin:/bin`, EDITOR: ''})).toEqual({kind: 'edited', text: 'vi'});
  });

  it.for([
    ['an editor that is missing', 'no-such-editor --wait', /did not start/, /not found/],
    ['an editor that fails', 'exit 3; :', /did not save/, /exit code 3/],
    ['an editor that is killed', 'kill -TERM $$; :', /did not save/, /SIGTERM/],
    ['an editor that deletes the file', 'rm', /could not be read/, /gone/],
  ] as const)('says what, why and what to try for %s', async ([, EDITOR, what, why]) => {
    const {edit, folder} = createBench();
    const outcome = await edit('secret', {EDITOR});
    if (outcome.kind !== 'failed') throw new Error(`unexpected: ${outcome.kind}`);
    expect(outcome.problem.what).toMatch(what);
    expect(outcome.problem.why).toMatch(why);
    expect(outcome.problem.tryThis).not.toBe('');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a file that is not UTF-8', async () => {
    const {edit, createEditor} = createBench();
    const outcome = await edit('x', {EDITOR: createEditor('printf "\\377" > "$file"')});
    expect(outcome).toMatchObject({kind: 'failed', problem: {why: 'It is not UTF-8 text.'}});
  });

  it('says so when no editor is installed', async () => {
    const {edit, folder} = createBench();
    expect(await edit('x', {PATH: folder})).toMatchObject({
      kind: 'failed',
      problem: {what: 'There is no editor to open.'},
    });
  });

  it('registers the removal of the file for a console that ends meanwhile', async () => {
    const {edit, createEditor, folder, cleanups} = createBench();
    const done = edit('x', {EDITOR: createEditor('while [ -e "$file" ]; do sleep 0.01; done')});
    expect(readdirSync(folder)).toHaveLength(2);
    for (const cleanup of cleanups) cleanup();
    await done;
    expect(readdirSync(folder)).toEqual(['editor']);
  });
});
