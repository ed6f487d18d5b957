import type {MetricRequest} from './metric-services.ts';

/** The periods a request covers, as the service cuts time: at whole multiples of the period since 1970. */
export interface Slots {
  /** Start of the first period, in milliseconds since 1970. */
  readonly first: number;
  /** Length of a period, in milliseconds. */
  readonly length: number;
  readonly count: number;
}

/** The periods of a request: from the one that `start` falls into to the one that ends with or after `end`. */
export function countSlots({start, end, period}: Omit<MetricRequest, 'queries'>): Slots {
  const length = period * 1000;
  const first = Math.floor(start / length) * length;
  return {first, length, count: Math.max(0, Math.ceil((end - first) / length))};
}
