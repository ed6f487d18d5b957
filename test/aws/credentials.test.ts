import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {type Calls, createCalls} from '../../src/aws/calls.ts';
import {resolveConnection} from '../../src/aws/connection.ts';
import {forever, json, refuse, serve} from './endpoint.ts';
import {assumedRole, keyOf} from './sts.ts';

/** A home folder with an AWS configuration; the SDK's providers look for it in the process's environment. */
async function home(config: string): Promise<{env: Record<string, string>; folder: string}> {
  const folder = await mkdtemp(join(tmpdir(), 'aws-home-'));
  await mkdir(join(folder, '.aws'));
  await writeFile(join(folder, '.aws', 'config'), config);
  vi.stubEnv('HOME', folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, {recursive: true});
  });
  return {env: {HOME: folder}, folder};
}

async function callsOf(profile: string, endpointUrl: string, env: Record<string, string>): Promise<Calls> {
  const connection = await resolveConnection({profile, endpointUrl, region: 'eu-west-1'}, env);
  const calls = createCalls(connection, {readOnly: () => false});
  onTestFinished(() => calls.close());
  return calls;
}

describe('credentials', () => {
  it('come from a credential process, run once for all calls', async () => {
    const {env, folder} = await home('');
    const log = join(folder, 'runs');
    const answer = JSON.stringify({Version: 1, AccessKeyId: 'AKIDPROCESS', SecretAccessKey: 'S'});
    const script = join(folder, 'credentials.sh');
    await writeFile(script, `#!/bin/sh\necho run >> ${log}\necho '${answer}'\n`, {mode: 0o700});
    await writeFile(join(folder, '.aws', 'config'), `[profile tool]\ncredential_process = ${script}\n`);
    const {url, received} = await serve(response => json(response, {Functions: [], FunctionName: 'f'}));
    const calls = await callsOf('tool', url, env);
    await Promise.all([calls.call('ListFunctions', {}, forever), calls.call('ListLayers', {}, forever)]);
    await calls.call('PublishVersion', {FunctionName: 'f'}, forever);
    expect(received.map(request => keyOf(request.headers.authorization))).toEqual(Array(3).fill('AKIDPROCESS'));
    expect(await readFile(log, 'utf8')).toBe('run\n');
  });

  it('fail with the process: the problem says what it said, and nothing is sent', async () => {
    const {env} = await home('[profile tool]\ncredential_process = sh -c "echo vault is sealed >&2; exit 3"\n');
    const {url, received} = await serve(response => json(response, {}));
    const calls = await callsOf('tool', url, env);
    await expect(calls.call('ListFunctions', {}, forever)).rejects.toMatchObject({
      problem: {
        kind: 'credentials',
        why: expect.stringContaining('vault is sealed'),
        tryThis: expect.stringContaining('--profile tool'),
      },
    });
    expect(received).toHaveLength(0);
  });

  it('need a new sign-in when the SSO session has ended, and work after it without a restart', async () => {
    const start = 'https://corp.awsapps.com/start';
    const {env, folder} = await home(`[profile sso]\nsso_start_url = ${start}\nsso_region = eu-west-1
sso_account_id = 123456789012\nsso_role_name = dev\n[profile admin]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = sso\n`);
    const cache = join(folder, '.aws', 'sso', 'cache');
    await mkdir(cache, {recursive: true});
    const token = join(cache, `${createHash('sha1').update(start).digest('hex')}.json`);
    await writeFile(token, JSON.stringify({accessToken: 't', expiresAt: '2020-01-01T00:00:00Z'}));
    const portal = await serve(response => {
      const expiration = Date.now() + 3_600_000;
      json(response, {roleCredentials: {accessKeyId: 'ASIASSO', secretAccessKey: 'S', sessionToken: 'T', expiration}});
    });
    vi.stubEnv('AWS_ENDPOINT_URL_SSO', portal.url);
    const {url, received} = await serve(response => json(response, {Functions: []}));
    const calls = await callsOf('sso', url, env);
    const problem = {
      kind: 'credentials',
      what: 'The SSO session has ended',
      tryThis: 'Press L to sign in, or run: aws sso login --profile sso, then press r.',
    };
    await expect(calls.call('ListFunctions', {}, forever)).rejects.toMatchObject({problem});
    const ofRole = await callsOf('admin', url, env);
    await expect(ofRole.call('ListFunctions', {}, forever)).rejects.toMatchObject({problem});
    expect(received).toHaveLength(0);
    await writeFile(token, JSON.stringify({accessToken: 't', expiresAt: '2999-01-01T00:00:00Z'}));
    await calls.call('ListFunctions', {}, forever);
    expect(keyOf(received[0]?.headers.authorization)).toBe('ASIASSO');
  });

  it('are those of a role assumed with another profile', async () => {
    const {env} = await home(`[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = S
[profile admin]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = base\n`);
    const sts = await serve(response => response.end(assumedRole));
    vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.url);
    const {url, received} = await serve(response => json(response, {Functions: []}));
    await (await callsOf('admin', url, env)).call('ListFunctions', {}, forever);
    expect(keyOf(sts.received[0]?.headers.authorization)).toBe('AKIDBASE');
    expect(keyOf(received[0]?.headers.authorization)).toBe('ASIAROLE');
  });

  it('that were refused are read again by the next call', async () => {
    const {env, folder} = await home('');
    const config = join(folder, '.aws', 'config');
    const withKey = (key: string) =>
      writeFile(config, `[profile p]\naws_access_key_id = ${key}\naws_secret_access_key = S\naws_session_token = T\n`);
    await withKey('ASIAOLD');
    const {url, received} = await serve((response, {headers}) =>
      keyOf(headers.authorization) === 'ASIAOLD'
        ? refuse(response, 403, 'ExpiredTokenException', 'The security token included in the request is expired')
        : json(response, {Functions: []}),
    );
    const calls = await callsOf('p', url, env);
    await expect(calls.call('ListFunctions', {}, forever)).rejects.toMatchObject({
      problem: {kind: 'credentials', tryThis: expect.stringContaining('aws sso login --profile p')},
    });
    await withKey('ASIANEW');
    await calls.call('ListFunctions', {}, forever);
    expect(received.map(request => keyOf(request.headers.authorization))).toEqual(['ASIAOLD', 'ASIANEW']);
  });

  it('that need an MFA code say so', async () => {
    const {env} = await home(`[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = S
[profile admin]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\nmfa_serial = arn:aws:iam::1:mfa/me\n`);
    const {url} = await serve(response => json(response, {}));
    await expect((await callsOf('admin', url, env)).call('ListFunctions', {}, forever)).rejects.toMatchObject({
      problem: {kind: 'credentials', why: expect.stringContaining('MFA')},
    });
  });
});
