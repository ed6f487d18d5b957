import {readdirSync, readFileSync, statSync} from 'node:fs';
import {constants} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it, onTestFinished} from 'vitest';
import {createFolder} from '../support/folder.ts';
import {expectGone} from '../support/terminal/processes.ts';
import {sourceOptions} from '../support/terminal/source-options.ts';
import {type Program, startProgram} from '../support/terminal/start-program.ts';

const fixture = fileURLToPath(new URL('./fixture/console.ts', import.meta.url));

const direct = [...sourceOptions, fixture];

const start = async (env: Record<string, string> = {}, command = process.execPath, args = direct) => {
  const folder = createFolder();
  const program = startProgram({
    command,
    args,
    env: {XDG_STATE_HOME: folder, TMPDIR: folder, HOME: folder, ...env},
    columns: 100,
    rows: 30,
  });
  onTestFinished(() => program[Symbol.asyncDispose]());
  await program.waitFor(/ready/);
  const [, pid, child] = /console (\d+) child (\d+)/.exec(program.screen().join('\n'))?.map(Number) ?? [];
  if (pid === undefined || child === undefined) throw new Error('The console does not say its process ids.');
  return {program, pid, child, folder, stateFolder: join(folder, 'lambdeck')};
};

const expectRestored = async (program: Program) => {
  await program.terminal.feed('');
  const output = program.output();
  const last = (on: string, off: string) => output.lastIndexOf(off) > output.lastIndexOf(on);
  expect(program.terminal.isAlternate()).toBe(false);
  expect(last('\u001B[?25l', '\u001B[?25h')).toBe(true);
  expect(program.terminal.isPasteBracketed()).toBe(false);
};

describe('the end of a console', () => {
  it('is 0 when it quits, with the terminal restored and its child gone', async () => {
    const {program, child} = await start();
    expect(program.terminal.isAlternate()).toBe(true);
    program.write('q');
    expect(await program.exit).toEqual({code: 0, signal: 0});
    await expectRestored(program);
    await expectGone([child]);
  });

  it('is 130 on Ctrl-C', async () => {
    const {program} = await start();
    program.write('\u0003');
    expect(await program.exit).toEqual({code: 130, signal: 0});
    await expectRestored(program);
  });

  it.for(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const)('is by the signal on %s', async signal => {
    const {program, child} = await start();
    program.kill(signal);
    expect(await program.exit).toEqual({code: 0, signal: constants.signals[signal]});
    await expectRestored(program);
    await expectGone([child]);
  });

  it('comes with a hang-up, and leaves no child', async () => {
    const {program, child} = await start();
    program.hangUp();
    await expectGone([program.pid, child]);
  });

  it('comes with a hang-up that no signal tells of', async () => {
    // The shell leads the session and keeps the signal of the hang-up to itself.
    const shell = ['-c', `trap "" HUP; "${process.execPath}" ${sourceOptions.join(' ')} "${fixture}"; exec sleep 5`];
    const {program, child, pid} = await start({}, '/bin/sh', shell);
    program.hangUp();
    await expectGone([pid, child]);
  });

  it.for([
    ['a timer', 't', 'SyntaxError'],
    ['a promise', 'u', 'TypeError'],
    ['a view', 'x', 'Error'],
  ] as const)(
    'is 1 on a defect in %s, with a line on the screen and the stack in a private file',
    async ([, key, name]) => {
      const {program, child, stateFolder} = await start();
      program.write(key);
      expect(await program.exit).toEqual({code: 1, signal: 0});
      await expectRestored(program);
      const screen = program.screen().join('').trim();
      expect(screen).toContain(`lambdeck stopped because of a defect (${name}). Details: ${stateFolder}/crash-`);
      expect(screen).not.toMatch(/secret-payload| at /);
      await expectGone([child]);

      const file = readdirSync(stateFolder).find(entry => entry.startsWith('crash-')) ?? '';
      const log = readFileSync(join(stateFolder, file), 'utf8');
      expect(log).toMatch(/^ {4}at .*console\.ts/m);
      expect(log).not.toContain('secret-payload');
      expect(statSync(join(stateFolder, file)).mode & 0o777).toBe(0o600);
    },
  );
});

describe('a running console', () => {
  it('keeps console output, warnings and stderr off the screen and in its log', async () => {
    const {program, stateFolder} = await start();
    program.write('nj');
    await program.waitFor('key j');
    program.write('q');
    await program.exit;
    expect(program.output()).not.toContain('noise');
    const log = readFileSync(join(stateFolder, 'lambdeck.log'), 'utf8');
    expect(log).toMatch(/console\.warn noise of console\.warn\n.*stderr noise on stderr\n.*noise of a warning/s);
    expect(log).toContain('noise on descriptor 2');
    expect(statSync(join(stateFolder, 'lambdeck.log')).mode & 0o777).toBe(0o600);
  });

  it('gives the terminal to the editor, takes the saved text and comes back', async () => {
    const script = `sh -c 'stty -a | grep -o "[-]*icanon"; printf "editing "; read answer; printf "{\\"a\\": 2}\\n" > "$1"' editor`;
    const {program, folder} = await start({EDITOR: script});
    program.write('e');
    await program.waitFor(/^icanon[\s\S]*editing/m);
    expect(program.terminal.isAlternate()).toBe(false);
    program.write('\r');
    await program.waitFor('editor {"kind":"edited","text":"{\\"a\\": 2}"}');
    expect(program.screen()[0]).toMatch(/^console/);
    expect(program.terminal.isAlternate()).toBe(true);
    expect(readdirSync(folder).filter(entry => entry.startsWith('lambdeck-'))).toEqual([]);
    program.write('j');
    await program.waitFor('key j');
  });

  it('outlives Ctrl-C in the editor and says that nothing was saved', async () => {
    const {program} = await start({EDITOR: `sh -c 'printf "editing "; read answer' editor`});
    program.write('e');
    await program.waitFor('editing');
    program.write('\u0003');
    await program.waitFor(/editor \{"kind":"failed"[\s\S]*SIGINT/);
  });
});
