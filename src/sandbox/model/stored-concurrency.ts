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
