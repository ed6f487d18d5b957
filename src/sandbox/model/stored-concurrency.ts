import type {Context} from '../context/context.ts';
import {defineCollection} from '../store/index.ts';

/** Reserved concurrent executions: owner is the function's name, key empty. */
export const reservedConcurrency = defineCollection<number>('function.concurrency');

/** Provisioned concurrency of a version or an alias. */
export interface Provisioned {
  readonly requested: number;
  /** Until then (milliseconds since 1970) it is IN_PROGRESS. */
  readonly readyAt: number;
  readonly lastModified: string;
  /** Of what is still being started: another one than of what was asked for before. */
  readonly starting?: string;
  /** What it had before that. */
  readonly allocatedBefore?: number;
  /** Why its environments could not be started. */
  readonly failure?: string;
}

/** How many executions are at hand: those asked for once they are ready, until then those there were. */
export function toAllocated(
  {requested, readyAt, starting, allocatedBefore = 0, failure}: Provisioned,
  now: number,
): number {
  if (failure !== undefined) return 0;
  return starting === undefined && now >= readyAt ? requested : Math.min(allocatedBefore, requested);
}

/** The name of the environments of one version that were started for a version or alias, among all. */
export function formatProvision(of: {
  readonly region: string;
  readonly name: string;
  readonly qualifier: string;
  readonly version: string;
}): string {
  return `${formatProvisionOwner(of)}${of.qualifier}:${of.version}`;
}

/** What the names of all environments begin with that were started for a function. */
export function formatProvisionOwner({region, name}: {readonly region: string; readonly name: string}): string {
  return `${region}:${name}:`;
}

/** Provisioned concurrency: owner is the function's name, key the version or alias. */
export const provisioned = defineCollection<Provisioned>('function.provisioned');

/** All reserved concurrency of the account in this region. */
export function sumReserved({records}: Pick<Context, 'records'>): number {
  return records.list(reservedConcurrency).reduce((sum, {value}) => sum + value, 0);
}

/** A function's provisioned concurrency; with `except`, without that version's or alias's. */
export function sumProvisioned({records}: Pick<Context, 'records'>, name: string, except?: string): number {
  const all = records.list(provisioned, {owner: name}).filter(({key}) => key !== except);
  return all.reduce((sum, {value}) => sum + value.requested, 0);
}
