import {hasRun, type IncidentReading, type IncidentSeries} from './reading.ts';
import {findLevel, findStretch, findTypical, type Level, measureExcess} from './usual.ts';
import {toTime} from './window.ts';

/** A function that a board looks at. */
export interface Watched {
  readonly functionName: string;
  readonly functionArn: string;
  /** Seconds; undefined when the list does not tell. */
  readonly timeout: number | undefined;
}

/** What ails a function now, against its own last day. */
export interface Incident extends Watched {
  readonly calls: number;
  /** Undefined while they are not known. */
  readonly errors: Level | undefined;
  readonly throttles: Level | undefined;
  /** Periods in which a call took as long as the timeout allows: those of now, and those usual for as long. */
  readonly timeouts: Level | undefined;
  /** Milliseconds. */
  readonly p99: {readonly now?: number; readonly usual?: number};
  /** When it began, in milliseconds since 1970; undefined for what is no worse than its day. */
  readonly since: number | undefined;
  /** It has been so for as long as was looked at. */
  readonly allDay: boolean;
  /** The more, the worse. */
  readonly score: number;
  /** When the oldest of these figures was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** Errors by period, oldest first, for a small chart. */
  readonly course: readonly (number | undefined)[];
}

/** Calls from which on a duration is worth comparing, and by how much it has to differ, in milliseconds and as a factor. */
const p99 = {calls: 5, difference: 50, factor: 1.5};

/** What ails a function; undefined for a quiet one: no errors, throttles or timeouts now, and no slower than usual. */
export function findIncident(watched: Watched, read: IncidentReading): Incident | undefined {
  const reading = hasRun(read) ? read : withoutRuns(read);
  const errors = hasRun(read) ? reading.errors && findLevel(reading.errors) : none;
  const throttles = reading.throttles && findLevel(reading.throttles);
  const timeouts = findTimeouts(reading.longest, watched.timeout);
  const calls = reading.invocations === undefined ? 0 : findLevel(reading.invocations).now;
  const typical = reading.p99 === undefined ? {} : findTypical(reading.p99);
  const slower = weighSlowness(typical, calls);
  const parts = [
    {score: weighLevel(errors, calls), series: reading.errors, isAbove: isMore(errors, reading.errors)},
    {
      score: weighLevel(throttles, calls + (throttles?.now ?? 0)),
      series: reading.throttles,
      isAbove: isMore(throttles, reading.throttles),
    },
    {score: 3 * measureExcess(timeouts ?? none), series: reading.longest, isAbove: isTimeout(watched.timeout)},
    {score: slower, series: reading.p99, isAbove: (value: number) => value >= p99.factor * (typical.usual ?? value)},
  ].toSorted((a, b) => b.score - a.score);
  const isQuiet = !(errors?.now || throttles?.now || timeouts?.now) && slower === 0;
  const [worst] = parts;
  if (isQuiet || worst === undefined) return undefined;
  const run = worst.series === undefined ? undefined : findStretch(worst.series, worst.isAbove);
  const isWorse = run !== undefined && worst.score > 1;
  return {
    ...watched,
    ...{calls, errors, throttles, timeouts, p99: typical},
    since: isWorse && worst.series !== undefined ? toTime(worst.series.window, run.first) : undefined,
    allDay: run?.whole === true,
    score: Math.round(100 * parts.reduce((sum, {score}) => sum + score, 0)) / 100,
    readAt: Math.min(...Object.values(reading).map(({window}) => window.end)),
    course: reading.errors?.values ?? [],
  };
}

/** The worst first; of two that are as bad the one with more errors, else by name, so that a refresh moves nothing for nothing. */
export function byScore(a: Incident, b: Incident): number {
  return (
    b.score - a.score ||
    (b.errors?.now ?? 0) - (a.errors?.now ?? 0) ||
    (b.throttles?.now ?? 0) - (a.throttles?.now ?? 0) ||
    (a.functionName < b.functionName ? -1 : 1)
  );
}

const none: Level = {now: 0, usual: 0};

/** How it ran is not asked of a function that did not run: what was read of that before is of the past. */
function withoutRuns({invocations, throttles}: IncidentReading): IncidentReading {
  return {...(invocations && {invocations}), ...(throttles && {throttles})};
}

/** How far above its day, by the share of calls it hits; what is bad every day weighs little, but something. */
function weighLevel(level: Level | undefined, calls: number): number {
  if (level === undefined || level.now === 0) return 0;
  const share = Math.min(1, level.now / Math.max(1, calls));
  return measureExcess(level) * (0.25 + share) + share;
}

function weighSlowness({now, usual}: Incident['p99'], calls: number): number {
  if (now === undefined || usual === undefined || calls < p99.calls) return 0;
  if (now - usual < p99.difference || now < p99.factor * usual) return 0;
  return Math.min(10, 2 * Math.log2(now / Math.max(1, usual)));
}

/** The longest call of a period tells whether there was a timeout, not how many. */
function findTimeouts(longest: IncidentSeries | undefined, timeout: number | undefined): Level | undefined {
  if (longest === undefined || timeout === undefined) return undefined;
  const isHit = isTimeout(timeout);
  const hits = longest.values.map(value => (value !== undefined && isHit(value) ? 1 : 0));
  return findLevel({...longest, values: hits});
}

function isTimeout(timeout: number | undefined): (value: number) => boolean {
  return value => timeout !== undefined && value >= timeout * 1000;
}

/** Twice what is usual in a period, and at least one. */
function isMore(level: Level | undefined, series: IncidentSeries | undefined): (value: number) => boolean {
  const usual = (level?.usual ?? 0) / (series?.window.share ?? 1);
  return value => value > 0.5 + 2 * usual;
}
