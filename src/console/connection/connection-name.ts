import type {ConnectionIdentity} from './connection.ts';

/** Whose credentials a connection uses, in a word. */
export function callerName({
  sandbox,
  profile,
  credentials,
}: Pick<ConnectionIdentity, 'sandbox' | 'profile' | 'credentials'>): string {
  return sandbox ? 'sandbox' : (profile ?? credentials ?? 'no profile');
}

/** What a connection is called: `prod eu-west-1`. */
export function connectionName(identity: ConnectionIdentity): string {
  return `${callerName(identity)} ${identity.region}`;
}
