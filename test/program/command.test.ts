import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {LambdaClient, ListFunctionsCommand} from '@aws-sdk/client-lambda';
import {beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {patience} from '../support/patience.ts';
import {credentials} from '../support/sandbox.ts';
import {built, checkBuilt} from '../support/terminal/built.ts';
import {expectGone} from '../support/terminal/processes.ts';
import {createHome} from '../support/terminal/start-lambdeck.ts';

beforeAll(checkBuilt);

/** Runs the built program without a terminal, to its end. */
const run = (...args: string[]) => runWith({}, ...args);

/** The same with an AWS configuration. */
const runWith = (
  {env, ...files}: {readonly config?: string; readonly credentials?: string; readonly env?: NodeJS.ProcessEnv},
  ...args: string[]
) => {
  const home = createHome();
  mkdirSync(join(home, '.aws'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, '.aws', name), text);
  const {status, stdout, stderr} = spawnSync(process.execPath, [built, ...args], {
    encoding: 'utf8',
    cwd: home,
    env: {PATH: process.env['PATH'], HOME: home, TERM: 'xterm-256color', ...env},
    timeout: patience,
  });
  return {status, stdout, stderr};
};

describe('the command line of the built program', () => {
  it('says in one line that it needs a terminal, and exits 1', () => {
    const {status, stdout, stderr} = run();
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^lambdeck needs a terminal: [^\n]+\n$/);
  });

  it.for([
    ['--nonsense', /unknown option '--nonsense'/],
    ['--region', /argument missing/],
    ['--endpoint-url=ftp:nowhere', /It must be a URL/],
    ['functions', /there is no command 'functions'\. There are: info, .*sandbox, help\. --function functions/],
  ] as const)('answers %s with a usage line and exits 2', ([argument, reason]) => {
    const {status, stdout, stderr} = run(argument);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(/^Usage: lambdeck /m);
  });

  it.for([
    [['--profile', 'prood'], 'lambdeck: there is no profile "prood". The nearest: prod.\n'],
    [['-p', 'other'], 'lambdeck: there is no profile "other". There are: My Team, default, keys, prod.\n'],
    [
      ['--region', 'eu-wets-1'],
      'lambdeck: there is no region "eu-wets-1". The nearest: eu-west-1, eu-west-2, eu-west-3.\n',
    ],
    [['-r', 'narnia'], 'lambdeck: there is no region "narnia".'],
  ] as const)(
    'says before the screen opens that %j is not there, with what is like it, and exits 2',
    ([args, said]) => {
      const config = '[default]\n[profile prod]\nregion = eu-west-1\n[profile "My Team"]\n[sso-session corp]\n';
      const {status, stdout, stderr} = runWith({config, credentials: '[keys]\n'}, ...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.startsWith(said)).toBe(true);
    },
  );

  it.for([
    [
      {AWS_REGION: 'eu-west1'},
      'lambdeck: there is no region "eu-west1", which AWS_REGION says. The nearest: eu-west-1, ',
    ],
    [{AWS_DEFAULT_REGION: 'narnia'}, 'lambdeck: there is no region "narnia", which AWS_DEFAULT_REGION says. '],
    [{AWS_REGION: 'eu-west1', AWS_ENDPOINT_URL: 'http://127.0.0.1:1'}, 'lambdeck needs a terminal'],
    [{AWS_REGION: 'eu-west1', AWS_PROFILE: 'local'}, 'lambdeck needs a terminal'],
    [{AWS_REGION: 'eu-west-9'}, 'lambdeck needs a terminal'],
  ] as const)('says where a region was set that there is not, unless a host of its own is asked: %j', ([env, said]) => {
    const config = '[default]\ncredential_process = true\n[profile local]\nendpoint_url = http://127.0.0.1:1\n';
    expect(runWith({config, env}).stderr.startsWith(said)).toBe(true);
  });

  it('names the file that is not there in place of the profile that should be in it', () => {
    const {status, stderr} = runWith({env: {AWS_CONFIG_FILE: '/nowhere/config'}}, '--profile', 'prod');
    expect([status, stderr]).toEqual([
      2,
      'lambdeck: AWS_CONFIG_FILE names /nowhere/config: there is no such file. Set AWS_CONFIG_FILE to a file that is there, or unset it.\n',
    ]);
  });

  it.for([
    ['--profile', 'My Team'],
    ['--region', 'eu-west-9'],
    ['--region', 'local', '--endpoint-url', 'http://127.0.0.1:1'],
    ['--profile', 'porc', '--sandbox'],
  ])('takes %j', args => {
    expect(runWith({config: '[profile "My Team"]\n'}, ...args).stderr).toMatch(/^lambdeck needs a terminal/);
  });

  it('has short names of its usual options, and a help command', () => {
    const {stdout} = run('--help');
    for (const option of ['-h, --help', '-V, --version', '-p, --profile', '-r, --region'])
      expect(stdout).toContain(option);
    expect(run('-h').stdout).toBe(stdout);
    expect(run('help').stdout).toBe(stdout);
    expect(run('help', 'sandbox')).toEqual(run('sandbox', '--help'));
    expect(run('-V')).toEqual(run('--version'));
    const {status, stderr} = run('help', 'functions');
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("there is no command 'functions'. There are: info, "),
    ]);
  });

  it.for(['--port', '--port=http', '--port=70000', '--nonsense', '--memory --data=here'])(
    'answers sandbox %s likewise',
    args => {
      const {status, stderr} = run('sandbox', ...args.split(' '));
      expect(status).toBe(2);
      expect(stderr).toMatch(/^Usage: lambdeck sandbox /m);
    },
  );

  it.for([
    ['--help', '| true', '', 0],
    ['--version', '| true', '', 0],
    ['--nonsense', '2>&1 | true', '', 0],
    ['--help', '> /dev/full', 'lambdeck cannot print: the disk is full\n', 1],
  ] as const)(
    'ends quietly when nobody reads what it prints, and says so when it cannot: %s %s',
    ([argument, where, stderr, status]) => {
      const script = `"$0" "$1" ${argument} ${where}`;
      const ended = spawnSync('/bin/sh', ['-c', script, process.execPath, built], {
        encoding: 'utf8',
        timeout: patience,
      });
      expect([ended.stdout, ended.stderr, ended.status]).toEqual(['', stderr, status]);
    },
  );

  it('prints its version and its help', () => {
    const packageFile = fileURLToPath(new URL('../../package.json', import.meta.url));
    const {version} = JSON.parse(readFileSync(packageFile, 'utf8')) as {version: string};
    expect(run('--version')).toEqual({status: 0, stdout: `${version}\n`, stderr: ''});
    const help = run('--help');
    expect([help.status, help.stderr]).toEqual([0, '']);
    for (const flag of [
      '--profile',
      '--region',
      '--endpoint-url',
      '--sandbox',
      '--read-only',
      '--function',
      '--no-color',
    ]) {
      expect(help.stdout).toContain(flag);
    }
    expect(run('sandbox', '--help').stdout).toContain('--port');
  });
});

