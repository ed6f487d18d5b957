import type {Incident} from '../../core/incidents/incident.ts';
import {period} from '../../core/incidents/window.ts';
import type {Connection} from '../connection/connection.ts';

const minute = 60_000;

/** The minute in which the errors of an incident began; when that cannot be told, the start of its quarter of an hour. */
export async function findFirstError(
  {metrics, signal}: Connection,
  {functionName, since, errors, readAt}: Incident,
): Promise<number> {
  const start = since ?? readAt - period * 1000;
  if (errors === undefined || errors.now === 0) return start;
  const first = Math.floor(start / minute) * minute;
  const queries = [{functionName, metric: 'Errors', statistic: 'Sum'}] as const;
  try {
    const request = {queries, start: first, end: readAt, period: minute / 1000};
    const [series] = await metrics.read(request, signal);
    const index = series?.values.findIndex(value => value !== undefined && value > 0) ?? -1;
    return index === -1 ? start : first + index * minute;
  } catch {
    // The board says what is wrong with metrics; its quarter of an hour is near enough here.
    return start;
  }
}
