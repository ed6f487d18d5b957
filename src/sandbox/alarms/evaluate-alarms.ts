import {createSolver, type PointSeries} from '../metrics/index.ts';
import type {Queries} from '../telemetry/index.ts';
import {findPeriod, readAlarmQueries} from './alarm-metric.ts';
import {toComparison} from './comparison.ts';
import {evaluateComposites} from './evaluate-composites.ts';
import {type Judging, judgeAlarm, spareInterval} from './judge.ts';
import {formatReason, formatReasonData} from './reason.ts';
import {changeState, readStoredAlarms, type StoredAlarm, writeAlarm} from './stored-alarm.ts';

/** ms of metrics that are looked at anew at most: who looks after a week learns of the last day. */
const longest = 86_400_000;

/**
 * Judges all alarms of a region by what the metrics say by now, period after period since they were last looked at, so that
 * each has the history it would have had if it had been watched.
 */
export function evaluateAlarms(queries: Queries, place: {region: string; accountId: string}, now: number): void {
  const {region} = place;
  for (const alarm of readStoredAlarms(queries, region)) {
    if (alarm.kind === 'MetricAlarm') evaluateMetricAlarm(queries, region, alarm, now);
  }
  evaluateComposites(queries, place, now);
}

function evaluateMetricAlarm(queries: Queries, region: string, alarm: StoredAlarm, now: number): void {
  const asked = readAlarmQueries(alarm.settings);
  const period = findPeriod(asked);
  const until = Math.floor(now / period) * period;
  const from = Math.max(Math.floor(alarm.evaluated / period) * period, until - longest);
  if (until <= from) return;
  const judging = toJudging(alarm);
  const range = judging.periods + spareInterval;
  const series = solve(queries, region, asked, {start: from - range * period, end: until});
  let current = alarm;
  for (let end = from + period; end <= until; end += period) {
    const times = Array.from({length: range}, (_, index) => end - (range - index) * period);
    const values = times.map(time => series.get(time));
    const state = judgeAlarm({...judging, values});
    if (state === undefined || state === current.state) continue;
    const found = {settings: alarm.settings, values, times, judging, from: current.state, state, time: end, period};
    const [reason, reasonData] = [formatReason(found), formatReasonData(found)];
    // It is judged by the period before it was put, but not before that.
    const time = Math.max(end, alarm.configured);
    current = changeState(queries, region, current, {state, reason, reasonData, time});
  }
  writeAlarm(queries, region, {...current, evaluated: until});
}

function toJudging({settings}: StoredAlarm): Omit<Judging, 'values'> {
  const periods = Number(settings['EvaluationPeriods']);
  return {
    periods,
    least: Number(settings['DatapointsToAlarm'] ?? periods),
    isBreaching: toComparison(String(settings['ComparisonOperator']), Number(settings['Threshold'])).isBreaching,
    missing: (settings['TreatMissingData'] ?? 'missing') as Judging['missing'],
  };
}

function solve(
  queries: Queries,
  region: string,
  asked: ReturnType<typeof readAlarmQueries>,
  span: {readonly start: number; readonly end: number},
): PointSeries {
  const wanted = asked.find(({returned}) => returned)?.id ?? '';
  return createSolver(asked, {...span, region}, queries)(wanted) ?? new Map();
}
