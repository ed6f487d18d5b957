import type {
  FoundMetrics,
  MetricRequest,
  MetricSearch,
  MetricSeries,
} from '../../../src/core/metrics/metric-services.ts';
import {countSlots} from '../../../src/core/metrics/slots.ts';
import {metricOf, type SeriesName} from '../../../src/core/signs/reading.ts';

const minute = 60_000;
/** Minutes of a day and some hours. */
const length = 1700;

/** A function's minutes, the last one under way; undefined where a series is not published. */
export type Minutes = Partial<Record<SeriesName, readonly number[]>>;

/** How a function's day went: what is usual, and what has been different since a while, in minutes before the end. */
export interface Plan {
  readonly calls?: number;
  readonly errors?: number;
  readonly from?: number;
  readonly to?: number;
  /** In place of what is usual, from `from` until `to` minutes before the end. */
  readonly instead?: Partial<Record<'calls' | 'errors' | 'throttles' | 'p99' | 'longest' | 'losses', number>>;
  /** An age that grows by so many milliseconds a minute. */
  readonly growing?: {readonly series: 'iteratorAge' | 'asyncAge'; readonly by: number};
  readonly isNew?: true;
}

/** The minutes of such a day, made from chance with a seed. `rest` is the part of the last minute that is over. */
export function buildMinutes(plan: Plan, seed: number, rest: number): Minutes {
  const random = createRandom(seed);
  const {calls = 4, errors = 0, from = 0, to = 0, instead = {}, growing, isNew} = plan;
  /** The part of a minute that is different: all, none, or what lies between. Ages in minutes before the end. */
  const partOf = (index: number, elapsed: number) => {
    const begin = length - 1 - index + rest;
    return Math.max(0, Math.min(begin, from) - Math.max(begin - elapsed, to)) / elapsed;
  };
  const mix = (usual: number, other: number | undefined, part: number) =>
    other === undefined ? usual : usual + (other - usual) * part;
  const series = {
    invocations: [] as number[],
    errors: [] as number[],
    throttles: [] as number[],
    p99: [] as number[],
    longest: [] as number[],
    age: [] as number[],
    losses: [] as number[],
  };
  for (let index = 0; index < length; index++) {
    const elapsed = index === length - 1 ? rest : 1;
    const part = partOf(index, elapsed);
    const isThere = isNew === undefined || part > 0;
    const attempts = isThere ? poisson(random, mix(calls, instead.calls, part) * elapsed) : 0;
    const throttled = binomial(random, attempts, mix(0, instead.throttles, part));
    const ran = attempts - throttled;
    const failed = binomial(random, ran, mix(errors, instead.errors, part));
    const noise = Math.exp(0.15 * (random() + random() + random() - 1.5));
    series.invocations.push(ran);
    series.errors.push(failed);
    series.throttles.push(throttled);
    series.p99.push(ran === 0 ? 0 : noise * (part > 0.5 ? (instead.p99 ?? 200) : 200));
    series.longest.push(failed > 0 && part > 0 && instead.longest !== undefined ? instead.longest : 300 * noise);
    const waited = Math.max(0, from - (length - 1 - index + rest - elapsed));
    series.age.push(800 * noise + (growing === undefined || from === 0 ? 0 : growing.by * waited));
    series.losses.push(poisson(random, mix(0, instead.losses, part) * elapsed));
  }
  return {
    invocations: series.invocations,
    errors: series.errors,
    throttles: series.throttles,
    p99: series.p99,
    longest: series.longest,
    ...(growing && {[growing.series]: series.age}),
    ...(instead.losses !== undefined && {deadLetters: series.losses}),
  };
}

/** Metrics as CloudWatch would give them of functions with these minutes, the last of which is under way at `end`. */
export function createMetrics(days: ReadonlyMap<string, Minutes>, end: number) {
  const first = Math.floor(end / minute) * minute - (length - 1) * minute;
  const valuesOf = (functionName: string, series: SeriesName, request: Omit<MetricRequest, 'queries'>) => {
    const own = days.get(functionName)?.[series];
    const slots = countSlots(request);
    return Array.from({length: slots.count}, (_, slot) => {
      const begin = (slots.first + slot * slots.length - first) / minute;
      const values = own?.slice(Math.max(0, begin), Math.max(0, begin + slots.length / minute)) ?? [];
      return combine(series, values);
    });
  };
  const calls: {readonly period: number; readonly metrics: number; readonly values: number}[] = [];
  return {
    calls,
    read: async (request: MetricRequest): Promise<readonly MetricSeries[]> => {
      const {queries, period} = request;
      calls.push({period, metrics: queries.length, values: queries.length * countSlots(request).count});
      return queries.map(query => ({query, values: valuesOf(query.functionName, findSeries(query), request)}));
    },
    search: async (search: MetricSearch): Promise<FoundMetrics> => {
      const series = search.wanted.flatMap(one =>
        [...days].flatMap(([functionName, day]) =>
          day[findSeries(one)] === undefined
            ? []
            : [{query: {functionName, ...one}, values: valuesOf(functionName, findSeries(one), search)}],
        ),
      );
      calls.push({period: search.period, metrics: series.length, values: series.length * countSlots(search).count});
      return {series, cut: []};
    },
    spent: () => ({calls: calls.length, metrics: 0}),
  };
}

function findSeries({metric, statistic}: {readonly metric: string; readonly statistic: string}): SeriesName {
  const found = Object.entries(metricOf).find(([, one]) => one.metric === metric && one.statistic === statistic);
  if (found === undefined) throw new Error(`No series is ${metric} ${statistic}`);
  return found[0] as SeriesName;
}

/** What was not measured is not there: counts of nothing are not published, nor durations of no calls. */
function combine(series: SeriesName, values: readonly number[]): number | undefined {
  const isCount = metricOf[series].statistic === 'Sum';
  const value = isCount ? values.reduce((sum, one) => sum + one, 0) : Math.max(0, ...values);
  return value === 0 ? undefined : value;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function poisson(random: () => number, mean: number): number {
  if (mean > 50)
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * (random() + random() + random() + random() - 2) * 1.73));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

function binomial(random: () => number, trials: number, share: number): number {
  if (share === 0) return 0;
  let count = 0;
  for (let trial = 0; trial < trials; trial++) count += Number(random() < share);
  return count;
}
