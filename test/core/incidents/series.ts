import {findIncident, type Incident} from '../../../src/core/incidents/incident.ts';
import type {IncidentReading, SeriesName} from '../../../src/core/signs/reading.ts';
import type {Standing} from '../../../src/core/signs/standing.ts';
import type {Watched} from '../../../src/core/signs/watched.ts';
import {findWindow, period} from '../../../src/core/signs/window.ts';

/** A time seven and a half minutes into a quarter of an hour: now is one and a half periods long. */
export const time = Date.UTC(2026, 10, 22, 14, 7, 30);
export const window = findWindow(time);

type Values = readonly (number | undefined)[];

/** A value in each of the periods before now, then those given for the last whole period and the one under way. */
export function day(usual: number | undefined, ...now: Values): (number | undefined)[] {
  return [...Array.from({length: 103}, () => usual), ...now];
}

/** A reading of these series by the quarter of an hour, and of the last three hours by the minute. */
export function toReading(
  series: Partial<Record<SeriesName, Values>>,
  minutes: Partial<Record<SeriesName, Values>> = {},
): IncidentReading {
  const minute = 60_000;
  const first = Math.floor(time / minute) * minute - 179 * minute;
  return {
    day: toSeries(series, {start: window.start, length: period * 1000}),
    minutes: toSeries(minutes, {start: first, length: minute}),
  };
}

/** A function with a timeout of ten seconds. */
export function watched(functionName: string): Watched {
  return {functionName, functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${functionName}`, timeout: 10};
}

/** What ails a function of which that was read. */
export function incidentIn(
  reading: IncidentReading,
  name = 'orders',
  standing: Standing | undefined = undefined,
): Incident | undefined {
  return findIncident(watched(name), {reading, window, standing});
}

function toSeries(series: Partial<Record<SeriesName, Values>>, span: {start: number; length: number}) {
  return Object.fromEntries(Object.entries(series).map(([name, values]) => [name, {values, ...span, end: time}]));
}
