import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {listProfiles} from '../../src/aws/config/profiles.ts';
import {isConfigured, nameCredentials, resolveConnection, sandboxConnection} from '../../src/aws/connection.ts';
import {isRegionName, regions} from '../../src/aws/regions.ts';
import {callerName} from '../../src/console/connection/connection-name.ts';

/** An environment whose configuration files hold these texts. */
async function environment(config = '', credentials = ''): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'aws-config-'));
  onTestFinished(() => rm(folder, {recursive: true}));
  const [AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE] = [join(folder, 'config'), join(folder, 'credentials')];
  if (config) await writeFile(AWS_CONFIG_FILE, config);
  if (credentials) await writeFile(AWS_SHARED_CREDENTIALS_FILE, credentials);
  return {AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, HOME: folder};
}

const keys = {AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 's'};

describe('the region', () => {
  const config =
    '[default]\nregion = eu-north-1\n[profile prod]\nregion = eu-west-3\naws_access_key_id = A\naws_secret_access_key = S\n';

  it('is the flag before the environment before the profile', async () => {
    const env = await environment(config);
    const both = {...env, AWS_REGION: 'us-east-2', AWS_DEFAULT_REGION: 'us-west-2'};
    const regionOf = async (...given: Parameters<typeof resolveConnection>) =>
      (await resolveConnection(...given)).region;
    expect(await regionOf({profile: 'prod', region: 'sa-east-1'}, both)).toBe('sa-east-1');
    expect(await regionOf({profile: 'prod'}, both)).toBe('us-east-2');
    expect(await regionOf({profile: 'prod'}, {...env, AWS_DEFAULT_REGION: 'us-west-2'})).toBe('us-west-2');
    expect(await regionOf({profile: 'prod'}, env)).toBe('eu-west-3');
    expect(await regionOf({}, env)).toBe('eu-north-1');
  });

  it('is missing: the problem says how to set it', async () => {
    await expect(resolveConnection({}, {...(await environment()), ...keys})).rejects.toMatchObject({
      problem: {kind: 'setup', what: 'No region is set', tryThis: expect.stringContaining('aws configure set region')},
    });
  });

  it('need not be set for a custom endpoint', async () => {
    const connection = await resolveConnection({endpointUrl: 'http://127.0.0.1:9001'}, await environment());
    expect(connection).toMatchObject({region: 'us-east-1', endpoint: 'http://127.0.0.1:9001'});
  });

  it('must be a name that can be part of a host name', async () => {
    const problem = {kind: 'setup', what: 'The region is not a region name'};
    const env = {...(await environment()), ...keys};
    for (const region of ['eu west', 'evil.example/', '-', 'EU-WEST-1']) {
      await expect(resolveConnection({region}, env)).rejects.toMatchObject({problem});
    }
  });

  it('is offered from a list of real names', () => {
    expect(regions.length).toBeGreaterThan(30);
    expect(regions.every(({id}) => isRegionName(id))).toBe(true);
    expect(regions).toContainEqual({id: 'eu-west-1', name: 'Europe (Ireland)'});
  });
});

describe('the profile', () => {
  const config =
    '[default]\nregion = eu-north-1\n[profile prod]\nregion = eu-west-3\n[profile dev]\nregion = eu-west-1\n';

  it('is the flag before AWS_PROFILE before default', async () => {
    const env = await environment(config);
    expect(await resolveConnection({profile: 'dev'}, {...env, AWS_PROFILE: 'prod'})).toMatchObject({profile: 'dev'});
    expect(await resolveConnection({}, {...env, AWS_PROFILE: 'prod'})).toMatchObject({
      profile: 'prod',
      region: 'eu-west-3',
    });
    expect(await resolveConnection({}, env)).toMatchObject({profile: 'default'});
  });

  it('is unknown: the problem names the known ones', async () => {
    const env = await environment(config, '[ops]\naws_access_key_id = A\naws_secret_access_key = S\n');
    const problem = {
      kind: 'setup',
      what: 'There is no profile "porc"',
      why: 'The AWS configuration has: default, dev, ops, prod.',
    };
    await expect(resolveConnection({profile: 'porc'}, env)).rejects.toMatchObject({problem});
    await expect(resolveConnection({}, {...env, AWS_PROFILE: 'porc'})).rejects.toMatchObject({problem});
  });

  it('is beaten by keys in the environment unless it is a flag', async () => {
    const env = await environment(
      '',
      '[prod]\naws_access_key_id = AKIDFILE\naws_secret_access_key = S\nregion = eu-west-3\n',
    );
    const byVariable = await resolveConnection({}, {...env, ...keys, AWS_PROFILE: 'prod'});
    expect(byVariable.credentials).toMatchObject({kind: 'fixed', accessKeyId: 'AKIDENV'});
    const byFlag = await resolveConnection({profile: 'prod'}, {...env, ...keys});
    expect(byFlag.credentials).toMatchObject({kind: 'profile', name: 'prod'});
  });

  it('is listed with its region and the way it signs in', async () => {
    const env = await environment(
      `[profile sso]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\nregion = eu-west-1\n[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1
[profile admin]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = sso
[profile tool]\ncredential_process = /bin/true\n[default]\nregion = us-east-1\n[services local]\nlambda =\n  endpoint_url = http://x\n`,
      '[keys]\naws_access_key_id = A\naws_secret_access_key = S\n',
    );
    expect(await listProfiles(env)).toEqual([
      {name: 'default', region: 'us-east-1', kind: 'settings only'},
      {name: 'admin', region: undefined, kind: 'assume role'},
      {name: 'keys', region: undefined, kind: 'access key'},
      {name: 'sso', region: 'eu-west-1', kind: 'SSO'},
      {name: 'tool', region: undefined, kind: 'credential process'},
    ]);
    const connection = await resolveConnection({profile: 'admin', region: 'eu-west-1'}, env);
    expect(connection.credentials).toMatchObject({name: 'admin', signIn: 'sso'});
  });
});

