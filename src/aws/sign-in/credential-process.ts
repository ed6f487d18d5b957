import {spawn} from 'node:child_process';
import type {SessionKeys} from './role-session.ts';

/** Bytes of its output at most: more is no answer. */
const mostOutput = 1 << 20;

/**
 * Runs a `credential_process` and reads the keys it prints. It has no terminal, unless one is handed over to it: what it asks there
 * would take the console's keys. Rejects with what it said, when it was ended by the signal, too.
 */
export async function runCredentialProcess(
  command: string,
  {onTerminal}: {readonly onTerminal: boolean},
  signal: AbortSignal,
): Promise<SessionKeys> {
  const child = spawn(command, {
    shell: true,
    detached: !onTerminal,
    stdio: [onTerminal ? 'inherit' : 'ignore', 'pipe', onTerminal ? 'inherit' : 'pipe'],
  });
  const stop = () => {
    child.kill();
    // What it started may go on, and is not waited for.
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  signal.addEventListener('abort', stop, {once: true});
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (piece: Buffer) => {
    if (output.length < mostOutput) output += piece.toString('utf8');
  });
  child.stderr?.on('data', (piece: Buffer) => {
    errors = (errors + piece.toString('utf8')).slice(-2000);
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    signal.throwIfAborted();
    if (code !== 0) throw new Error(describeFailure(code, errors));
    return parseKeys(output);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function describeFailure(code: number | null, errors: string): string {
  const said = errors.trim().split('\n').at(-1) ?? '';
  const asked = /\/dev\/tty|not a tty|no tty|inappropriate ioctl/iu.test(errors);
  const end = code === null ? 'was ended' : `ended with code ${code}`;
  return `The credential process ${end}${said === '' ? '' : `: ${said}`}${asked ? ' (it asks on the terminal)' : ''}`;
}

/** What the AWS command line takes, too: version 1, the two parts of a key, and when it expires. */
function parseKeys(output: string): SessionKeys {
  const answer = readJson(output);
  const {Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration} = answer;
  if (Version !== 1) throw new Error('What the credential process prints has no "Version": 1');
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string')
    throw new Error('What the credential process prints lacks AccessKeyId or SecretAccessKey');
  const expiration = Expiration === undefined ? undefined : new Date(String(Expiration));
  if (expiration !== undefined && !(expiration.getTime() > Date.now()))
    throw new Error('What the credential process prints has expired');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(typeof SessionToken === 'string' && {sessionToken: SessionToken}),
    ...(expiration !== undefined && {expiration}),
  };
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, without what it printed: that may hold a secret.
  }
  throw new Error('What the credential process prints is no JSON');
}
