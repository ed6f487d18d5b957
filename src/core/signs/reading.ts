import type {MetricQuery, MetricSeries} from '../metrics/metric-services.ts';
import {countSlots} from '../metrics/slots.ts';
import {sumSince, type TimeSeries} from './time-series.ts';
import {type Window, widenWindow} from './window.ts';

/** The series of a function that a board looks at. Durations and ages in milliseconds. */
export type SeriesName =
  | 'invocations'
  | 'throttles'
  | 'errors'
  | 'p99'
  | 'longest'
  | 'iteratorAge'
  | 'asyncAge'
  | 'deadLetters'
  | 'undelivered'
  | 'dropped';

type Readings = Readonly<Partial<Record<SeriesName, TimeSeries>>>;

/** What was read of a function so far: its day in quarters of an hour, and of the worst the last hours by the minute. */
export interface IncidentReading {
  readonly day: Readings;
  readonly minutes: Readings;
}

/** Of which nothing was read. */
export const emptyReading: IncidentReading = {day: {}, minutes: {}};

/** What is asked of CloudWatch for a series. */
export const metricOf: Readonly<Record<SeriesName, Pick<MetricQuery, 'metric' | 'statistic'>>> = {
  invocations: {metric: 'Invocations', statistic: 'Sum'},
  throttles: {metric: 'Throttles', statistic: 'Sum'},
  errors: {metric: 'Errors', statistic: 'Sum'},
  p99: {metric: 'Duration', statistic: 'p99'},
  longest: {metric: 'Duration', statistic: 'Maximum'},
  iteratorAge: {metric: 'IteratorAge', statistic: 'Maximum'},
  asyncAge: {metric: 'AsyncEventAge', statistic: 'Maximum'},
  deadLetters: {metric: 'DeadLetterErrors', statistic: 'Sum'},
  undelivered: {metric: 'DestinationDeliveryFailures', statistic: 'Sum'},
  dropped: {metric: 'AsyncEventsDropped', statistic: 'Sum'},
};

/** The span of what was read; the period in seconds. */
export interface ReadSpan {
  readonly start: number;
  readonly end: number;
  readonly period: number;
}

/** The reading with another series. */
export function withSeries(
  reading: IncidentReading,
  grain: keyof IncidentReading,
  {query, values}: MetricSeries,
  span: ReadSpan,
): IncidentReading {
  const name = (Object.keys(metricOf) as SeriesName[]).find(
    key => metricOf[key].metric === query.metric && metricOf[key].statistic === query.statistic,
  );
  if (name === undefined) return reading;
  const {first: start, length} = countSlots(span);
  return {...reading, [grain]: {...reading[grain], [name]: {values, start, length, end: span.end}}};
}

/** Calls that ran or were throttled, which are enough to tell by how a function fares. */
const enough = 20;

/**
 * The window in which a function is judged: what counts as now reaches back until enough was tried, at most an hour and the
 * quarter under way. A function that is seldom called has not recovered for not having been called again.
 */
export function findOwnWindow({day}: IncidentReading, window: Window): Window {
  const tried = (now: number) => sumSince(day.invocations, now) + sumSince(day.throttles, now);
  const all = widenWindow(window);
  const wanted = Math.min(enough, ...all.slice(-1).map(({now}) => tried(now)));
  return all.find(({now}) => tried(now) >= wanted) ?? window;
}

/** True when it has run in what counts as now. */
export function hasRun({day}: IncidentReading, {now}: Pick<Window, 'now'>): boolean {
  return sumSince(day.invocations, now) > 0;
}
