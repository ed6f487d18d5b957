import {createHash} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {readText} from '../../disk/read-text.ts';
import {replaceFile} from '../../disk/write-file.ts';

/** What a role is assumed with, as STS takes it. */
export interface RoleRequest {
  readonly RoleArn?: string | undefined;
  readonly RoleSessionName?: string | undefined;
  readonly ExternalId?: string | undefined;
  readonly SerialNumber?: string | undefined;
  readonly DurationSeconds?: number | undefined;
}

/** Temporary keys. */
export interface SessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** A session that ends sooner than this (ms) is not used any more, as the AWS command line has it. */
const leastLeft = 15 * 60_000;
const mostBytes = 1 << 16;

/**
 * Where the AWS command line keeps the session of a role: `~/.aws/cli/cache`, under the hash of what the role is assumed with but
 * for what is made up each time (botocore, `AssumeRoleCredentialFetcher`). `folder` is the cache's.
 */
export function findRoleFile(folder: string, request: RoleRequest): string {
  const {RoleSessionName, DurationSeconds, ...others} = request;
  const kept = {
    ...others,
    ...(!/^aws-sdk-js-\d+$/u.test(RoleSessionName ?? '') && {RoleSessionName}),
    // The SDK fills in what the profile does not say.
    ...(DurationSeconds !== 3600 && {DurationSeconds}),
  };
  const members = Object.entries(kept).filter(([, value]) => value !== undefined);
  const text = members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${JSON.stringify(name)}: ${toAscii(JSON.stringify(value))}`)
    .join(', ');
  return join(folder, `${createHash('sha1').update(`{${text}}`).digest('hex')}.json`);
}

/** The session that is kept there, if it lasts for a while; undefined otherwise, and where the file is nothing of the kind. */
export async function readRoleSession(file: string, now: Date): Promise<SessionKeys | undefined> {
  try {
    const {Credentials} = JSON.parse(await readText(file, mostBytes)) as {Credentials: Record<string, unknown>};
    const {AccessKeyId, SecretAccessKey, SessionToken, Expiration} = Credentials;
    const expiration = new Date(String(Expiration));
    if (![AccessKeyId, SecretAccessKey, SessionToken].every(part => typeof part === 'string')) return undefined;
    if (!(expiration.getTime() - now.getTime() > leastLeft)) return undefined;
    const [accessKeyId, secretAccessKey, sessionToken] = [AccessKeyId, SecretAccessKey, SessionToken] as string[];
    return {accessKeyId, secretAccessKey, sessionToken, expiration} as SessionKeys;
  } catch {
    return undefined;
  }
}

/** Keeps a session there, for its owner only, in the form of the AWS command line. A disk that does not take it loses nothing else. */
export async function keepRoleSession(file: string, keys: SessionKeys): Promise<void> {
  const Credentials = {
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: keys.expiration?.toISOString(),
  };
  try {
    await mkdir(dirname(file), {recursive: true, mode: 0o700});
    await replaceFile(file, JSON.stringify({Credentials}));
  } catch {
    // The code is asked for again next time.
  }
}

function toAscii(json: string): string {
  return json.replace(/[^\0-\x7F]/gu, character =>
    Array.from(character.split(''), unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}
