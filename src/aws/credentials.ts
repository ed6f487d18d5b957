import {join} from 'node:path';
import type {LambdaClientConfig} from '@aws-sdk/client-lambda';
import {NodeHttpHandler, type NodeHttpHandlerOptions} from '@smithy/node-http-handler';
import {shareConfigFiles} from './config/config-files.ts';
import type {ConnectionSettings} from './connection.ts';
import type {CredentialProcess} from './credential-source.ts';
import {createRoleAssumer, laterCode} from './sign-in/assume-role.ts';
import {runCredentialProcess} from './sign-in/credential-process.ts';
import type {CredentialQuestions} from './sign-in/questions.ts';
import type {SessionKeys} from './sign-in/role-session.ts';

type Provider = Extract<NonNullable<LambdaClientConfig['credentials']>, (...rest: never[]) => unknown>;
type Identity = Awaited<ReturnType<Provider>>;

/** Credentials could not be had; the cause says why. It tells such a failure from one of the call itself. */
export class CredentialsFailure extends Error {
  override readonly name = 'CredentialsFailure';
  /** The host that was asked for them, when it was the network that failed. */
  readonly host: string | undefined;

  constructor(message: string, {cause, host}: {readonly cause?: unknown; readonly host?: string | undefined}) {
    super(message, {cause});
    this.host = host;
  }
}

/** Who is asked for what credentials take from a person, and until when. */
export interface CredentialParts {
  readonly questions?: CredentialQuestions | undefined;
  /** Ends what still runs for them. */
  readonly signal: AbortSignal;
}

/** Credentials are renewed this long before they expire, in milliseconds, as the SDK itself does. */
const renewal = 300_000;

/**
 * The connection's credentials, read once and again before they expire; the providers are the SDK's, and ask the services that
 * give credentials with `handling`. A failure is not remembered, so the next call tries again. Rejects with a `CredentialsFailure`.
 */
export async function createCredentials(
  connection: ConnectionSettings,
  handling: NodeHttpHandlerOptions,
  parts: CredentialParts,
): Promise<Provider> {
  const {memoize} = await import('@smithy/core/config');
  const handler = new WatchedHandler(handling);
  const provider = await createProvider(connection, handler, parts);
  const attempt = async (): Promise<Identity> => {
    handler.failure = undefined;
    try {
      return await provider();
    } catch (error) {
      // What a provider throws no longer has the failure it comes from.
      throw new CredentialsFailure('The credentials could not be read', handler.failure ?? {cause: error});
    }
  };
  return memoize(
    attempt,
    identity => identity.expiration !== undefined && identity.expiration.getTime() - Date.now() < renewal,
    identity => identity.expiration !== undefined,
  );
}

/** Keeps the last failure of the network, and the host that was asked. */
class WatchedHandler extends NodeHttpHandler {
  failure: {readonly host: string; readonly cause: unknown} | undefined;

  override async handle(...given: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    try {
      return await super.handle(...given);
    } catch (cause) {
      this.failure = {host: given[0].hostname, cause};
      throw cause;
    }
  }
}

/**
 * A profile's own provider is used where the profile has one: the chain would go on to other sources when it fails,
 * and could end on another account.
 */
async function createProvider(
  {credentials: source, region}: ConnectionSettings,
  requestHandler: WatchedHandler,
  {questions, signal}: CredentialParts,
): Promise<() => Promise<Identity>> {
  if ('accessKeyId' in source) {
    const {kind, ...identity} = source;
    return async () => identity;
  }
  const {fromIni, fromNodeProviderChain} = await import('@aws-sdk/credential-providers');
  const shared = {...source.files, parentClientConfig: {region}, clientConfig: {requestHandler}};
  if (source.kind === 'chain') {
    const provider = fromNodeProviderChain(shared);
    return async () => {
      await shareConfigFiles(source.files);
      return provider();
    };
  }
  const cacheFolder = join(source.files.folder, 'cli', 'cache');
  const roleAssumer = await createRoleAssumer({region, requestHandler, cacheFolder, questions});
  const mfaCodeProvider = async () => laterCode;
  const provider = fromIni({...shared, profile: source.name, roleAssumer, mfaCodeProvider});
  return async () => {
    const keys = source.process && (await readProcessKeys(source.process, questions, signal));
    await shareConfigFiles(source.files, formatKeys(source.process?.profile, keys));
    const identity = await provider();
    const {expiration} = source.process?.profile === source.name ? (keys ?? {}) : {};
    return expiration === undefined ? identity : {...identity, expiration};
  };
}

/** How long a process may take before that is told, in milliseconds. */
const longProcess = 3000;

/** The keys of a credential process: those it gave on the terminal while they last, else those it gives now. */
async function readProcessKeys(
  {profile, command, given}: CredentialProcess,
  questions: CredentialQuestions | undefined,
  signal: AbortSignal,
): Promise<SessionKeys> {
  const {expiration} = given ?? {};
  if (given !== undefined && !(expiration !== undefined && expiration.getTime() - Date.now() < renewal)) return given;
  const what = `the credential process of ${profile}, which may ask for something: L runs it on the terminal`;
  const timer = setTimeout(() => questions?.waitsFor(what), longProcess);
  try {
    return await runCredentialProcess(command, {onTerminal: false}, signal);
  } finally {
    clearTimeout(timer);
    questions?.waitsFor(undefined);
  }
}

/** Keys as a section of the credentials file, which the SDK takes before a process. */
function formatKeys(profile: string | undefined, keys: SessionKeys | undefined): string {
  if (profile === undefined || keys === undefined) return '';
  const {accessKeyId, secretAccessKey, sessionToken} = keys;
  const token = sessionToken === undefined ? '' : `aws_session_token = ${sessionToken}\n`;
  return `\n[${profile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n${token}`;
}
