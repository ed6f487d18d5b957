import type {Context} from '../context/context.ts';
import {provisioned, reservedConcurrency} from '../model/stored-concurrency.ts';
import {accountLimits} from './account-limits.ts';

/**
 * The account's executions that other functions leave over: they take what they reserve, and those that reserve
 * nothing what they provision.
 */
export function freeBeside(name: string, {records}: Pick<Context, 'records'>): number {
  const reserved = new Map(records.list(reservedConcurrency).map(({owner, value}) => [owner, value]));
  const taken = [...reserved].reduce((sum, [owner, value]) => (owner === name ? sum : sum + value), 0);
  const provisionedElsewhere = records
    .list(provisioned)
    .filter(({owner}) => owner !== name && !reserved.has(owner))
    .reduce((sum, {value}) => sum + value.requested, 0);
  return accountLimits.concurrentExecutions - taken - provisionedElsewhere;
}
