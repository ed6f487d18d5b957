import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {parseIsoTime} from '../core/format/age.ts';
import {parseRecord} from '../core/json.ts';
import {readText} from '../disk/read-text.ts';
import type {AwsEnvironment} from './config/config-files.ts';
import type {ConnectionSettings} from './connection.ts';
import {readSsoPlace} from './sign-in/sso-place.ts';

/** Until when credentials hold, as far as that is known without a call: a time (ms since 1970), or words. */
export type Expiry = number | 'never' | 'not signed in' | 'unknown';

/** Variables in which tools tell until when the keys hold that they put beside them. */
const toldIn = ['AWS_CREDENTIAL_EXPIRATION', 'AWS_SESSION_EXPIRATION'] as const;
/** Bytes of a cached token at most. */
const mostBytes = 1 << 20;

/** Until when the credentials of a connection hold, by the environment and by the token that a sign-in has left. */
export async function findExpiry({credentials}: ConnectionSettings, env: AwsEnvironment): Promise<Expiry> {
  if ('accessKeyId' in credentials) {
    const told = toldIn.map(name => readTime(env[name])).find(time => time !== undefined);
    return told ?? (credentials.sessionToken === undefined ? 'never' : 'unknown');
  }
  if (credentials.kind === 'chain') return 'unknown';
  if (credentials.signsInBy === 'access key' && credentials.signIn === credentials.name) return 'never';
  if (credentials.signsInBy !== 'SSO') return 'unknown';
  const {startUrl, session} = await readSsoPlace(credentials.signIn, env);
  const name = createHash('sha1')
    .update(session ?? startUrl)
    .digest('hex');
  const token = await readText(join(credentials.files.folder, 'sso', 'cache', `${name}.json`), mostBytes).catch(
    () => '',
  );
  return readTime(parseRecord(token)?.['expiresAt']) ?? 'not signed in';
}

function readTime(value: unknown): number | undefined {
  return parseIsoTime(typeof value === 'string' ? value.replace(/UTC$/, 'Z') : value);
}
