import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it, onTestFinished, vi} from 'vitest';
import {json, serve} from '../../aws/endpoint.ts';
import {serveMfaRole} from '../../aws/sts.ts';
import {createHome, keys, openConsole, type RunningConsole} from '../../support/console.ts';

const role =
  'role_arn = arn:aws:iam::123456789012:role/Admin\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/alice\n';
const base = '[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = S\n';

/** The console with a profile as the AWS configuration has it; the SDK's providers look at the process's environment. */
async function openWith(config: string, services: Record<string, string>): Promise<RunningConsole> {
  const home = createHome();
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws', 'config'), config);
  vi.stubEnv('HOME', home);
  for (const [name, url] of Object.entries(services)) vi.stubEnv(name, url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = {AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined};
  return openConsole({home, env, args: ['--profile', 'dev', '--region', 'eu-west-1']});
}

it('asks for an MFA code once, says what a wrong one is, and by L asks again after it was not given', async () => {
  const sts = await serveMfaRole();
  const console = await openWith(`${base}[profile dev]\n${role}`, {AWS_ENDPOINT_URL_STS: sts.url});
  const {press, waitFor, pane, dialog} = console;
  const question = dialog('MFA code of alice');
  await question.opened();
  press('12345');
  press(keys.enter);
  await question.shows('A code has six digits.');
  press(keys.esc);
  await waitFor('There is no MFA code');
  press('r');
  await waitFor('Press L to give it');
  expect(sts.received).toEqual([]);
  press('L');
  await question.opened();
  press('000000');
  press(keys.enter);
  await waitFor('MultiFactorAuthentication failed');
  press('L');
  await question.opened();
  press('123 456');
  press(keys.enter);
  await pane('functions').titled(/Functions \d/);
  await waitFor('▌clickstream-ingest');
});

it('signs in to SSO from the screen that says the session has ended', async () => {
  let isConfirmed = false;
  const portal = await serve((response, {path}) => {
    if (path === '/client/register')
      return json(response, {clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 4e9});
    if (path === '/device_authorization') {
      const verificationUriComplete = 'https://device.sso/?code=ABCD-EFGH';
      return json(response, {deviceCode: 'd', userCode: 'ABCD-EFGH', verificationUriComplete, interval: 0});
    }
    if (path === '/token' && isConfirmed) return json(response, {accessToken: 'token', expiresIn: 3600});
    if (path === '/token') {
      response.setHeader('x-amzn-errortype', 'AuthorizationPendingException');
      return json(response, {error: 'authorization_pending'}, 400);
    }
    const keysOfRole = {
      accessKeyId: 'ASIASSO',
      secretAccessKey: 'S',
      sessionToken: 'T',
      expiration: Date.now() + 3.6e6,
    };
    json(response, {roleCredentials: keysOfRole});
  });
  const config = `[profile dev]\nsso_session = My Corp Ltd\nsso_account_id = 123456789012\nsso_role_name = Dev
[sso-session 'My Corp Ltd']\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n`;
  const console = await openWith(config, {AWS_ENDPOINT_URL_SSO_OIDC: portal.url, AWS_ENDPOINT_URL_SSO: portal.url});
  const {press, waitFor, pane} = console;
  await waitFor('Press L to sign in');
  press('L');
  await waitFor('https://device.sso/?code=ABCD-EFGH');
  await waitFor('Code: ABCD-EFGH');
  press(keys.esc);
  await waitFor('Press L to sign in');
  press('L');
  await waitFor('Code: ABCD-EFGH');
  isConfirmed = true;
  await waitFor('Signed in to My Corp Ltd.');
  await pane('functions').titled(/Functions \d/);
  await waitFor('▌clickstream-ingest');
});

it('runs a credential process without the terminal, and by L with it', async () => {
  const process = `sh -c 'test -t 0 || { echo no tty >&2; exit 1; }; echo {}'`;
  const console = await openWith(`[profile dev]\ncredential_process = ${process}\n`, {});
  const {press, waitFor} = console;
  await waitFor('it asks on the');
  await waitFor('press L: it gets the terminal');
  press('L');
  await waitFor('The sign-in failed');
});