describe('what is offered', () => {
  const regions = [undefined, '', 'ap-southeast-2'];
  const settings = regions.flatMap(AWS_REGION => regions.map(AWS_DEFAULT_REGION => ({AWS_REGION, AWS_DEFAULT_REGION})));

  it.each(settings)('is where a profile then connects to, with %o', async given => {
    const env = await environment(
      `[profile beta]\nregion = us-east-1\n[profile gamma]\nregion = eu-west-1\n${signedIn}`,
    );
    const all = {...env, ...given};
    const offered = await listProfiles(all);
    expect(offered).toHaveLength(3);
    for (const {name, region} of offered) {
      const connecting = resolveConnection({profile: name}, all).then(connection => connection.region);
      expect(await connecting.catch(() => undefined), name).toBe(region);
    }
  });
  const signedIn = '[profile delta]\naws_access_key_id = A\naws_secret_access_key = S\n';
});

describe('the endpoint', () => {
  const config = `[profile both]\nregion = eu-west-1\nservices = local\nendpoint_url = http://profile:1
[profile plain]\nregion = eu-west-1\nendpoint_url = http://profile:1
[profile broken]\nregion = eu-west-1\nservices = absent
[services local]\nlambda =\n  endpoint_url = http://services:2\ns3 =\n  endpoint_url = http://wrong:9\n`;
  const endpointOf = async (...given: Parameters<typeof resolveConnection>) =>
    (await resolveConnection(...given)).endpoint;

  it('is the flag, AWS_ENDPOINT_URL_LAMBDA, AWS_ENDPOINT_URL, the services section, the profile, in this order', async () => {
    const env = {...(await environment(config)), ...keys};
    const general = {...env, AWS_ENDPOINT_URL: 'http://general:3'};
    const lambda = {...general, AWS_ENDPOINT_URL_LAMBDA: 'http://lambda:4'};
    expect(await endpointOf({profile: 'both', endpointUrl: 'http://flag:5'}, lambda)).toBe('http://flag:5');
    expect(await endpointOf({profile: 'both'}, lambda)).toBe('http://lambda:4');
    expect(await endpointOf({profile: 'both'}, general)).toBe('http://general:3');
    expect(await endpointOf({profile: 'both'}, env)).toBe('http://services:2');
    expect(await endpointOf({profile: 'plain'}, env)).toBe('http://profile:1');
    expect(await endpointOf({region: 'eu-west-1'}, env)).toBeUndefined();
  });

  it('is only the flag when configured ones are ignored', async () => {
    const env = {
      ...(await environment(config)),
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
      AWS_ENDPOINT_URL: 'http://x:1',
    };
    expect(await endpointOf({profile: 'both'}, env)).toBeUndefined();
    expect(await endpointOf({profile: 'both', endpointUrl: 'http://flag:5'}, env)).toBe('http://flag:5');
  });

  it('must be a URL, and the problem says where it came from', async () => {
    const env = {...(await environment(config)), ...keys, AWS_REGION: 'eu-west-1'};
    for (const endpointUrl of ['localhost:9001', 'ftp://x', '', '9001']) {
      await expect(resolveConnection({endpointUrl}, env)).rejects.toMatchObject({
        problem: {kind: 'setup', why: expect.stringContaining('--endpoint-url')},
      });
    }
    await expect(resolveConnection({}, {...env, AWS_ENDPOINT_URL: 'nope'})).rejects.toMatchObject({
      problem: {why: 'AWS_ENDPOINT_URL is "nope".'},
    });
  });

  it('must not be in a services section that is not there', async () => {
    await expect(resolveConnection({profile: 'broken'}, await environment(config))).rejects.toMatchObject({
      problem: {kind: 'setup', why: expect.stringContaining('"absent"')},
    });
  });

  it('needs no credentials on this machine only', async () => {
    const env = await environment();
    const local = await resolveConnection({endpointUrl: 'http://localhost:4566'}, env);
    expect(local.credentials.kind).toBe('none');
    const remote = await resolveConnection({endpointUrl: 'http://lambda.example'}, env);
    expect(remote.credentials.kind).toBe('chain');
  });
});

