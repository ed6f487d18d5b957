import {setTimeout as wait} from 'node:timers/promises';
import type {Calls} from '../aws/calls.ts';
import type {MetricServices} from '../core/metrics/metric-services.ts';

/** Milliseconds that the first read waits: loading a client must not keep the first rows from their frame. */
const firstWait = 250;

/** Makes the reading of metrics with the calls of a connection. CloudWatch's client is loaded by the first read. */
export function createMetricServices(calls: () => Calls): MetricServices {
  let spent = {calls: 0, metrics: 0};
  let loading: ReturnType<typeof load> | undefined;
  return {
    read: async (request, signal) => {
      loading ??= load();
      const {readMetrics} = await loading;
      const spend = (metrics: number) => {
        spent = {calls: spent.calls + 1, metrics: spent.metrics + metrics};
      };
      return readMetrics(calls().telemetry.metrics, request, spend, signal);
    },
    spent: () => spent,
  };
}

async function load() {
  await wait(firstWait);
  return import('../aws/metrics/read-metrics.ts');
}
