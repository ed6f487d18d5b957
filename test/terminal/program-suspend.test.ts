import {setTimeout} from 'node:timers/promises';
import stringWidth from 'string-width';
import {expect, it, onTestFinished} from 'vitest';
import {called} from '../support/panes.ts';
import {eventually} from '../support/patience.ts';
import {samples} from '../support/samples.ts';
import {built, checkBuilt} from '../support/terminal/built.ts';
import {createHome, thingsOf} from '../support/terminal/start-lambdeck.ts';
import {type Program, startProgram} from '../support/terminal/start-program.ts';

/** The console as a job of an interactive shell. */
async function startInShell(prepare: (shell: Program) => void = () => {}) {
  checkBuilt();
  const home = createHome();
  const shell = startProgram({
    command: '/bin/sh',
    args: ['-i'],
    env: {HOME: home, PS1: 'shell> ', ENV: ''},
    columns: 120,
    rows: 40,
    folder: home,
  });
  onTestFinished(() => shell[Symbol.asyncDispose]());
  await shell.waitFor('shell> ');
  prepare(shell);
  shell.write(`"${process.execPath}" "${built}"\r`);
  await thingsOf(shell).pane('functions').titled(`Functions ${samples.functions.length} `);
  return shell;
}

it('gives the screen to the shell on Ctrl-Z and takes it back on fg', async () => {
  const shell = await startInShell();
  shell.write('jj');
  await shell.waitFor('▌image-resizer');
  shell.write('\u001A');
  await shell.waitFor(/Stopped[\s\S]*shell> \n*$/);
  expect(shell.terminal.isAlternate()).toBe(false);
  shell.write('stty -a | grep -o "[-]*icanon"\r');
  await shell.waitFor(/^icanon\nshell>/m);

  shell.write('fg\r');
  await shell.waitFor('▌image-resizer');
  expect(shell.terminal.isAlternate()).toBe(true);
  shell.write('j');
  await shell.waitFor('▌nightly-report');
  shell.write('q');
  await shell.waitFor(/shell> \n*$/);
});

it.each(['\u001A', 'q'])('takes late answers to what it asked first before %j gives the shell its keys', async key => {
  const shell = await startInShell(({holdAnswers}) => holdAnswers());
  await eventually(() => expect(shell.output()).toContain('\u001B]11;?'));
  shell.write(key);
  const roundTrip = 400;
  await setTimeout(roundTrip);
  shell.giveAnswers();
  await shell.waitFor(/shell> \n*$/);
  shell.write('echo all is well\r');
  await shell.waitFor(/^all is well$/m);
  expect(shell.screen().join('\n')).not.toMatch(/rgb:|not found/);
});

it.each([
  [80, 24],
  [150, 50],
  [120, 30],
])('fills a terminal that was made %i×%i while it was stopped', async (...size) => {
  const [columns] = size;
  const shell = await startInShell();
  shell.write('\u001A');
  await shell.waitFor(/Stopped[\s\S]*shell> \n*$/);
  shell.resize(...size);
  shell.write('fg\r');
  const isFilled = (shown: readonly string[]) => {
    // Small terminals have one row above the frames.
    const top = shown.findIndex(row => row.startsWith('╭─'));
    const framed = shown.slice(top, -1);
    return (
      shown[0]?.startsWith(' lambdeck ') === true &&
      (top === 1 || top === 2) &&
      framed.every(row => stringWidth(row) === columns && /[│┃╮╯┤]$/.test(row))
    );
  };
  await shell.waitFor(called('a frame to every edge', isFilled));
  shell.write('j');
  // A frame may come in pieces.
  const isMoved = (shown: readonly string[]) => shown.some(row => row.includes('▌fraud-scoring'));
  await shell.waitFor(called('the next function, and every edge', shown => isMoved(shown) && isFilled(shown)));
});
