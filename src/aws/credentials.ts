import type {LambdaClientConfig} from '@aws-sdk/client-lambda';
import {NodeHttpHandler, type NodeHttpHandlerOptions} from '@smithy/node-http-handler';
import {shareConfigFiles} from './config/config-files.ts';
import type {ConnectionSettings} from './connection.ts';

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

/** Credentials are renewed this long before they expire, in milliseconds, as the SDK itself does. */
const renewal = 300_000;

/**
 * The connection's credentials, read once and again before they expire; the providers are the SDK's, and ask the services that
 * give credentials with `handling`. A failure is not remembered, so the next call tries again. Rejects with a `CredentialsFailure`.
 */
export async function createCredentials(
  connection: ConnectionSettings,
  handling: NodeHttpHandlerOptions,
): Promise<Provider> {
  const {memoize} = await import('@smithy/core/config');
  const handler = new WatchedHandler(handling);
  const provider = await createProvider(connection, handler);
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
): Promise<() => Promise<Identity>> {
  if ('accessKeyId' in source) {
    const {kind, ...identity} = source;
    return async () => identity;
  }
  const {fromIni, fromNodeProviderChain} = await import('@aws-sdk/credential-providers');
  const shared = {...source.files, parentClientConfig: {region}, clientConfig: {requestHandler}};
  const provider =
    source.kind === 'profile' ? fromIni({...shared, profile: source.name}) : fromNodeProviderChain(shared);
  return async () => {
    await shareConfigFiles(source.files);
    return provider();
  };
}
