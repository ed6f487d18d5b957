import {setTimeout as wait} from 'node:timers/promises';
import type {MetricServices} from '../core/metrics/metric-services.ts';
import type {Connected} from './connections.ts';

/** Milliseconds that the first read waits: loading a client must not keep the first rows from their frame. */
const firstWait = 250;

/** Makes the reading of metrics through the connection of now. CloudWatch's client is loaded by the first read. */
export function createMetricServices(connected: () => Connected): MetricServices {
  let spent = {calls: 0, metrics: 0};
  let loading: ReturnType<typeof load> | undefined;
  return {
    read: async (request, signal) => {
      const {calls} = connected();
      loading ??= load();
      const {readMetrics} = await loading;
      const spend = (metrics: number) => {
        spent = {calls: spent.calls + 1, metrics: spent.metrics + metrics};
      };
      return readMetrics(calls.telemetry.metrics, request, spend, signal);
    },
    spent: () => spent,
  };
}

async function load() {
  await wait(firstWait);
  return import('../aws/metrics/read-metrics.ts');
}
