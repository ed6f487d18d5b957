import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, it} from 'vitest';
import {built, checkBuilt} from '../support/terminal/built.ts';
import {createHome} from '../support/terminal/start-lambdeck.ts';

beforeAll(checkBuilt);

interface Setup {
  readonly config?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What `lambdeck info` prints, without the blanks that align it. */
function info({config = '', env = {}}: Setup, ...args: string[]): string {
  const home = createHome();
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws', 'config'), config);
  const {stdout, stderr, status} = spawnSync(process.execPath, [built, 'info', ...args], {
    encoding: 'utf8',
    env: {PATH: process.env['PATH'], HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env},
  });
  expect([stderr, status]).toEqual(['', 0]);
  return stdout.replaceAll(home, '~').replace(/ {2,}/g, ' ');
}

const sso = `[profile base]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev
[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1
[profile prod]\nregion = eu-west-3\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\nmfa_serial = arn:aws:iam::1:mfa/me\n`;

it.each<[string, Setup, string[], string[]]>([
  [
    'the sandbox, where nothing is configured',
    {},
    [],
    ['Target the built-in sandbox, us-east-1: no account or endpoint'],
  ],
  [
    'the sandbox that was asked for',
    {config: sso},
    ['--sandbox'],
    ['Target the built-in sandbox, us-east-1: --sandbox'],
  ],
  [
    'a profile of the command line, its region and how it signs in',
    {config: sso, env: {AWS_PROFILE: 'base'}},
    ['--profile', 'prod'],
    [
      'Profile prod (--profile)',
      'Region eu-west-3 (the profile)',
      'Credentials a role, by way of the profile base (SSO), with an MFA code; nobody is signed in',
    ],
  ],
  [
    'what the environment says',
    {config: sso, env: {AWS_PROFILE: 'prod', AWS_REGION: 'eu-north-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:9001'}},
    [],
    [
      'Profile prod (AWS_PROFILE)',
      'Region eu-north-1 (AWS_REGION)',
      'Endpoint http://127.0.0.1:9001 (AWS_ENDPOINT_URL)',
    ],
  ],
  [
    'the network',
    {config: sso, env: {HTTPS_PROXY: 'http://me:hunter2@proxy:3128', NO_PROXY: '.corp.example'}},
    ['-p', 'prod'],
    ['Proxy http://••••••••@proxy:3128, but not for .corp.example', "Certificates Node's own"],
  ],
  ['the terminal', {}, [], ['Terminal output is no terminal, no colours, UTF-8']],
  [
    'files',
    {},
    [],
    ['Settings ~/.config/lambdeck/settings.json (not there)', 'State ~/.local/state/lambdeck: journal not there'],
  ],
  [
    'what is wrong',
    {config: '[profile dev]\nsso_session = crop\n'},
    ['-p', 'dev', '-r', 'eu-west-1'],
    ['Problem There is no sso-session "crop"'],
  ],
])('lambdeck info tells %s', (_, setup, args, lines) => {
  const text = info(setup, ...args);
  for (const line of lines) expect(text).toContain(line);
});

it.each([
  [{AWS_ACCESS_KEY_ID: 'A'}, 'keys of the environment; they do not expire'],
  [
    {AWS_ACCESS_KEY_ID: 'ASIA', AWS_SESSION_TOKEN: 't', AWS_CREDENTIAL_EXPIRATION: '2020-01-02T03:04:05Z'},
    'keys of the environment; expired at 2020-01-02T03:04:05Z',
  ],
  [{AWS_ACCESS_KEY_ID: 'ASIA', AWS_SESSION_TOKEN: 't'}, 'until when they hold is known once they are used'],
])('says until when credentials hold: %j', (env, said) => {
  expect(info({env: {AWS_SECRET_ACCESS_KEY: 's', AWS_REGION: 'eu-west-1', ...env}})).toContain(said);
});

it('says until when somebody is signed in', () => {
  const home = createHome();
  mkdirSync(join(home, '.aws', 'sso', 'cache'), {recursive: true});
  writeFileSync(join(home, '.aws', 'config'), sso);
  const token = {accessToken: 'canary', expiresAt: '2099-01-02T03:04:05Z'};
  const file = `${createHash('sha1').update('corp').digest('hex')}.json`;
  writeFileSync(join(home, '.aws', 'sso', 'cache', file), JSON.stringify(token));
  const env = {PATH: process.env['PATH'], HOME: home, AWS_REGION: 'eu-west-1'};
  const {stdout} = spawnSync(process.execPath, [built, 'info', '-p', 'base'], {encoding: 'utf8', env});
  expect(stdout).toMatch(/Credentials +SSO; they hold until 2099-01-02T03:04:05Z/);
  expect(stdout).not.toContain('canary');
});

it('holds no secret', () => {
  const secrets = {
    AWS_ACCESS_KEY_ID: 'AKIDCANARYKEY',
    AWS_SECRET_ACCESS_KEY: 'canary-secret',
    AWS_SESSION_TOKEN: 'canary-token',
    HTTPS_PROXY: 'http://me:canary-proxy@proxy:3128',
    AWS_ENDPOINT_URL: 'http://me:canary-password@127.0.0.1:1/?token=canary-query',
  };
  const text = info({env: {...secrets, AWS_REGION: 'eu-west-1'}});
  expect(text).toContain('keys of the environment');
  expect(text).not.toMatch(/canary/i);
});
