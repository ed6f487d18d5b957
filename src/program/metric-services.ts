import {setTimeout as wait} from 'node:timers/promises';
import type {Calls} from '../aws/calls.ts';
import type {MetricServices} from '../core/metrics/metric-services.ts';

/** Milliseconds that the first read waits: loading a client must not keep the first rows from their frame. */
const firstWait = 250;

/** Makes the reading of metrics with the calls of a connection. CloudWatch's client is loaded by the first read. */
export function createMetricServices(calls: () => Calls): MetricServices {
  let spent = {calls: 0, metrics: 0};
  let loading: ReturnType<typeof load> | undefined;
  const spend = (more: {calls: number; metrics: number}) => {
    spent = {calls: spent.calls + more.calls, metrics: spent.metrics + more.metrics};
  };
  return {
    read: async (request, signal) => {
      loading ??= load();
      const {readMetrics} = await loading;
      return readMetrics(calls().telemetry.metrics, request, spend, signal);
    },
    search: async (search, signal) => {
      loading ??= load();
      const {searchMetrics} = await loading;
      return searchMetrics(calls().telemetry.metrics, search, spend, signal);
    },
    spent: () => spent,
  };
}

async function load() {
  await wait(firstWait);
  const [reads, searches] = await Promise.all([
    import('../aws/metrics/read-metrics.ts'),
    import('../aws/metrics/search-metrics.ts'),
  ]);
  return {...reads, ...searches};
}
