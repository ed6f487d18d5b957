import type {LambdaClientConfig} from '@aws-sdk/client-lambda';
import type {ConnectionSettings} from './connection.ts';

type Provider = Extract<NonNullable<LambdaClientConfig['credentials']>, (...rest: never[]) => unknown>;
type Identity = Awaited<ReturnType<Provider>>;

/** Credentials could not be had; the cause says why. It tells such a failure from one of the call itself. */
export class CredentialsFailure extends Error {
  override readonly name = 'CredentialsFailure';
}

/** Credentials are renewed this long before they expire, in milliseconds, as the SDK itself does. */
const renewal = 300_000;

/**
 * The connection's credentials, read once and again before they expire; the providers are the SDK's. A failure is not
 * remembered, so the next call tries again. Rejects with a `CredentialsFailure`.
 */
export async function createCredentials(connection: ConnectionSettings): Promise<Provider> {
  const {memoize} = await import('@smithy/core/config');
  const provider = await createProvider(connection);
  const attempt = async (): Promise<Identity> => {
    try {
      return await provider();
    } catch (cause) {
      throw new CredentialsFailure('The credentials could not be read', {cause});
    }
  };
  return memoize(
    attempt,
    identity => identity.expiration !== undefined && identity.expiration.getTime() - Date.now() < renewal,
    identity => identity.expiration !== undefined,
  );
}

/**
 * A profile's own provider is used where the profile has one: the chain would go on to other sources when it fails,
 * and could end on another account.
 */
async function createProvider({credentials: source, region}: ConnectionSettings): Promise<() => Promise<Identity>> {
  if (source.kind === 'fixed') {
    const {kind, ...identity} = source;
    return async () => identity;
  }
  const {fromIni, fromNodeProviderChain} = await import('@aws-sdk/credential-providers');
  const shared = {...source.files, ignoreCache: true, parentClientConfig: {region}};
  return source.kind === 'profile' ? fromIni({...shared, profile: source.name}) : fromNodeProviderChain(shared);
}
