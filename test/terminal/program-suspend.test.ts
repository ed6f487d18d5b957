import {expect, it} from 'vitest';
import {samples} from '../support/samples.ts';
import {built, checkBuilt} from '../support/terminal/built.ts';
import {createHome, thingsOf} from '../support/terminal/start-lambdeck.ts';
import {startProgram} from '../support/terminal/start-program.ts';

it('gives the screen to the shell on Ctrl-Z and takes it back on fg', async () => {
  checkBuilt();
  const home = createHome();
  await using shell = startProgram({
    command: '/bin/sh',
    args: ['-i'],
    env: {HOME: home, PS1: 'shell> ', ENV: ''},
    columns: 120,
    rows: 40,
    folder: home,
  });
  await shell.waitFor('shell> ');
  shell.write(`"${process.execPath}" "${built}"\r`);
  await thingsOf(shell).pane('functions').titled(`Functions ${samples.functions.length} `);
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