describe('who calls', () => {
  const endpointUrl = 'http://localhost:4566';
  const section = '[profile local]\nregion = eu-west-1\n';
  const callerOf = async (flags: Parameters<typeof resolveConnection>[0], given: object = {}, config = '') => {
    const settings = await resolveConnection(flags, {...(await environment(config)), ...given});
    return callerName({sandbox: false, profile: settings.profile, credentials: nameCredentials(settings)});
  };

  it.each<[string, Parameters<typeof callerOf>]>([
    ['no profile', [{endpointUrl}]],
    ['no profile', [{endpointUrl: 'http://lambda.example'}]],
    ['local', [{endpointUrl, profile: 'local'}, {}, section]],
    ['local', [{endpointUrl}, {AWS_PROFILE: 'local'}, section]],
    ['local', [{profile: 'local'}, keys, section]],
    ['environment', [{endpointUrl}, keys]],
    ['environment', [{endpointUrl}, {...keys, AWS_PROFILE: 'local'}, section]],
    [
      'web identity',
      [{endpointUrl}, {AWS_WEB_IDENTITY_TOKEN_FILE: import.meta.filename, AWS_ROLE_ARN: 'arn:aws:iam::1:role/a'}],
    ],
    ['container role', [{region: 'eu-west-1'}, {AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x'}]],
  ])('is called %s', async (name, given) => {
    expect(await callerOf(...given)).toBe(name);
  });
});

describe('whether anything is configured', () => {
  it('is nothing on a fresh machine, even with a region', async () => {
    expect(await isConfigured({}, {...(await environment()), AWS_REGION: 'eu-west-1'})).toBe(false);
  });

  it('is nothing with empty files', async () => {
    expect(await isConfigured({}, await environment('# nothing here\n', '\n'))).toBe(false);
  });

  it.each([
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_ENDPOINT_URL',
    'AWS_ENDPOINT_URL_LAMBDA',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  ])('is something with %s', async name => {
    expect(await isConfigured({}, {...(await environment()), [name]: 'x'})).toBe(true);
  });

  it('is something with a section in either file, with a flag, and with files that cannot be read', async () => {
    expect(await isConfigured({}, await environment('[default]\nregion = eu-west-1\n'))).toBe(true);
    expect(await isConfigured({}, await environment('', '[default]\n'))).toBe(true);
    const empty = await environment();
    expect(await isConfigured({profile: 'x'}, empty)).toBe(true);
    expect(await isConfigured({endpointUrl: 'http://x'}, empty)).toBe(true);
    expect(await isConfigured({}, {...empty, AWS_CONFIG_FILE: empty.HOME ?? ''})).toBe(true);
  });
});

it('connects to the sandbox with credentials of no account', () => {
  const connection = sandboxConnection('http://127.0.0.1:9001', 'eu-west-1');
  expect(connection).toMatchObject({kind: 'sandbox', endpoint: 'http://127.0.0.1:9001', region: 'eu-west-1'});
});

describe('whose credentials they are', () => {
  const secret = 'aws_access_key_id = AKIDFILE\naws_secret_access_key = S\n';
  const config = `[default]\nregion = eu-west-1
[profile keys]\n${secret}
[profile role]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = keys
[profile other-role]\nrole_arn = arn:aws:iam::2:role/a\nsource_profile = keys
[profile sso]\nsso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 3\nsso_role_name = r
[profile other-sso]\nsso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 4\nsso_role_name = r

[profile process]\ncredential_process = /bin/true
[profile machine]\nrole_arn = arn:aws:iam::1:role/a\nweb_identity_token_file = ${import.meta.filename}
[profile login]\nlogin_session = x
`;

  it('is told apart by what is known without a call, and holds no key', async () => {
    const env = {...(await environment(config)), AWS_REGION: 'eu-west-1'};
    const names = ['keys', 'role', 'other-role', 'sso', 'other-sso'];
    const profiles = await Promise.all(names.map(profile => resolveConnection({profile}, env)));
    const given = await resolveConnection({}, {...env, ...keys});
    const owners = [...profiles, given].map(({owner}) => owner);
    expect(new Set(owners).size).toBe(owners.length);
    expect(owners).not.toContain(undefined);
    expect(owners.join()).not.toMatch(/AKID/);
  });

  it.each(['process', 'machine', 'login'])('is not known of the profile %s', async profile => {
    expect((await resolveConnection({profile, region: 'eu-west-1'}, await environment(config))).owner).toBeUndefined();
  });

  it('is not known of a machine that gives a role', async () => {
    expect((await resolveConnection({}, await environment(config))).owner).toBeUndefined();
  });
});
