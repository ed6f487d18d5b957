import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it, onTestFinished} from 'vitest';
import {startSandbox} from '../support/sandbox.ts';
import {createHome, startLambdeck} from '../support/terminal/start-lambdeck.ts';

const canary = 'canary-7f3a';
const traces = /canary-7f3a|Y2FuYXJ5/;

/** A program that writes down its name, environment and arguments, and those of the console that started it. */
function toWitness(name: string, log: string, work: string): string {
  return `#!/bin/sh\n{ echo "${name}: $*"; env; tr '\\0' ' ' < /proc/$$/cmdline; echo; } >> '${log}'\n${work}\n`;
}

it('gives no secret to the programs it starts, but in what they read, nor to titles and what stays on the terminal', async () => {
  const sandbox = await startSandbox({seed: true});
  onTestFinished(sandbox.close);
  await sandbox.client.updateFunctionConfiguration({
    FunctionName: 'orders-api',
    Environment: {Variables: {TOKEN: canary}},
  });
  const home = createHome();
  const log = join(home, 'witnessed');
  const make = (name: string, work: string) =>
    writeFileSync(join(home, name), toWitness(name, log, work), {mode: 0o755});
  make('tmux', `cat > '${join(home, 'copied')}'`);
  make('editor', `cp "$1" '${join(home, 'edited')}'`);
  const identity = {Version: 1, AccessKeyId: 'AKIDEXAMPLE', SecretAccessKey: canary, SessionToken: canary};
  make('credentials', `echo '${JSON.stringify(identity)}'`);
  mkdirSync(join(home, '.aws'));
  const endpoint = sandbox.url.replace('//', `//ops:${canary}@`);
  writeFileSync(
    join(home, '.aws/config'),
    `[profile dev]\nregion = eu-west-1\nendpoint_url = ${endpoint}\ncredential_process = ${join(home, 'credentials')}\n`,
  );
  const {pane, write, waitFor, dialog, terminal, output, exit} = startLambdeck({
    home,
    args: ['--profile', 'dev', '--function', 'orders-api'],
    env: {
      ...{PATH: `${home}:${process.env['PATH']}`, EDITOR: join(home, 'editor'), TMPDIR: home},
      ...{TMUX: '/tmp/tmux,1,0', TERM: 'xterm-256color'},
    },
  });
  await pane('functions').titled(/Functions \d/);
  await waitFor('▌orders-api');
  write('y');
  await dialog('Copy of orders-api').choose('JSON with secrets');
  await waitFor(() => readOr(join(home, 'copied')).includes(canary));
  write('i');
  await waitFor('Ctrl-S send');
  write(`\u001B[200~{"pin": "${canary}"}\u001B[201~\u0005`);
  await waitFor(() => readOr(join(home, 'edited')).includes(canary));
  await waitFor('Ctrl-S send');
  write('\u0013');
  await dialog('RequestResponse orders-api').shows('"statusCode": 200');
  write('\u0003');
  expect((await exit).code).toBe(130);
  await waitFor(() => !terminal.isAlternate());
  const witnessed = readFileSync(log, 'utf8');
  expect(witnessed.match(/^(tmux|editor|credentials):/gm)).toEqual(
    expect.arrayContaining(['tmux:', 'editor:', 'credentials:']),
  );
  expect(witnessed).not.toMatch(traces);
  const titles = output().match(/\u001B\][0-2];[^\u0007\u001B]*/g) ?? [];
  expect(titles.join('\n')).not.toMatch(traces);
  expect(terminal.scrollback()).not.toMatch(traces);
});

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
