import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it, onTestFinished} from 'vitest';
import {sourceOptions} from '../support/terminal/source-options.ts';
import {startProgram} from '../support/terminal/start-program.ts';

const fixture = fileURLToPath(new URL('./fixture/console.ts', import.meta.url));

/** Starts the console as a job of an interactive shell, the way a person does. */
const startInShell = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-test-'));
  const shell = startProgram({
    command: '/bin/sh',
    args: ['-i'],
    env: {XDG_STATE_HOME: folder, HOME: folder, PS1: 'shell> ', ENV: ''},
    columns: 160,
    rows: 20,
  });
  onTestFinished(async () => {
    await shell[Symbol.asyncDispose]();
    rmSync(folder, {recursive: true, force: true});
  });
  await shell.waitFor('shell> ');
  shell.write(`"${process.execPath}" ${sourceOptions.join(' ')} "${fixture}" & fg\r`);
  await shell.waitFor(/ready/);
  return shell;
};

const toPid = (rows: string[]): number => Number(/console (\d+)/.exec(rows.join('\n'))?.[1]);

describe('suspending a console', () => {
  it('gives the screen to the shell on Ctrl-Z and takes it back on fg', async () => {
    const shell = await startInShell();
    shell.write('j');
    await shell.waitFor('key j');
    shell.write('\u001A');
    await shell.waitFor(/Stopped[\s\S]*shell> \n*$/);
    expect(shell.terminal.isAlternate()).toBe(false);
    shell.write('echo cooked; stty -a | grep -o "[-]*icanon"\r');
    await shell.waitFor(/^cooked\nicanon\nshell>/m);

    shell.write('fg\r');
    await shell.waitFor('continued');
    expect(shell.terminal.isAlternate()).toBe(true);
    expect(shell.screen().join('\n')).toMatch(/ready\nkey j/);
    shell.write('k');
    await shell.waitFor('key k');
    shell.write('q');
    await shell.waitFor(/shell> \n*$/);
  });

  it('does the same on a stop signal from outside', async () => {
    const shell = await startInShell();
    process.kill(toPid(shell.screen()), 'SIGTSTP');
    await shell.waitFor(/Stopped[\s\S]*shell> \n*$/);
    expect(shell.terminal.isAlternate()).toBe(false);
    shell.write('fg\r');
    await shell.waitFor(/ready/);
    shell.write('k');
    await shell.waitFor('key k');
  });

  it('takes the screen and the keyboard back after a stop it could not see coming', async () => {
    const shell = await startInShell();
    process.kill(toPid(shell.screen()), 'SIGSTOP');
    await shell.waitFor(/Stopped/);
    // The shell finds the terminal in raw mode here: Enter is a line feed.
    shell.write('stty sane; fg\n');
    await shell.waitFor(rows => /ready/.test(rows[0] ?? '') && rows.slice(1).every(row => row === ''));
    shell.write('k');
    await shell.waitFor('key k');
  });
});

describe('suspending a console without a shell', () => {
  it('comes back at once, as nothing could continue it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lambdeck-test-'));
    onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
    await using program = startProgram({
      command: process.execPath,
      args: [...sourceOptions, fixture],
      env: {XDG_STATE_HOME: folder, HOME: folder},
    });
    await program.waitFor(/ready/);
    program.write('\u001A');
    await program.waitFor('continued');
    program.write('k');
    await program.waitFor('key k');
  });
});
