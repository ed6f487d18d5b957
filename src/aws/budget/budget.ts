import {type Bucket, createBucket} from './bucket.ts';

/** What is asked of the services for one account in one region: they limit each of them apart, so each has its bucket. */
export interface Budget {
  readonly lambda: Bucket;
  readonly logs: Bucket;
  readonly metrics: Bucket;
  readonly trail: Bucket;
}

/** Requests a second, to each service. */
export type Rates = {readonly [Service in keyof Budget]: number};

/**
 * Of what an account has in a region, so much that its other callers are not kept from theirs: 15 control-plane requests a
 * second (Lambda quotas page), 5 to 10 FilterLogEvents (CloudWatch Logs quotas page), 50 GetMetricData (CloudWatch quotas
 * page). LookupEvents may be asked but twice a second (API reference), and by nobody as often as by a person who looks.
 */
export const usualRates: Rates = {lambda: 10, logs: 4, metrics: 10, trail: 2};

/** Makes a budget of which nothing is spent but what was of `other` just now. */
export function createBudget(rates: Rates = usualRates, other?: Budget): Budget {
  return {
    lambda: createBucket(rates.lambda, other?.lambda),
    logs: createBucket(rates.logs, other?.logs),
    metrics: createBucket(rates.metrics, other?.metrics),
    trail: createBucket(rates.trail, other?.trail),
  };
}
