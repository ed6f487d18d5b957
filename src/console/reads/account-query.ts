import {type QueryObserverOptions, skipToken} from '@tanstack/query-core';
import type {Item} from '../../core/item.ts';
import type {Connection} from '../connection/connection.ts';
import {selectedPromise} from './promises.ts';

/** Concurrency kept for single functions, and the account's limit. */
export interface AccountLimits {
  readonly reserved: number;
  readonly limit: number;
}

/** Query options of whose account it is; null when it cannot be told: the panes say why. */
export function buildAccountQuery(connection: Connection | undefined) {
  return {
    queryKey: ['account', connection?.key],
    queryFn:
      connection === undefined
        ? skipToken
        : ({signal}: {signal: AbortSignal}) => connection.account(signal).then(account => account ?? null),
    staleTime: Number.POSITIVE_INFINITY,
  } as const;
}

/** The cache key of the account's settings, which the header and the tabs share. */
export function toSettingsKey(connection: string) {
  return ['read', connection, 'GetAccountSettings', {}] as const;
}

/** Query options of the account's settings. */
export function buildSettingsQuery(connection: Connection | undefined) {
  return {
    queryKey: toSettingsKey(connection?.key ?? ''),
    queryFn:
      connection === undefined
        ? skipToken
        : ({signal}: {signal: AbortSignal}) => connection.call('GetAccountSettings', {}, {background: true, signal}),
    notifyOnChangeProps: ['data', 'error'],
    staleTime: selectedPromise,
  } satisfies QueryObserverOptions<Item, Error, Item, Item, ReturnType<typeof toSettingsKey>>;
}

/** The limits in the settings' answer; undefined when it does not tell them. */
export function readLimits(settings: Item | undefined): AccountLimits | undefined {
  const value = settings?.['AccountLimit'];
  if (typeof value !== 'object' || value === null) return undefined;
  const {ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved} = value as Record<string, unknown>;
  return typeof limit === 'number' && typeof unreserved === 'number'
    ? {reserved: limit - unreserved, limit}
    : undefined;
}
