import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {constants} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {samples} from '../support/samples.ts';
import {expectGone, findDescendants} from '../support/terminal/processes.ts';
import {createHome, startLambdeck} from '../support/terminal/start-lambdeck.ts';
import type {Program} from '../support/terminal/start-program.ts';

const expectRestored = async ({terminal, output}: Program) => {
  await terminal.feed('');
  const last = (on: string, off: string) => output().lastIndexOf(off) > output().lastIndexOf(on);
  expect(terminal.isAlternate()).toBe(false);
  expect(last('\u001B[?25l', '\u001B[?25h')).toBe(true);
  expect(terminal.isPasteBracketed()).toBe(false);
};

/** Starts the program and a handler in its sandbox that waits for a minute. */
const startWithHandler = async () => {
  const program = startLambdeck();
  await program.pane('functions').titled(`Functions ${samples.functions.length} `);
  program.write('/orders-api\r');
  await program.pane('versions').titled('Versions 4 ── orders-api');
  program.write('i');
  await program.waitFor('Ctrl-S send');
  program.write('\u001B[200~{"wait": 60}\u001B[201~\u0013');
  await program.waitFor(/running for \d\.\d s/);
  const pids = [program.pid, ...findDescendants(program.pid)];
  expect(pids.length).toBeGreaterThan(1);
  return {program, pids};
};

describe('the end of the built program', () => {
  it('is 130 on Ctrl-C, with the terminal restored', async () => {
    const program = startLambdeck();
    await program.pane('functions').titled(`Functions ${samples.functions.length} `);
    program.write('\u0003');
    expect(await program.exit).toEqual({code: 130, signal: 0});
    await expectRestored(program);
  });

  it.for(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'is by the signal on %s while a handler runs, with the terminal restored and nothing left running',
    async signal => {
      const {program, pids} = await startWithHandler();
      program.kill(signal);
      expect(await program.exit).toEqual({code: 0, signal: constants.signals[signal]});
      await expectRestored(program);
      await expectGone(pids);
    },
  );

  it('comes with a hang-up while a handler runs, and leaves nothing running', async () => {
    const {program, pids} = await startWithHandler();
    program.hangUp();
    await expectGone(pids);
  });

  it('leaves nothing running when it is killed without a chance to clean up', async () => {
    const {program, pids} = await startWithHandler();
    program.kill('SIGKILL');
    await program.exit;
    await expectGone(pids);
  });

  it('is 1 on a defect, with one line on the screen and the stack in a private file', async () => {
    const home = createHome();
    const defect = join(home, 'defect.cjs');
    writeFileSync(defect, `process.on('SIGUSR2', () => { throw new RangeError('secret-text'); });`);
    const program = startLambdeck({home, env: {NODE_OPTIONS: `--require=${defect}`}, columns: 200});
    await program.pane('functions').titled(`Functions ${samples.functions.length} `);
    program.kill('SIGUSR2');
    expect(await program.exit).toEqual({code: 1, signal: 0});
    await expectRestored(program);
    const screen = program.screen().join('').trim();
    const stateFolder = join(home, '.local/state/lambdeck');
    expect(screen).toContain(`lambdeck stopped because of a defect (RangeError). Details: ${stateFolder}/crash-`);
    expect(screen).not.toContain('secret-text');
    const file = readdirSync(stateFolder).find(entry => entry.startsWith('crash-')) ?? '';
    expect(readFileSync(join(stateFolder, file), 'utf8')).toMatch(/defect\.cjs/);
  });
});
