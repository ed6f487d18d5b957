import type {GetCallerIdentityCommand} from '@aws-sdk/client-sts';
import type {Problem} from '../core/problem.ts';
import {toPlain} from '../core/text/plain.ts';
import type {Caller} from './caller.ts';
import type {Clients} from './clients.ts';
import {watchSending} from './command.ts';
import type {ConnectionSettings} from './connection.ts';
import {describeProblem} from './describe-problem.ts';
import {orAborted} from './or-aborted.ts';

/** Who the credentials belong to, as far as it can be found out. */
export interface Identity {
  /** The account's twelve digits. */
  readonly account: string | undefined;
  /** ARN of the user or of the assumed role. */
  readonly arn: string | undefined;
  /** Why the ARN is not known. */
  readonly problem?: Problem;
}

/**
 * Asks STS, at the custom endpoint when there is one. Where STS does not answer, the account is taken from the credentials or
 * from the ARN of any function. Rejects only when aborted.
 */
export async function fetchIdentity(
  clients: Clients,
  connection: ConnectionSettings,
  call: Caller['call'],
  signal: AbortSignal,
): Promise<Identity> {
  const {GetCallerIdentityCommand} = await import('@aws-sdk/client-sts');
  const command = new GetCallerIdentityCommand({});
  const askedHost = watchSending(command);
  try {
    return await askSts(clients, command, signal);
  } catch (error) {
    signal.throwIfAborted();
    const attempt = {operation: 'GetCallerIdentity', changes: false, connection, host: askedHost()} as const;
    const problem = describeProblem(error, attempt, signal);
    const account = problem.kind === 'credentials' ? undefined : await findAccount(clients, call, signal);
    return {account, arn: undefined, problem};
  }
}

async function askSts({settings}: Clients, command: GetCallerIdentityCommand, signal: AbortSignal): Promise<Identity> {
  const {STSClient} = await import('@aws-sdk/client-sts');
  const client = new STSClient({...settings, maxAttempts: 2});
  try {
    const answer = client.send(command, {abortSignal: signal});
    const {Account, Arn} = toPlain(await orAborted(answer, signal));
    return {account: Account, arn: Arn};
  } finally {
    client.destroy();
  }
}

async function findAccount(
  {settings}: Clients,
  call: Caller['call'],
  signal: AbortSignal,
): Promise<string | undefined> {
  const {accountId} = await settings.credentials();
  if (accountId !== undefined) return accountId;
  const {Functions = []} = await call('ListFunctions', {MaxItems: 1}, signal).catch(() => ({Functions: []}));
  signal.throwIfAborted();
  return Functions[0]?.FunctionArn?.split(':')[4];
}
