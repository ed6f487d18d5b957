import type {MetricQuery} from '../metrics/metric-services.ts';
import {metricOf, type ReadSpan, type SeriesName} from '../signs/reading.ts';
import type {SignName} from '../signs/sign.ts';
import type {Window} from '../signs/window.ts';
import type {Incident} from './incident.ts';

/** Metrics of a call, and values of an answer (GetMetricData, API reference). */
export const metricsOfCall = 500;
const valuesOfCall = 100_800;
/** Calls in which the worst are looked at by the minute. */
export const minuteCalls = 3;

/** Whether functions run, and are kept from it: asked of all. */
export function buildFirstQueries(names: readonly string[]): readonly MetricQuery[] {
  return names.flatMap(name => buildQueries(name, ['invocations', 'throttles']));
}

/** How they run: asked only of those that ran now, for the others have nothing to tell. */
export function buildSecondQueries(names: readonly string[]): readonly MetricQuery[] {
  return names.flatMap(name => buildQueries(name, ['errors', 'p99']));
}

/** Whether calls reached the timeout: those are errors, so it is asked only of those that have any, the worst ones. */
export function buildTimeoutQueries(names: readonly string[]): readonly MetricQuery[] {
  return names.slice(0, metricsOfCall).flatMap(name => buildQueries(name, ['longest']));
}

/** Series of few functions, which are searched for and not asked of each. */
export const searched: readonly SeriesName[] = ['iteratorAge', 'asyncAge', 'deadLetters', 'undelivered', 'dropped'];

/** The span of a search: of a day its answer could be longer than a page. */
export function findSearchSpan({end}: Window, period: number): ReadSpan {
  return {start: end - 6 * hour, end, period};
}

/** One call for minutes. */
export interface MinuteCall extends ReadSpan {
  readonly queries: readonly MetricQuery[];
}

const minute = 60_000;
const hour = 60 * minute;
/** Milliseconds by the minute for most, and before the beginning of what began before that. */
const reach = {most: 3 * hour, before: hour / 2};

/**
 * The minutes that tell when each began and how it fares now, in three calls: the last hours of most, and as much of the day
 * as it takes for the worst of those that began earlier. What has no room is known by the quarter of an hour.
 */
export function planMinutes(incidents: readonly Incident[], {end}: Window): readonly MinuteCall[] {
  const asked = incidents.filter(isWorthMinutes);
  const far = asked.filter(incident => findBeginning(incident) < end - reach.most + reach.before);
  const near = asked.filter(incident => !far.includes(incident));
  const nearCalls = fill(near, {end, beginning: () => end - reach.most}, minuteCalls - (far.length > 0 ? 1 : 0));
  const farCalls = fill(
    far,
    {end, beginning: incident => findBeginning(incident) - reach.before},
    minuteCalls - nearCalls.length,
  );
  return [...nearCalls, ...farCalls];
}

interface Reach {
  readonly end: number;
  beginning(incident: Incident): number;
}

/** The worst first, each with all it needs, for as long as a call's answer is one page. */
function fill(incidents: readonly Incident[], {end, beginning}: Reach, limit: number): readonly MinuteCall[] {
  const calls: MinuteCall[] = [];
  let call: MinuteCall | undefined;
  for (const incident of incidents) {
    const own = buildQueries(incident.functionName, findNeeded(incident));
    const start = Math.floor(beginning(incident) / minute) * minute;
    const joined = call && {...call, start: Math.min(call.start, start), queries: [...call.queries, ...own]};
    if (joined !== undefined && fits(joined)) {
      call = joined;
      calls[calls.length - 1] = call;
    } else if (calls.length < limit) {
      call = {start, end, period: minute / 1000, queries: own};
      calls.push(call);
    } else break;
  }
  return calls;
}

function fits({queries, start, end}: MinuteCall): boolean {
  const values = Math.ceil((end - start) / minute) + 1;
  return queries.length <= metricsOfCall && queries.length * values <= valuesOfCall;
}

/** State, updates and mappings are no matter of minutes, and what is usual began long ago. */
function isWorthMinutes({signs}: Incident): boolean {
  return signs.some(({name, course}) => course !== 'usual' && name in needs);
}

function findBeginning({signs}: Incident): number {
  const begun = signs.flatMap(({since, course}) => (since === undefined || course === 'usual' ? [] : [since]));
  const own = begun.filter(({allDay}) => !allDay).map(({from}) => from);
  return Math.min(Number.POSITIVE_INFINITY, ...own);
}

const needs: Readonly<Partial<Record<SignName, readonly SeriesName[]>>> = {
  errors: [],
  timeouts: ['longest'],
  throttled: ['throttles'],
  slower: ['p99'],
  'no calls': [],
  'more calls': [],
  'iterator age': ['iteratorAge'],
  'async age': ['asyncAge'],
  'dead letters': ['deadLetters'],
  undelivered: ['undelivered'],
  dropped: ['dropped'],
};

function findNeeded({signs, timeouts}: Incident): readonly SeriesName[] {
  const own = signs.flatMap(({name}) => needs[name] ?? []);
  return [...new Set<SeriesName>(['invocations', 'errors', ...own, ...(timeouts?.now ? ['longest' as const] : [])])];
}

function buildQueries(functionName: string, series: readonly SeriesName[]): readonly MetricQuery[] {
  return series.map(name => ({functionName, ...metricOf[name]}));
}
