import type {MetricName} from '../../src/core/metrics/metric-services.ts';
import {countSlots} from '../../src/core/metrics/slots.ts';
import {buildTrafficRequest, pickTraffic, type Traffic} from '../../src/core/metrics/traffic.ts';

/** What is measured in a minute, by how many minutes ago that one was over; none for a metric that is left out. */
export type Measured = Readonly<Partial<Record<MetricName, (ago: number) => number | undefined>>>;

/** The traffic of a function that was read at a time. */
export function toTraffic(now: Date, measured: Measured): Traffic {
  const request = buildTrafficRequest(['orders-api'], now);
  const {count} = countSlots(request);
  const series = request.queries.map(query => ({
    query,
    values: Array.from({length: count}, (_, index) => measured[query.metric]?.(count - 1 - index)),
  }));
  return pickTraffic(series, 'orders-api', request);
}
