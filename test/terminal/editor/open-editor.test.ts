import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type EditorOptions, openEditor} from '../../../src/terminal/editor/open-editor.ts';
import {noGuard} from '../../../src/terminal/guard/terminal-guard.ts';
import {type DiskFault, diskFaults, failDisk} from '../../support/failing-disk.ts';
import {createFolder} from '../../support/folder.ts';
import {eventually} from '../../support/patience.ts';

const createBench = () => {
  const folder = createFolder();
  const temporaryFolder = join(folder, '.');
  const cleanups = new Set<() => void>();
  const steps: string[] = [];
  const editIn = (changes: Partial<EditorOptions>) => openEditor('x', {...toOptions({EDITOR: 'true'}), ...changes});
  const edit = (text: string, env: Record<string, string>, fileName = 'payload.json') =>
    openEditor(text, {...toOptions(env), fileName});
  const toOptions = (env: Record<string, string>): EditorOptions => {
    return {
      env: {PATH: process.env['PATH'] ?? '', ...env},
      temporaryFolder,
      pid: process.pid,
      fileName: 'payload.json',
      guard: noGuard,
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
    };
  };

  /** Writes an editor: a shell script that gets the file as its last argument. */
  const createEditor = (script: string) => {
    const file = join(folder, 'editor');
    writeFileSync(file, `#!/bin/sh\nfor file; do :; done\n${script}\n`, {mode: 0o755});
    return file;
  };

  return {folder, edit, editIn, createEditor, cleanups, steps};
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
    ['an editor that deletes the file', 'rm', /could not be read/, /no such file/],
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
    expect(outcome).toMatchObject({kind: 'failed', problem: {why: expect.stringContaining('no text in UTF-8')}});
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
    const wait = 'while [ -e "$file" ]; do sleep 0.01; done';
    const done = edit('x', {EDITOR: createEditor(`touch "${folder}/started"; ${wait}`)});
    await eventually(() => expect(existsSync(join(folder, 'started'))).toBe(true));
    expect(readdirSync(folder)).toHaveLength(3);
    for (const cleanup of cleanups) cleanup();
    await done;
    expect(readdirSync(folder)).toEqual(['editor', 'started']);
  });

  it.for([
    ['an editor that saves and is killed', 'echo mine > "$file"; kill -KILL $$', /SIGKILL/],
    ['an editor that saves and fails', 'echo mine > "$file"; exit 1', /exit code 1/],
    ['an editor that is killed and keeps what was not saved', 'echo mine > "$file.swp"; kill -TERM $$', /SIGTERM/],
    ['bytes that are no text', 'printf "mine\\377" > "$file"', /no text in UTF-8/],
    ['more than can be taken', 'head -c 52428800 /dev/zero > "$file"', /52,428,800 bytes/],
    ['a pipe in place of the file', 'echo mine > "$file.new"; rm "$file"; mkfifo "$file"', /no ordinary file/],
  ] as const)('keeps what was written and could not be taken, and says where: %s', async ([, script, why]) => {
    const {edit, createEditor, folder, cleanups} = createBench();
    const outcome = await edit('x', {EDITOR: createEditor(script)});
    if (outcome.kind !== 'failed') throw new Error(`unexpected: ${outcome.kind}`);
    expect(outcome.problem.why).toMatch(why);
    const [, file = ''] = /is kept: (.*)$/.exec(outcome.problem.tryThis) ?? [];
    expect(readdirSync(dirname(file)).length).toBeGreaterThan(0);
    expect(dirname(dirname(file))).toBe(folder);
    expect(cleanups.size).toBe(0);
  });

  it('keeps what was saved when the console ends meanwhile', async () => {
    const {edit, createEditor, folder, cleanups} = createBench();
    const wait = `while [ -e "${folder}/saved" ]; do sleep 0.01; done`;
    const done = edit('x', {EDITOR: createEditor(`echo mine > "$file"; touch "${folder}/saved"; ${wait}`)});
    await eventually(() => expect(existsSync(join(folder, 'saved'))).toBe(true));
    for (const cleanup of cleanups) cleanup();
    rmSync(join(folder, 'saved'));
    await done;
    const [own = ''] = readdirSync(folder).filter(name => name.startsWith('lambdeck-'));
    expect(readFileSync(join(folder, own, 'payload.json'), 'utf8')).toBe('mine\n');
  });

  it('leaves only what an editor keeps of its own when the console ends and nothing was saved', async () => {
    const {edit, createEditor, folder, cleanups} = createBench();
    const wait = `while [ -e "${folder}/started" ]; do sleep 0.01; done`;
    const done = edit('x', {EDITOR: createEditor(`touch "$file.swp" "${folder}/started"; ${wait}`)});
    await eventually(() => expect(existsSync(join(folder, 'started'))).toBe(true));
    for (const cleanup of cleanups) cleanup();
    rmSync(join(folder, 'started'));
    await done;
    const [own = ''] = readdirSync(folder).filter(name => name.startsWith('lambdeck-'));
    expect(readdirSync(join(folder, own))).toEqual(['payload.json.swp']);
  });

  it('takes no mark of byte order that an editor adds, and keeps one that was there', async () => {
    const {edit, createEditor} = createBench();
    const EDITOR = createEditor('printf "\\357\\273\\277two" > "$file"');
    expect(await edit('one', {EDITOR})).toEqual({kind: 'edited', text: 'two'});
    expect(await edit('\uFEFFone', {EDITOR})).toEqual({kind: 'edited', text: '\uFEFFtwo'});
    expect(await edit('two', {EDITOR})).toEqual({kind: 'unchanged'});
  });

  it.for(Object.keys(diskFaults) as DiskFault[])('says what is wrong on %s, and opens no editor', async fault => {
    const {edit, folder, createEditor, cleanups, steps} = createBench();
    const editor = createEditor('echo never');
    const end = failDisk(folder, fault);
    const outcome = await edit('mine', {EDITOR: editor});
    expect(outcome).toMatchObject({
      kind: 'failed',
      problem: {what: 'The text could not be put in a temporary file.', why: expect.stringContaining(folder)},
    });
    end();
    expect([steps, cleanups.size]).toEqual([[], 0]);
  });

  it('says so when the terminal cannot be handed over', async () => {
    const {editIn, folder} = createBench();
    const handOver = async () => {
      throw new Error('The terminal is in use already.');
    };
    expect(await editIn({handOver})).toMatchObject({kind: 'failed', problem: {why: 'The terminal is in use already.'}});
    expect(readdirSync(folder)).toEqual([]);
  });
});
