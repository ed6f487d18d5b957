import type {Context} from '../context/context.ts';
import {type Measurement, recordMeasurement} from '../metrics/index.ts';

/** Adds to the metrics how an event of a function fares; `value` in ms for an age, else a count. */
export function measureEvent(
  metric: Measurement,
  value: number,
  {name, event, context}: {name: string; event: {readonly qualifier?: string}; context: Context},
): void {
  const target = {region: context.region, functionName: name, qualifier: event.qualifier ?? ''};
  recordMeasurement(context.telemetry, target, metric, value);
}
