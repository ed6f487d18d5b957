import {skipToken} from '@tanstack/query-core';
import type {Connection} from '../connection/connection.ts';

/** What the header says of the account. */
export interface AccountFacts {
  readonly account: string | undefined;
  /** Concurrency kept for single functions, and the account's limit; undefined when they cannot be read. */
  readonly reserved: number | undefined;
  readonly limit: number | undefined;
}

/** Query options of the account's facts. What cannot be read is left out: the panes say why they cannot be read. */
export function buildAccountQuery(connection: Connection | undefined) {
  return {
    queryKey: ['account', connection?.key],
    queryFn:
      connection === undefined
        ? skipToken
        : ({signal}: {signal: AbortSignal}): Promise<AccountFacts> => readAccount(connection, signal),
    staleTime: 60_000,
  } as const;
}

async function readAccount(connection: Connection, signal: AbortSignal): Promise<AccountFacts> {
  const [account, settings] = await Promise.allSettled([
    connection.account(signal),
    connection.call('GetAccountSettings', {}, {background: true, signal}),
  ]);
  const limits = settings.status === 'fulfilled' ? readLimits(settings.value['AccountLimit']) : undefined;
  return {
    account: account.status === 'fulfilled' ? account.value : undefined,
    reserved: limits === undefined ? undefined : limits.all - limits.unreserved,
    limit: limits?.all,
  };
}

function readLimits(value: unknown): {all: number; unreserved: number} | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {ConcurrentExecutions: all, UnreservedConcurrentExecutions: unreserved} = value as Record<string, unknown>;
  return typeof all === 'number' && typeof unreserved === 'number' ? {all, unreserved} : undefined;
}
