import {formatMember} from '../format/members.ts';
import type {MetricQuery, MetricSeries} from '../metrics/metric-services.ts';
import type {Tone} from '../tone.ts';
import {formatMinute} from './format-traffic.ts';
import type {MadeChange} from './made-change.ts';

/** A change to a function whose effect is looked at for a while. */
export interface WatchedChange extends Pick<MadeChange, 'title' | 'at'> {
  readonly functionName: string;
  /** The alias that was changed: only what is called by it is counted. */
  readonly qualifier: string | undefined;
}

/** Milliseconds for which a change is watched, and those of a period. */
const watched = 30 * 60_000;
const minute = 60_000;
/** Changes that are watched at the same time. */
const atOnce = 3;

/** The last change of each function of late, the newest first. */
export function findWatched(changes: readonly MadeChange[], now: number): readonly WatchedChange[] {
  const seen = new Set<string>();
  return changes
    .toReversed()
    .flatMap(({functionName, operation, title, at, sent}) => {
      if (functionName === undefined || now - at > watched || seen.has(functionName)) return [];
      seen.add(functionName);
      const qualifier = operation === 'UpdateAlias' ? formatMember(sent['Name']) : undefined;
      return [{functionName, qualifier, title, at}];
    })
    .slice(0, atOnce);
}

/** Asks how the function fares since, by the minute: three metrics. */
export function buildWatchRequest({functionName, qualifier, at}: WatchedChange, now: number) {
  const target = {functionName, ...(qualifier !== undefined && {qualifier})};
  const queries: readonly MetricQuery[] = (['Invocations', 'Errors', 'Throttles'] as const).map(metric => ({
    ...target,
    metric,
    statistic: 'Sum',
  }));
  return {queries, start: findStart(at), end: Math.max(now, findStart(at) + 1), period: minute / 1000};
}

/** How it fares since, in a line: `orders-api: Take live back to 2 at 14:02 · last 3 min: 0 of 96 failed`. */
export function buildWatchLine(
  {functionName, title, at}: WatchedChange,
  series: readonly MetricSeries[] | undefined,
  readAt: number,
): {readonly text: string; readonly tone: Tone} {
  const head = `${functionName}: ${title} at ${formatMinute(at)}`;
  const sum = (metric: string) =>
    (series ?? [])
      .filter(({query}) => query.metric === metric)
      .flatMap(({values}) => values)
      .reduce<number>((total, value) => total + (value ?? 0), 0);
  const minutes = Math.floor((readAt - findStart(at)) / minute);
  if (series === undefined || minutes < 1) return {text: `${head} · too early to tell`, tone: 'dim'};
  const [calls, errors, throttles] = [sum('Invocations'), sum('Errors'), sum('Throttles')];
  const refused = throttles === 0 ? '' : `, ${throttles} throttled`;
  const told = calls + throttles === 0 ? 'no calls' : `${errors} of ${calls} failed${refused}`;
  const isWell = calls > 0 && errors + throttles === 0;
  return {text: `${head} · last ${minutes} min: ${told}`, tone: isWell ? 'good' : 'warn'};
}

/** The first whole minute after a change: what ran in its own minute may have been before it. */
function findStart(at: number): number {
  return Math.ceil(at / minute) * minute;
}
