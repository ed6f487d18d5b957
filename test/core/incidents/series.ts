import type {Watched} from '../../../src/core/incidents/incident.ts';
import type {IncidentReading, SeriesName} from '../../../src/core/incidents/reading.ts';
import {findWindow} from '../../../src/core/incidents/window.ts';

/** A time seven and a half minutes into a quarter of an hour: now is one and a half periods long. */
export const time = Date.UTC(2026, 10, 22, 14, 7, 30);
export const window = findWindow(time);

/** A value in each of the day's 95 periods, then those given for the last whole period and the one under way. */
export function day(usual: number | undefined, ...now: readonly (number | undefined)[]): (number | undefined)[] {
  return [...Array.from({length: 95}, () => usual), ...now];
}

/** A reading of these series over the window. */
export function toReading(series: Partial<Record<SeriesName, readonly (number | undefined)[]>>): IncidentReading {
  return Object.fromEntries(Object.entries(series).map(([name, values]) => [name, {values, window}]));
}

/** A function with a timeout of ten seconds. */
export function watched(functionName: string): Watched {
  return {functionName, functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${functionName}`, timeout: 10};
}
