import {mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {createCalls} from '../../../src/aws/calls.ts';
import {resolveConnection} from '../../../src/aws/connection.ts';
import {findRoleFile} from '../../../src/aws/sign-in/role-session.ts';
import {createFolder} from '../../support/folder.ts';
import {forever, json, serve} from '../endpoint.ts';
import {keyOf, serveMfaRole} from '../sts.ts';

const device = 'arn:aws:iam::123456789012:mfa/alice';
const config = `[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = S
[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/Admin\nsource_profile = base\nmfa_serial = ${device}\n`;

describe('the file of a role’s session', () => {
  // What the AWS command line 2.9.19 makes of the same.
  it.each([
    ['f6ee4f1f2e3b86d03f2a2cfc0f0c56c26c32ff64', {RoleSessionName: 'aws-sdk-js-1790000000000', DurationSeconds: 3600}],
    ['ddc4ecfc44c1ec03f1497351ba2a22260df1bec5', {RoleSessionName: 'me', ExternalId: 'é', DurationSeconds: 7200}],
  ])('is %s.json for %o', (hash, given) => {
    const RoleArn = 'arn:aws:iam::123456789012:role/Admin';
    expect(findRoleFile('/cache', {RoleArn, SerialNumber: device, ...given})).toBe(`/cache/${hash}.json`);
  });
});

describe('a role that takes an MFA code', () => {
  it('asks for it once, keeps the session as the AWS command line does, and takes what is kept', async () => {
    const {connectAnew, folder, sts, answered} = await startRole();
    const asked: string[] = [];
    const calls = await connectAnew(async name => {
      asked.push(name);
      return '123456';
    });
    await Promise.all([calls.call('ListFunctions', {}, forever), calls.call('ListLayers', {}, forever)]);
    expect(asked).toEqual([device]);
    expect(answered.map(({headers}) => keyOf(headers.authorization))).toEqual(['ASIAROLE', 'ASIAROLE']);
    const cache = join(folder, '.aws', 'cli', 'cache');
    const [name = ''] = await readdir(cache);
    expect(JSON.parse(await readFile(join(cache, name), 'utf8'))).toMatchObject({
      Credentials: {AccessKeyId: 'ASIAROLE'},
    });
    expect((await stat(join(cache, name))).mode & 0o777).toBe(0o600);
    const later = await connectAnew(async () => '000000');
    await later.call('ListFunctions', {}, forever);
    expect(sts.received).toHaveLength(1);
  });

  it('says that a code was wrong, and takes another', async () => {
    const {connectAnew} = await startRole();
    const codes = ['000000', '123456'];
    const calls = await connectAnew(async () => codes.shift() ?? '');
    await expect(calls.call('ListFunctions', {}, forever)).rejects.toMatchObject({
      problem: {kind: 'credentials', why: expect.stringContaining('MultiFactorAuthentication failed')},
    });
    await calls.call('ListFunctions', {}, forever);
  });

  it('does not take a session that is about to end, or a file that is none', async () => {
    const {connectAnew, folder, sts} = await startRole();
    await (await connectAnew(async () => '123456')).call('ListFunctions', {}, forever);
    const cache = join(folder, '.aws', 'cli', 'cache');
    const [name = ''] = await readdir(cache);
    const kept = JSON.parse(await readFile(join(cache, name), 'utf8'));
    kept.Credentials.Expiration = new Date(Date.now() + 60_000).toISOString();
    for (const text of [JSON.stringify(kept), '{', '[]']) {
      await writeFile(join(cache, name), text);
      const before = sts.received.length;
      await (await connectAnew(async () => '123456')).call('ListFunctions', {}, forever);
      expect(sts.received.length).toBe(before + 1);
    }
  });
});

/** A role whose code is 123456, and a Lambda that takes its keys. */
async function startRole() {
  const folder = createFolder();
  await mkdir(join(folder, '.aws'));
  await writeFile(join(folder, '.aws', 'config'), config);
  const sts = await serveMfaRole();
  vi.stubEnv('HOME', folder);
  vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const {url, received: answered} = await serve(response => json(response, {Functions: []}));
  const connectAnew = async (mfaCode: (device: string) => Promise<string>) => {
    const connection = await resolveConnection({profile: 'dev', endpointUrl: url, region: 'eu-west-1'}, {HOME: folder});
    const calls = createCalls(connection, {
      readOnly: () => false,
      questions: {mfaCode, refusedCode: () => {}, waitsFor: () => {}},
    });
    onTestFinished(() => calls.close());
    return calls;
  };
  return {folder, sts, answered, connectAnew};
}
