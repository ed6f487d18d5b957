import type {MetricServices} from '../core/metrics/metric-services.ts';
import type {Connected} from './connections.ts';

/** Makes the reading of metrics through the connection of now. CloudWatch's client is loaded by the first read. */
export function createMetricServices(connected: () => Connected): MetricServices {
  let spent = {calls: 0, metrics: 0};
  return {
    read: async (request, signal) => {
      const {calls} = connected();
      const {readMetrics} = await import('../aws/metrics/read-metrics.ts');
      const spend = (metrics: number) => {
        spent = {calls: spent.calls + 1, metrics: spent.metrics + metrics};
      };
      return readMetrics(calls.telemetry.metrics, request, spend, signal);
    },
    spent: () => spent,
  };
}
