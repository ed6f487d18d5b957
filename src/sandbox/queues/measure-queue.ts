import type {Context} from '../context/context.ts';
import {insertQueueMeasurement, recordQueueMeasurement} from '../metrics/index.ts';
import {queueCollection} from '../model/stored-queue.ts';

/** ms between two looks at what queues hold; the service takes a minute. */
const interval = 15_000;

type Count = 'NumberOfMessagesSent' | 'NumberOfMessagesReceived' | 'NumberOfMessagesDeleted' | 'NumberOfEmptyReceives';

/** Adds to what a queue's metrics count. */
export function countMessages(queue: string, metric: Count, count: number, {telemetry, region}: Context): void {
  if (count > 0) recordQueueMeasurement(telemetry, {region, queue}, metric, count);
}

/** Writes how many messages the region's queues hold, and how old the oldest is, unless that was done just now. */
export function publishQueues({records, messages, telemetry, region, now}: Context): void {
  const queues = records.list(queueCollection);
  if (queues.length === 0) return;
  const time = now();
  telemetry.transact(queries => {
    const sql = "SELECT max(time) AS last FROM queue_measurements WHERE region = ? AND metric LIKE 'Approx%'";
    const last = queries(sql).get(region)?.['last'];
    if (typeof last === 'number' && time - last < interval) return;
    for (const {key: queue} of queues) {
      const {visible, inFlight, delayed, oldest} = messages.count(queue, time);
      const values = {
        ApproximateNumberOfMessagesVisible: visible,
        ApproximateNumberOfMessagesNotVisible: inFlight,
        ApproximateNumberOfMessagesDelayed: delayed,
        ApproximateAgeOfOldestMessage: oldest === undefined ? 0 : Math.max(0, Math.round((time - oldest) / 1000)),
      };
      for (const [metric, value] of Object.entries(values)) {
        insertQueueMeasurement(queries, {region, queue}, metric, {time, value});
      }
    }
  });
}
