import type {OperationOutput} from '../../schema/index.ts';
import type {Context} from '../context/context.ts';
import {notFound} from '../errors/lambda-error.ts';
import type {ArnPlace} from '../names/function-name.ts';
import {defineCollection} from '../store/index.ts';
import type {StoredConfiguration} from './stored-function.ts';

/** A capacity provider as GetCapacityProvider answers it. */
export type CapacityProvider = NonNullable<OperationOutput<'GetCapacityProvider'>['CapacityProvider']>;

/** A capacity provider: a record only, no instance is ever started. */
export interface StoredCapacityProvider {
  /** Without State, which the members below tell. */
  readonly provider: Omit<CapacityProvider, 'State'>;
  /** Until then (milliseconds since 1970) it is Pending. */
  readonly pendingUntil: number;
  /** Set when it is being deleted: then it is gone. */
  readonly deletedAt?: number;
}

/** All capacity providers: owner empty, key the name. */
export const capacityProviderCollection = defineCollection<StoredCapacityProvider>('capacity-provider');

/** A provider as it is at `now`, with its State. */
export function toCapacityProvider({provider, ...times}: StoredCapacityProvider, now: number): CapacityProvider {
  return {...provider, State: toState(times, now)};
}

/** A provider by name or ARN. Throws the service's 404 for one that is not there (any more). */
export function requireCapacityProvider(
  nameOrArn: string,
  context: Context,
): {readonly name: string; readonly stored: StoredCapacityProvider} {
  const name = nameOrArn.slice(nameOrArn.lastIndexOf(':') + 1);
  const arn = formatCapacityProviderArn(context, name);
  const stored =
    nameOrArn === name || nameOrArn === arn ? context.records.get(capacityProviderCollection, '', name) : undefined;
  if (!stored || isProviderGone(stored, context.now())) {
    throw notFound(`Capacity provider not found: ${nameOrArn === name ? arn : nameOrArn}`);
  }
  return {name, stored};
}

/** Whether a provider is deleted by now. */
export function isProviderGone({deletedAt}: StoredCapacityProvider, now: number): boolean {
  return deletedAt !== undefined && now >= deletedAt;
}

/** The ARN of a capacity provider. */
export function formatCapacityProviderArn({region, accountId}: ArnPlace, name: string): string {
  return `arn:aws:lambda:${region}:${accountId}:capacity-provider:${name}`;
}

/** The ARN of the provider a version runs on; undefined for one that runs on Lambda itself. */
export function providerOf({
  CapacityProviderConfig,
}: Pick<StoredConfiguration, 'CapacityProviderConfig'>): string | undefined {
  return CapacityProviderConfig?.LambdaManagedInstancesCapacityProviderConfig?.CapacityProviderArn;
}

function toState({pendingUntil, deletedAt}: Omit<StoredCapacityProvider, 'provider'>, now: number) {
  if (deletedAt !== undefined) return 'Deleting';
  return now < pendingUntil ? 'Pending' : 'Active';
}
