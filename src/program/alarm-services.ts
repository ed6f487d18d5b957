import {setTimeout as wait} from 'node:timers/promises';
import type {Calls} from '../aws/calls.ts';
import type {AlarmServices} from '../core/alarms/alarm-services.ts';
import {loadAlarmOperations} from '../schema/load-alarm-operations.ts';

/** Reading alarms with the calls of a connection. What reads them and their client are loaded when first used. */
export function createAlarmServices(calls: () => Calls): AlarmServices {
  let loading: ReturnType<typeof load> | undefined;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    list: async signal => (await loaded()).readAlarms(calls().telemetry.metrics, signal),
    history: async (since, signal) => (await loaded()).readAlarmHistory(calls().telemetry.metrics, since, signal),
  };
}

/** Milliseconds that the first read waits: loading a client must not keep the first rows from their frame. */
const firstWait = 250;

async function load() {
  await wait(firstWait);
  // Who sees alarms may change them: their form opens at once then.
  const [reading] = await Promise.all([import('../aws/alarms/read-alarms.ts'), loadAlarmOperations()]);
  return reading;
}