describe('the sandbox served by the built program', () => {
  const serve = (...args: string[]) => serveWith({}, ...args);
  const serveWith = async (env: Readonly<Record<string, string>>, ...args: string[]) => {
    const home = createHome();
    const child = spawn(process.execPath, [built, 'sandbox', '--port', '0', ...args], {
      cwd: home,
      env: {PATH: process.env['PATH'], HOME: home, ...env},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let greeting = '';
    for await (const piece of child.stdout) {
      greeting += String(piece);
      if (greeting.includes('lambdeck --endpoint-url')) break;
    }
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)?.[0] ?? '';
    return {child, url, greeting};
  };

  it('answers any AWS client, and ends on Ctrl-C', async () => {
    const {child, url, greeting} = await serve('--memory');
    expect(greeting).toContain(`export AWS_ENDPOINT_URL=${url}`);
    const client = new LambdaClient({endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1});
    onTestFinished(() => client.destroy());
    const {Functions = []} = await client.send(new ListFunctionsCommand({}));
    expect(Functions.map(({FunctionName}) => FunctionName)).toContain('orders-api');
    child.kill('SIGINT');
    expect((await once(child, 'exit'))[0]).toBe(130);
    await expectGone([child.pid ?? 0]);
  });

  it('says what handlers can see, and has no variables that could tell them a secret', async () => {
    const secrets = {AWS_SECRET_ACCESS_KEY: 'canary-1', DATABASE_URL: 'postgres://app:canary-2@db/app'};
    const {child, url, greeting} = await serveWith({...secrets, AWS_REGION: 'eu-north-1'}, '--memory', '--empty');
    expect(greeting).toMatch(/^Handlers are (not )?walled off\W/m);
    expect(greeting).toContain(`on ${url}, region eu-north-1`);
    const tool =
      process.platform === 'linux' ? ['cat', `/proc/${child.pid}/environ`] : ['ps', '-Eww', '-p', `${child.pid}`];
    const {stdout} = spawnSync(tool[0] ?? '', tool.slice(1), {encoding: 'utf8'});
    expect(stdout).toContain('eu-north-1');
    expect(stdout).not.toContain('canary');
  });

  it('is empty when asked to be', async () => {
    const {url} = await serve('--memory', '--empty');
    const client = new LambdaClient({endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1});
    onTestFinished(() => client.destroy());
    expect((await client.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
  });

  it('says in one line that its port is taken, and exits 1', async () => {
    const {url} = await serve('--memory');
    const {port} = new URL(url);
    const {status, stdout, stderr} = run('sandbox', '--port', port, '--memory');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`lambdeck sandbox: Port ${port} on 127.0.0.1 is already in use.\n`);
  });
});
