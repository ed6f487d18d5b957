import {createHash} from 'node:crypto';
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, it, onTestFinished, vi} from 'vitest';
import {plainNetwork} from '../../../src/aws/network/network.ts';
import {type DeviceCode, signInBySso} from '../../../src/aws/sign-in/device-authorization.ts';
import {createSsoHandler} from '../../../src/aws/sign-in/sso-place.ts';
import {createFolder} from '../../support/folder.ts';
import {forever, json, serve} from '../endpoint.ts';

const place = {
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  session: 'My Corp Ltd',
  scopes: ['sso:account:access'],
};

async function startPortal(answers: readonly string[]) {
  const folder = createFolder();
  const left = [...answers];
  const portal = await serve((response, {path}) => {
    if (path === '/client/register')
      return json(response, {clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 4e9});
    if (path === '/device_authorization')
      return json(response, {
        deviceCode: 'd',
        userCode: 'ABCD-EFGH',
        verificationUriComplete: 'https://device.sso/?code=ABCD-EFGH',
        interval: 0,
        expiresIn: 600,
      });
    const answer = left.shift() ?? '';
    if (answer !== '') {
      response.setHeader('x-amzn-errortype', answer);
      return json(response, {error: answer, error_description: answer}, 400);
    }
    json(response, {accessToken: 'token', refreshToken: 'refresh', expiresIn: 3600, tokenType: 'Bearer'});
  });
  vi.stubEnv('AWS_ENDPOINT_URL_SSO_OIDC', portal.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const shown: DeviceCode[] = [];
  const requestHandler = await createSsoHandler(plainNetwork);
  const options = {folder, requestHandler, show: (code: DeviceCode) => void shown.push(code)};
  return {folder, shown, options};
}

it('shows where to confirm, waits for it, and keeps the token as the AWS command line does', async () => {
  const {folder, shown, options} = await startPortal([
    'AuthorizationPendingException',
    'AuthorizationPendingException',
  ]);
  await signInBySso(place, options, forever);
  expect(shown).toEqual([{address: 'https://device.sso/?code=ABCD-EFGH', code: 'ABCD-EFGH'}]);
  const file = join(folder, 'sso', 'cache', `${createHash('sha1').update('My Corp Ltd').digest('hex')}.json`);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    ...{startUrl: place.startUrl, region: 'eu-west-1', accessToken: 'token', refreshToken: 'refresh'},
    ...{clientId: 'c', clientSecret: 's', registrationExpiresAt: '2096-10-02T07:06:40Z'},
    expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it.each(['ExpiredTokenException', 'AccessDeniedException'])('rejects with %s, and keeps nothing', async answer => {
  const {folder, options} = await startPortal(['AuthorizationPendingException', answer]);
  await expect(signInBySso(place, options, forever)).rejects.toThrow();
  await expect(stat(join(folder, 'sso'))).rejects.toThrow();
});

it('can be left while it waits', async () => {
  const {options, shown} = await startPortal(Array(10_000).fill('AuthorizationPendingException'));
  const leaving = new AbortController();
  const waiting = signInBySso(place, options, leaving.signal);
  await vi.waitFor(() => expect(shown).toHaveLength(1), {timeout: 60_000});
  leaving.abort();
  await expect(waiting).rejects.toThrow();
});
