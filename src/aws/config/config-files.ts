import {readFile} from 'node:fs/promises';
import {ProblemError} from '../../core/problem.ts';
import {type ConfigPaths, configPaths} from './config-paths.ts';

/** The environment of the process, given by the composition root. */
export type AwsEnvironment = Readonly<Record<string, string | undefined>>;

/** One section of the configuration files; keys of nested settings are joined with a dot (`lambda.endpoint_url`). */
export type ProfileSection = Readonly<Record<string, string | undefined>>;

/** What `~/.aws/config` and `~/.aws/credentials` hold, merged. */
export interface ConfigFiles {
  readonly profiles: ReadonlyMap<string, ProfileSection>;
  /** Sections `[services NAME]`, with endpoints by service. */
  readonly services: ReadonlyMap<string, ProfileSection>;
  /** Sections `[sso-session NAME]`, which profiles name. */
  readonly ssoSessions: ReadonlyMap<string, ProfileSection>;
}

/** Reads both files anew, so that a repaired file counts without a restart. A file that is not there is empty. */
export async function readConfigFiles(env: AwsEnvironment): Promise<ConfigFiles> {
  const paths = configPaths(env);
  await shareConfigFiles(paths);
  const {loadSharedConfigFiles} = await import('@smithy/core/config');
  const {configFile, credentialsFile} = await loadSharedConfigFiles(paths);
  const sectionsOf = (kind: string) =>
    Object.entries(configFile).flatMap(([name, section]) =>
      name.startsWith(`${kind}.`) ? [[name.slice(kind.length + 1), section] as const] : [],
    );
  const isProfile = (name: string) => !/^(?:services|sso-session)\./u.test(name);
  const profiles = new Map(Object.entries(configFile).filter(([name]) => isProfile(name)));
  for (const [name, section] of Object.entries(credentialsFile)) {
    profiles.set(name, {...profiles.get(name), ...section});
  }
  return {profiles, services: new Map(sectionsOf('services')), ssoSessions: new Map(sectionsOf('sso-session'))};
}

/**
 * Has the SDK see both files as they are now and as the AWS command line reads them: with a byte order mark, and with names of
 * sections in quotes. Rejects with a setup problem when one is there and cannot be read: without it keys could be those of
 * somebody else. `more` is seen as the end of the credentials file.
 */
export async function shareConfigFiles({configFilepath, filepath}: ConfigPaths, more = ''): Promise<void> {
  const {externalDataInterceptor} = await import('@smithy/core/config');
  const share = async (path: string, rest: string) =>
    externalDataInterceptor.interceptFile(path, unquoteNames(await readText(path)) + rest);
  await Promise.all([share(configFilepath, ''), share(filepath, more)]);
}

const namedSection = /^[\t ]*\[[\t ]*(profile|sso-session|services)[\t ]+(?:(["'])(.*?)\2|([^\s"'\]]+))[\t ]*\]/gmu;

/** The SDK takes `[profile.My team]` for the profile "My team", and `[profile 'My team']` for nothing. */
function unquoteNames(text: string): string {
  return text
    .replace(/^\uFEFF/u, '')
    .replace(namedSection, (_, kind, _quote, quoted, plain) => `[${kind}.${quoted ?? plain}]`);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw new ProblemError({
      kind: 'setup',
      what: `${path} could not be read`,
      why: `${code === 'EACCES' ? 'This user may not read it' : message}.`,
      tryThis: 'Mend that, or name other files with AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE.',
    });
  }
}

/** The names of the profiles in both files, sorted; it loads nothing of the SDK. */
export async function readProfileNames(env: AwsEnvironment): Promise<readonly string[]> {
  const {configFilepath, filepath} = configPaths(env);
  const [config = '', credentials = ''] = await Promise.all([configFilepath, filepath].map(readText));
  const inConfig = sectionNames(unquoteNames(config)).flatMap(
    name => /^(?:profile\.(.+)|(default))$/u.exec(name)?.slice(1) ?? [],
  );
  return [...new Set([...inConfig, ...sectionNames(credentials)])].filter(name => name !== undefined).sort();
}

function sectionNames(text: string): readonly string[] {
  return Array.from(text.matchAll(/^\s*\[([^\]\n]+)\]/gmu), ([, name = '']) => name);
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
