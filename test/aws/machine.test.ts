import {join} from 'node:path';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {createCalls} from '../../src/aws/calls.ts';
import {isConfigured, nameCredentials, resolveConnection} from '../../src/aws/connection.ts';
import {createFolder} from '../support/folder.ts';
import {forever, json, serve} from './endpoint.ts';

/** An environment with nothing in it, which the SDK's providers see too. */
async function bareEnvironment(given: Record<string, string>): Promise<Record<string, string>> {
  const folder = createFolder();
  const files = {AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials')};
  const env = {HOME: folder, ...files, ...given};
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  return env;
}

const role = {
  AccessKeyId: 'ASIAMACHINE',
  SecretAccessKey: 'S',
  Token: 'T',
  Expiration: '2999-01-01T00:00:00Z',
  Code: 'Success',
};

/** The metadata of an instance, to whoever has a token of it; without a role when none is named. */
async function startMetadata(name = 'bastion') {
  return serve((response, {method, path, headers}) => {
    if (method === 'PUT' && path === '/latest/api/token') return void response.end('token');
    if (headers['x-aws-ec2-metadata-token'] !== 'token') return void response.writeHead(401).end();
    const texts: Record<string, string> = {
      '/latest/meta-data/placement/region': 'eu-central-1',
      ...(name !== '' && {
        '/latest/meta-data/iam/security-credentials/': name,
        [`/latest/meta-data/iam/security-credentials/${name}`]: JSON.stringify(role),
      }),
    };
    const text = texts[path];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
}

/** Key with which a connection without any flags signs. */
async function signingKey(env: Record<string, string>): Promise<string | undefined> {
  const {url, received} = await serve(response => json(response, {Functions: []}));
  const connection = await resolveConnection({}, env);
  const calls = createCalls({...connection, endpoint: url}, {readOnly: () => false});
  onTestFinished(() => calls.close());
  await calls.call('ListFunctions', {}, forever);
  return /Credential=([^/]+)\/\d+\/([^/]+)/u
    .exec(received[0]?.headers.authorization ?? '')
    ?.slice(1)
    .join(' ');
}

describe('the role of an instance', () => {
  it('alone opens its account, in its region', async () => {
    const {url} = await startMetadata();
    const env = await bareEnvironment({AWS_EC2_METADATA_SERVICE_ENDPOINT: url});
    expect(await isConfigured({}, env)).toBe(true);
    expect(await signingKey(env)).toBe('ASIAMACHINE eu-central-1');
    expect(nameCredentials(await resolveConnection({region: 'eu-west-1'}, env))).toBe('instance role');
  });

  it('is not asked for where it is switched off', async () => {
    const {url, received} = await startMetadata();
    const env = await bareEnvironment({AWS_EC2_METADATA_SERVICE_ENDPOINT: url, AWS_EC2_METADATA_DISABLED: 'true'});
    expect(await isConfigured({}, env)).toBe(false);
    expect(received).toEqual([]);
  });

  it('is none where the instance has none, or nobody answers', async () => {
    const {url} = await startMetadata('');
    expect(await isConfigured({}, await bareEnvironment({AWS_EC2_METADATA_SERVICE_ENDPOINT: url}))).toBe(false);
    const dead = await bareEnvironment({AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1'});
    expect(await isConfigured({}, dead)).toBe(false);
  });

  it('is waited for a second at most', async () => {
    const {url} = await serve(() => {});
    const env = await bareEnvironment({AWS_EC2_METADATA_SERVICE_ENDPOINT: url});
    expect(await isConfigured({}, env)).toBe(false);
  });
});

it('the role of a container alone opens its account', async () => {
  const {url, received} = await serve((response, {headers}) =>
    headers.authorization === 'secret' ? json(response, role) : response.writeHead(403).end(),
  );
  const env = await bareEnvironment({
    ...{AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/creds`, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'secret'},
    AWS_REGION: 'eu-west-2',
  });
  expect(await isConfigured({}, env)).toBe(true);
  expect(await signingKey(env)).toBe('ASIAMACHINE eu-west-2');
  expect(received.map(({path}) => path)).toEqual(['/creds']);
});

describe('what the environment says of credentials and cannot be', () => {
  it.each<[Record<string, string>, string]>([
    [
      {AWS_PROFILE: 'prod', AWS_CONFIG_FILE: '/nowhere/config'},
      'AWS_CONFIG_FILE names /nowhere/config: there is no such file.',
    ],
    [
      {AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token', AWS_ROLE_ARN: 'arn:aws:iam::1:role/a'},
      'AWS_WEB_IDENTITY_TOKEN_FILE names /nowhere/token: there is no such file.',
    ],
    [
      {AWS_WEB_IDENTITY_TOKEN_FILE: import.meta.filename},
      'AWS_ROLE_ARN is not set, but AWS_WEB_IDENTITY_TOKEN_FILE is.',
    ],
    [
      {AWS_CONTAINER_CREDENTIALS_FULL_URI: 'garbage'},
      'AWS_CONTAINER_CREDENTIALS_FULL_URI says where to ask for them, which is no URL.',
    ],
    [
      {AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://192.0.2.1/x'},
      'AWS_CONTAINER_CREDENTIALS_FULL_URI says where to ask for them, and 192.0.2.1 may not give any without https.',
    ],
    [
      {AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x', AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/nowhere/token'},
      'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names /nowhere/token: there is no such file.',
    ],
  ])('is named, and nothing else is asked for any: %j', async (given, why) => {
    const env = await bareEnvironment({AWS_REGION: 'eu-west-1', ...given});
    await expect(resolveConnection({}, env)).rejects.toMatchObject({problem: {kind: 'setup', why}});
  });

  it.each(['http://127.0.0.1:9/x', 'http://169.254.170.23/v1', 'http://[::1]:9/x', 'https://192.0.2.1/x'])(
    'may be asked for at %s',
    async uri => {
      const env = await bareEnvironment({AWS_REGION: 'eu-west-1', AWS_CONTAINER_CREDENTIALS_FULL_URI: uri});
      expect(nameCredentials(await resolveConnection({}, env))).toBe('container role');
    },
  );
});
