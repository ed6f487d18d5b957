import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {CreateFunctionCommand} from '@aws-sdk/client-lambda';
import {expect, it, onTestFinished} from 'vitest';
import {startFaultyEndpoint} from '../support/faulty-endpoint.ts';
import {functionInput, functionsSeed, startSandbox} from '../support/sandbox.ts';
import {createHome, type LambdeckOptions, startLambdeck} from '../support/terminal/start-lambdeck.ts';

const endUpdate = '\u001B[?2026l';
/** What the console asks once it has drawn and has its first rows, or has waited for them. */
const asksBackground = '\u001B]11;?';
const size = {columns: 120, rows: 40};

it('shows the screen of the last time, of which the console then writes nothing again', async () => {
  const {start, hold, release} = await leaveOnce();
  hold();
  const {waitFor, output, pane} = start();
  await pane('functions').titled(/Functions 40 from \d+ s ago/);
  await waitFor(() => output().includes(asksBackground));
  const [first = ''] = output().split(endUpdate, 1);
  const [before = ''] = output().split(asksBackground, 1);
  expect(first).toContain('function-00001');
  for (const name of ['lambdeck', 'function-00001', 'function-00009']) expect(before.split(name)).toHaveLength(2);
  release();
  await pane('functions').titled(/Functions 40 (?!from)/);
});

it('shows it before anything of the console is loaded, and gives the terminal back when that cannot be', async () => {
  const {start, home} = await leaveOnce();
  const broken = start({env: {NODE_OPTIONS: refuseToLoad(home)}});
  expect((await broken.exit).code).toBe(1);
  await broken.waitFor('lambdeck could not start: nothing is loaded');
  expect(broken.output()).toContain('function-00001');
  expect(broken.terminal.isAlternate()).toBe(false);
});

it('shows what the service tells before the SDK is loaded, and asks for it once', async () => {
  const {start, home, count, create} = await leaveOnce();
  await create('a-new-function');
  const before = count('ListFunctions');
  const broken = start({env: {NODE_OPTIONS: refuseToLoad(home, 'calls')}});
  await broken.waitFor('nothing is loaded');
  expect(broken.output()).toContain('a-new-function');
  expect(count('ListFunctions')).toBe(before + 1);
  broken.write('q');
  await broken.exit;
  const whole = start();
  await whole.pane('functions').titled(/Functions 41 (?!from)/);
  expect(count('ListFunctions')).toBe(before + 2);
});

it('tells what is refused as if it had not been asked before', async () => {
  const {start, refuse} = await leaveOnce();
  refuse();
  const {waitFor} = start();
  await waitFor('not allowed');
});

it('shows nothing to another account, place, setting, theme or size, nor what is damaged or of rows that were written since', async () => {
  const {start, home, endpoint} = await leaveOnce();
  const state = join(home, '.local/state/lambdeck');
  const [picture = ''] = listFiles(join(state, 'pictures'));
  const [rows = ''] = listFiles(join(state, 'rows'));
  expect(statSync(picture).mode & 0o777).toBe(0o600);
  const content = readFileSync(picture, 'utf8');
  const config = join(home, 'config');
  const changes: readonly (readonly [string, LambdeckOptions, (() => void)?])[] = [
    ['account', {env: {AWS_ACCESS_KEY_ID: 'AKIDOTHER'}}],
    ['region', {env: {AWS_REGION: 'eu-north-1'}}],
    ['endpoint', {args: ['--endpoint-url', endpoint]}],
    ['colours', {env: {NO_COLOR: '1'}}],
    ['size', {rows: 39}],
    ['damage', {}, () => writeFileSync(picture, content.replace('function-00001', 'function-0000X'))],
    ['less', {}, () => writeFileSync(picture, content.slice(0, -9))],
    ['AWS configuration', {}, () => writeFileSync(config, '[default]\nregion = eu-west-1\n')],
    ['rows', {}, () => writeFileSync(rows, readFileSync(rows, 'utf8').replace('function-00001', 'function-more'))],
  ];
  for (const [what, options, change] of changes) {
    change?.();
    const program = start({...options, env: {...options.env, NODE_OPTIONS: refuseToLoad(home)}});
    await program.exit;
    expect(program.output(), what).not.toContain('function-0000');
    writeFileSync(picture, content);
    writeFileSync(config, '');
  }
});

/** Opens a console once, which leaves a picture of the start to come. Returns how to start again in the same way. */
async function leaveOnce() {
  const sandbox = await startSandbox({seed: () => functionsSeed(40)});
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  const home = createHome();
  writeFileSync(join(home, 'config'), '');
  const env = {
    AWS_ENDPOINT_URL_LAMBDA: endpoint.url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_CONFIG_FILE: join(home, 'config'),
  };
  const start = (options: LambdeckOptions = {}) =>
    startLambdeck({...size, home, ...options, env: {...env, ...options.env}});
  const first = start();
  await first.pane('functions').titled('Functions 40 ');
  first.write('q');
  await first.exit;
  let mend = () => {};
  return {
    start,
    home,
    endpoint: endpoint.url,
    count: endpoint.count,
    create: async (name: string) => {
      const input = {...(await functionInput(name)), FunctionName: name};
      await sandbox.client.send(new CreateFunctionCommand(input));
    },
    refuse: () => {
      const headers = {'x-amzn-errortype': 'AccessDeniedException'};
      endpoint.fail('ListFunctions', {kind: 'answer', status: 403, headers, body: '{"message": "Because."}'});
    },
    hold: () => {
      mend = endpoint.fail('ListFunctions', {kind: 'hold'});
    },
    release: () => {
      mend();
      endpoint.release();
    },
  };
}

/** What has Node refuse to load what the console is, or another part of it. */
function refuseToLoad(home: string, part = 'open-console'): string {
  const hook = join(home, 'refuse.cjs');
  writeFileSync(
    hook,
    `const loader = require('node:module');
    const load = loader._load;
    loader._load = (name, ...rest) => {
      if (name.includes('${part}.cjs')) throw new Error('nothing is loaded');
      return load(name, ...rest);
    };`,
  );
  return `--require=${hook}`;
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder).map(name => join(folder, name));
}
