import {type AwsEnvironment, type ConfigFiles, type ProfileSection, readConfigFiles} from './config-files.ts';

/** How a profile comes to its credentials. */
export type ProfileKind =
  | 'access key'
  | 'assume role'
  | 'credential process'
  | 'login'
  | 'SSO'
  | 'web identity'
  | 'settings only';

/** A profile of the user's configuration files, for choosing one. */
export interface Profile {
  readonly name: string;
  /** Where a connection with it goes, unless another region is asked for: the environment beats the file. */
  readonly region: string | undefined;
  readonly kind: ProfileKind;
}

/** The profiles of both files, `default` first, the others by name. */
export async function listProfiles(env: AwsEnvironment): Promise<Profile[]> {
  const {profiles} = await readConfigFiles(env);
  return [...profiles]
    .map(([name, section]) => ({name, region: findUsualRegion(env, section), kind: readProfileKind(section)}))
    .sort((a, b) => Number(b.name === 'default') - Number(a.name === 'default') || a.name.localeCompare(b.name));
}

/** The region without one on the command line: the environment's, else the profile's own. */
export function findUsualRegion(env: AwsEnvironment, section: ProfileSection | undefined): string | undefined {
  return env.AWS_REGION || env.AWS_DEFAULT_REGION || section?.region;
}

/** How a profile's section says its credentials are had; the order is the SDK's. */
export function readProfileKind(section: ProfileSection): ProfileKind {
  if (section.role_arn && (section.source_profile || section.credential_source)) return 'assume role';
  if (section.aws_access_key_id) return 'access key';
  if (section.web_identity_token_file) return 'web identity';
  if (section.credential_process) return 'credential process';
  if (section.sso_session || section.sso_start_url) return 'SSO';
  if (section.login_session) return 'login';
  return 'settings only';
}

/** The profile a user signs in with: the one at the end of the chain of `source_profile`s. */
export function signInProfile(name: string, files: ConfigFiles): string {
  return listSources(name, files).at(-1) ?? name;
}

/** A profile and those that its credentials come from, one after the other. */
export function listSources(name: string, {profiles}: ConfigFiles): readonly string[] {
  const visited = [name];
  for (let next = profiles.get(name)?.source_profile; next && !visited.includes(next); ) {
    visited.push(next);
    next = profiles.get(next)?.source_profile;
  }
  return visited;
}
