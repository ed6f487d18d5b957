import {chmod, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {resolveConnection} from '../../src/aws/connection.ts';
import {createFolder} from '../support/folder.ts';

async function environment(config: string) {
  const folder = createFolder();
  const AWS_CONFIG_FILE = join(folder, 'config');
  await writeFile(AWS_CONFIG_FILE, config);
  return {AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'), HOME: folder};
}

const keys = 'aws_access_key_id = A\naws_secret_access_key = S\n';

describe('a section of the configuration', () => {
  it.each([
    ['My Team', "[profile 'My Team']\nregion = eu-west-3\n"],
    ['My Team', '[profile "My Team"]\nregion = eu-west-3\n'],
    ['dev', '[profile dev]\nregion = eu-west-3\n'],
    ['dev', '  [  profile   dev  ]\nregion = eu-west-3\n'],
    ['dev', '\uFEFF[profile dev]\nregion = eu-west-3\n'],
    ['dev', '\uFEFF# who\n[profile dev] ; what\nregion = eu-west-3 # where\n'],
    ['dev', '[profile dev]\r\nregion=eu-west-3\r\n'],
    ['a+b@c.d/e:f', '[profile a+b@c.d/e:f]\nregion = eu-west-3\n'],
  ])('is the profile %s in %j', async (profile, text) => {
    expect(await resolveConnection({profile}, await environment(text + keys))).toMatchObject({
      profile,
      region: 'eu-west-3',
      credentials: {kind: 'profile', name: profile},
    });
  });

  it.each(["'My Corp Ltd'", '"My Corp Ltd"'])('is a session of SSO with blanks in its name, in %s', async name => {
    const config = `[profile dev]\nregion = eu-west-1\nsso_session = My Corp Ltd\nsso_account_id = 123456789012
sso_role_name = Dev\n[sso-session ${name}]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n`;
    expect(await resolveConnection({profile: 'dev'}, await environment(config))).toMatchObject({profile: 'dev'});
  });
});

describe('a profile that cannot lead to credentials is refused, and what is missing named:', () => {
  const sso = 'sso_account_id = 123456789012\nsso_role_name = Dev\n';
  const session = '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n';

  it.each([
    ['There is no sso-session "corp"', 'there is none at all', `[profile dev]\nsso_session = corp\n${sso}`],
    ['There is no sso-session "crop"', 'there are: corp', `[profile dev]\nsso_session = crop\n${sso}${session}`],
    [
      'sso_region is missing',
      '[sso-session corp]',
      `[profile dev]\nsso_session = corp\n${sso}[sso-session corp]\nsso_start_url = x\n`,
    ],
    [
      'sso_start_url is missing',
      '[sso-session corp]',
      `[profile dev]\nsso_session = corp\n${sso}[sso-session corp]\nsso_region = x\n`,
    ],
    ['sso_region is missing', '[profile dev]', `[profile dev]\nsso_start_url = https://corp.awsapps.com/start\n${sso}`],
    ['sso_role_name is missing', 'profile dev', `[profile dev]\nsso_session = corp\nsso_account_id = 1\n${session}`],
    [
      'There is no profile "base"',
      'profile dev',
      '[profile dev]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\n',
    ],
    [
      'There is no sso-session "corp"',
      'profile base',
      `[profile dev]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\n[profile base]\nsso_session = corp\n${sso}`,
    ],
    [
      'source_profile is missing',
      'profile base',
      '[profile dev]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\n[profile base]\nrole_arn = arn:aws:iam::1:role/b\nmfa_serial = m\n',
    ],
    [
      'The profiles lead in a ring',
      'dev → base → dev',
      '[profile dev]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\n[profile base]\nrole_arn = arn:aws:iam::1:role/b\nsource_profile = dev\n',
    ],
  ])('%s (%s)', async (what, why, config) => {
    const env = await environment(`[default]\nregion = eu-west-1\n${config}`);
    await expect(resolveConnection({profile: 'dev', region: 'eu-west-1'}, env)).rejects.toMatchObject({
      problem: {kind: 'setup', what, why: expect.stringContaining(why)},
    });
  });

  it('a file that is there and cannot be read is no empty one', async () => {
    const env = await environment('');
    await rm(env.AWS_CONFIG_FILE);
    await mkdir(env.AWS_CONFIG_FILE);
    await chmod(env.AWS_CONFIG_FILE, 0o700);
    await expect(resolveConnection({region: 'eu-west-1'}, env)).rejects.toMatchObject({
      problem: {kind: 'setup', what: `${env.AWS_CONFIG_FILE} could not be read`},
    });
  });
});
