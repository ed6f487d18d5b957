import type {MetricDataResult} from '@aws-sdk/client-cloudwatch';
import type {Slots} from '../../core/metrics/slots.ts';

/** The values of a query's pages, each in the slot its timestamp falls into; undefined where there is none. */
export function fillSlots(
  pages: readonly MetricDataResult[],
  {first, length, count}: Slots,
): readonly (number | undefined)[] {
  const values = new Array<number | undefined>(count).fill(undefined);
  for (const {Timestamps = [], Values = []} of pages) {
    for (const [index, timestamp] of Timestamps.entries()) {
      const slot = Math.floor((timestamp.getTime() - first) / length);
      const value = Values[index];
      if (slot >= 0 && slot < count && value !== undefined) values[slot] = value;
    }
  }
  return values;
}
