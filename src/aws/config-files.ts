import {readFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';

/** The environment of the process, given by the composition root. */
export type AwsEnvironment = Readonly<Record<string, string | undefined>>;

/** One section of the configuration files; keys of nested settings are joined with a dot (`lambda.endpoint_url`). */
export type ProfileSection = Readonly<Record<string, string | undefined>>;

/** What `~/.aws/config` and `~/.aws/credentials` hold, merged. */
export interface ConfigFiles {
  readonly profiles: ReadonlyMap<string, ProfileSection>;
  /** Sections `[services NAME]`, with endpoints by service. */
  readonly services: ReadonlyMap<string, ProfileSection>;
}

/** Where the two files are: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, else under `~/.aws`. */
export function configPaths(env: AwsEnvironment): {configFilepath: string; filepath: string} {
  const folder = join(env.HOME ?? env.USERPROFILE ?? homedir(), '.aws');
  return {
    configFilepath: env.AWS_CONFIG_FILE || join(folder, 'config'),
    filepath: env.AWS_SHARED_CREDENTIALS_FILE || join(folder, 'credentials'),
  };
}

/** Reads both files anew, so that a repaired file counts without a restart. A file that is not there is empty. */
export async function readConfigFiles(env: AwsEnvironment): Promise<ConfigFiles> {
  const {loadSharedConfigFiles} = await import('@smithy/core/config');
  const {configFile, credentialsFile} = await loadSharedConfigFiles({...configPaths(env), ignoreCache: true});
  const profiles = new Map<string, ProfileSection>();
  const services = new Map<string, ProfileSection>();
  for (const [name, section] of Object.entries(configFile)) {
    if (name.startsWith('services.')) services.set(name.slice('services.'.length), section);
    else if (!name.startsWith('sso-session.')) profiles.set(name, section);
  }
  for (const [name, section] of Object.entries(credentialsFile)) {
    profiles.set(name, {...profiles.get(name), ...section});
  }
  return {profiles, services};
}

/** Whether either file has a section, or is there but cannot be read; it loads nothing of the SDK. */
export async function hasConfigFiles(env: AwsEnvironment): Promise<boolean> {
  const {configFilepath, filepath} = configPaths(env);
  const found = await Promise.all([configFilepath, filepath].map(hasSections));
  return found.includes(true);
}

async function hasSections(path: string): Promise<boolean> {
  try {
    return /^\s*\[/mu.test(await readFile(path, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
