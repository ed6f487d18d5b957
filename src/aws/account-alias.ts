import {askIam, findIamPlace} from './ask-iam.ts';
import type {Clients} from './clients.ts';
import type {ConnectionSettings} from './connection.ts';
import {orAborted} from './or-aborted.ts';

/** Milliseconds that it may take: it is worth knowing, but nothing waits for it longer. */
const patience = 2000;

/**
 * The name that an account has given itself, as IAM tells it; undefined where it has none or may not be asked. A stand-in for AWS is
 * not asked unless it has an endpoint for IAM. Rejects only when aborted.
 */
export async function fetchAccountAlias(
  {settings}: Clients,
  connection: ConnectionSettings,
  signal: AbortSignal,
): Promise<string | undefined> {
  const {endpoint, iam} = connection;
  if (endpoint !== undefined && iam === undefined) return undefined;
  try {
    const place = findIamPlace(connection);
    if (place === undefined) return undefined;
    const either = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const {status, body} = await orAborted(askIam(settings, place, {Action: 'ListAccountAliases'}, either), either);
    return status === 200 ? /<member>([^<]+)<\/member>/.exec(body)?.[1] : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
