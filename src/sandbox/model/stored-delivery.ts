import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {defineCollection} from '../store/index.ts';

/** Something that would have left for another service's queue, topic, bucket or bus. */
export interface Delivery {
  /** ISO 8601. */
  readonly time: string;
  /** ARN. */
  readonly destination: string;
  readonly kind: 'destination' | 'dead-letter';
  /** The message, as JSON. */
  readonly body: unknown;
  /** Message attributes of a dead letter. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Deliveries to places the sandbox does not have: owner empty, keys sort by time. */
const deliveries = defineCollection<Delivery>('delivery');

/** Older ones go when there are more. */
const limit = 1000;

/** Keeps a delivery, to be looked at. Belongs inside a transaction. */
export function putDelivery(delivery: Omit<Delivery, 'time'>, {records, now}: Context): void {
  const time = new Date(now()).toISOString();
  records.put(deliveries, '', `${time} ${randomUUID()}`, {time, ...delivery});
  const surplus = records.count(deliveries) - limit;
  if (surplus <= 0) return;
  for (const {key} of records.list(deliveries, {limit: surplus})) records.delete(deliveries, '', key);
}

/** The deliveries of a region, the oldest first; of one destination only when that is given. */
export function listDeliveries({records}: Pick<Context, 'records'>, destination?: string): Delivery[] {
  return records
    .list(deliveries)
    .map(({value}) => value)
    .filter(delivery => destination === undefined || delivery.destination === destination);
}
