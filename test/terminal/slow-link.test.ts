import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {startFaultyEndpoint} from '../support/faulty-endpoint.ts';
import {eventually} from '../support/patience.ts';
import {samples} from '../support/samples.ts';
import {startSandbox} from '../support/sandbox.ts';
import {built, checkBuilt} from '../support/terminal/built.ts';
import {createHome, thingsOf} from '../support/terminal/start-lambdeck.ts';
import {startProgram} from '../support/terminal/start-program.ts';

/** Answers of a terminal that a shell or an editor would show, had they been typed to it. */
const answer = /\[0n|\[\?[\d;]*c/;

/** Starts the built program as the only job of a shell, the way it is over SSH, and waits until its functions are listed. */
async function start(env: Readonly<Record<string, string>> = {}, home = createHome()) {
  checkBuilt();
  const program = startProgram({
    command: '/bin/sh',
    args: ['-c', '"$@"; echo "ended by $?"; sleep 1000', 'shell', process.execPath, built],
    env: {
      SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22',
      HOME: home,
      TMPDIR: home,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      ...env,
    },
    columns: 120,
    rows: 40,
    folder: home,
  });
  onTestFinished(() => program[Symbol.asyncDispose]());
  return {...program, ...thingsOf(program), home};
}

async function startEndpoint() {
  const sandbox = await startSandbox({seed: true});
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  return endpoint;
}

/** Resolves once the console knows that the terminal answers: from then on a frame asks one question, not two. */
async function answers({write, output}: Awaited<ReturnType<typeof start>>): Promise<void> {
  await eventually(() => {
    write('jk');
    expect(output()).toMatch(/\u001B\[5n(?!\u001B\[c)/);
  });
}

const allListed = `Functions ${samples.functions.length} `;

describe('the built program behind a slow link', () => {
  it('sends no more than the terminal draws, and shows at last where the cursor is', async () => {
    const endpoint = await startEndpoint();
    const program = await start({AWS_ENDPOINT_URL_LAMBDA: endpoint.url});
    await program.pane('functions').titled(allListed);
    await answers(program);
    program.holdAnswers();
    const [sent, listed] = [program.bytes(), endpoint.count('ListFunctions')];
    program.write(`${'jk'.repeat(500)}jjjr`);
    // The keys before the last one were dealt with.
    await eventually(() => expect(endpoint.count('ListFunctions')).toBeGreaterThan(listed));
    expect(program.bytes() - sent).toBeLessThan(50_000);
    program.giveAnswers();
    await program.waitFor('▌nightly-report');
  });

  it.each([0, 400])('takes the answers it has asked for, also those that come %i ms after q', async delay => {
    const endpoint = await startEndpoint();
    const program = await start({AWS_ENDPOINT_URL_LAMBDA: endpoint.url});
    await program.pane('functions').titled(allListed);
    await answers(program);
    program.holdAnswers();
    program.write('jjj');
    await program.waitFor('▌nightly-report');
    program.write('q');
    setTimeout(program.giveAnswers, delay);
    await program.waitFor('ended by 0');
    expect(program.screen().join('\n')).not.toMatch(answer);
  });

  it('gives an editor the keys alone', async () => {
    const endpoint = await startEndpoint();
    const home = createHome();
    const editor = join(home, 'editor');
    writeFileSync(editor, '#!/bin/sh\nprintf writing; read -r line; printf "%s" "$line" >"$HOME/typed"\n', {
      mode: 0o755,
    });
    const program = await start({AWS_ENDPOINT_URL_LAMBDA: endpoint.url, EDITOR: editor}, home);
    await program.pane('functions').titled(allListed);
    await answers(program);
    program.holdAnswers();
    program.write('i');
    await program.waitFor('Ctrl-S send');
    program.write('\u0005');
    program.giveAnswers();
    await program.waitFor('writing');
    program.write('typed\r');
    await program.waitFor('Ctrl-S send');
    expect(readFileSync(join(home, 'typed'), 'utf8')).toBe('typed');
  });

  it('remembers a terminal that does not answer, until it does', async () => {
    const endpoint = await startEndpoint();
    const home = createHome();
    const remembered = () => JSON.parse(readFileSync(join(home, '.local/state/lambdeck/remembered.json'), 'utf8'));
    const program = await start({AWS_ENDPOINT_URL_LAMBDA: endpoint.url, TERM_PROGRAM: 'mute'}, home);
    program.holdAnswers();
    await program.pane('functions').titled(allListed);
    await eventually(() => expect(remembered().silentTerminals).toEqual(['xterm-256color mute']));
    program.giveAnswers();
    await eventually(() => expect(remembered().silentTerminals).toEqual([]));
    program.write('jjj');
    await program.waitFor('▌nightly-report');
  });
});
