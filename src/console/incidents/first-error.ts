import type {Incident} from '../../core/incidents/incident.ts';
import {findOnset} from '../../core/signs/onset.ts';
import {isExact, type Since} from '../../core/signs/sign.ts';
import {period} from '../../core/signs/window.ts';
import type {Connection} from '../connection/connection.ts';

const minute = 60_000;
/** Milliseconds before the earliest beginning, by which that can be told from what is usual. */
const before = 30 * minute;

/** The minute in which this incident began to fail; of one without errors when it began. */
export async function findFirstError(connection: Connection, incident: Incident): Promise<number> {
  const {signs, readAt} = incident;
  const failing = signs.find(({name, since}) => since !== undefined && (name === 'errors' || name === 'timeouts'));
  const since = failing?.since ?? signs.find(sign => sign.since !== undefined)?.since;
  if (since === undefined) return readAt - period * 1000;
  if (failing === undefined || isExact(since)) return since.from;
  try {
    return await readFirstError(connection, incident, since);
  } catch {
    // The board says what is wrong with metrics; its quarter of an hour is near enough here.
    return since.from;
  }
}

async function readFirstError(
  {metrics, signal}: Connection,
  {functionName, errors, calls, readAt}: Incident,
  {from}: Since,
): Promise<number> {
  const start = Math.floor((from - before) / minute) * minute;
  const queries = (['Errors', 'Invocations'] as const).map(metric => ({
    functionName,
    metric,
    statistic: 'Sum' as const,
  }));
  const series = await metrics.read({queries, start, end: readAt, period: minute / 1000}, signal);
  const [events = [], exposures = []] = series.map(({values}) => values.map(value => value ?? 0));
  const usual = (errors?.usual ?? 0) / Math.max(1, calls);
  const found = findOnset({events, exposures, usual, recent: before / minute});
  return found === undefined ? from : start + found.earliest * minute;
}
