import type {TelemetryInput} from '../telemetry/index.ts';
import {toComparison} from './comparison.ts';
import type {Judging} from './judge.ts';
import type {StoredAlarmState} from './stored-alarm.ts';

/** What a change of state is told of; times in ms since 1970. */
export interface Found {
  readonly settings: TelemetryInput;
  readonly values: readonly (number | undefined)[];
  /** The beginnings of their periods. */
  readonly times: readonly number[];
  readonly judging: Omit<Judging, 'values'>;
  readonly from: StoredAlarmState;
  readonly state: StoredAlarmState;
  readonly time: number;
  /** ms. */
  readonly period: number;
}

/** Why an alarm is in a state, in the words of the service (user guide, "Alarm events" and the history of an alarm). */
export function formatReason({settings, judging, from, state, ...found}: Found): string {
  const {periods, least, isBreaching, missing} = judging;
  const points = listPoints(found, periods);
  const absent = Math.max(0, periods - points.length);
  if (state === 'INSUFFICIENT_DATA')
    return `Insufficient Data: ${formatCount(periods, 'datapoint')} ${was(periods)} unknown.`;
  const treated = `${formatCount(absent, 'missing datapoint')} ${was(absent)} treated as [${treatments[missing]}]`;
  if (points.length === 0) {
    return `Threshold Crossed: no datapoints were received for ${formatCount(periods, 'period')} and ${treated}.`;
  }
  const threshold = Number(settings['Threshold']);
  const {words} = toComparison(String(settings['ComparisonOperator']), threshold);
  const isAlarm = state === 'ALARM';
  const told = points.filter(({value}) => isBreaching(value) === isAlarm);
  const list = told.map(({value, time}) => `${formatNumber(value)} (${formatTime(time)})`).join(', ');
  const needed = isAlarm ? least : periods - least + 1;
  const filled = absent > 0 && missing === 'breaching' ? ` and ${treated}` : '';
  return (
    `Threshold Crossed: ${told.length} out of the last ${periods} datapoints [${list}] ` +
    `${was(told.length)} ${isAlarm ? '' : 'not '}${words} (${formatNumber(threshold)})${filled} ` +
    `(minimum ${formatCount(needed, 'datapoint')} for ${from} -> ${state} transition).`
  );
}

/** The same as JSON, for programs. */
export function formatReasonData({settings, judging, time, period, ...found}: Found): string {
  const points = listPoints(found, judging.periods);
  const [first] = points;
  return JSON.stringify({
    version: '1.0',
    queryDate: formatIso(time),
    ...(first && {startDate: formatIso(first.time)}),
    ...(settings['Statistic'] !== undefined && {statistic: settings['Statistic']}),
    period: period / 1000,
    recentDatapoints: points.map(({value}) => value),
    threshold: settings['Threshold'],
  });
}

const treatments = {breaching: 'Breaching', notBreaching: 'NonBreaching', ignore: 'Ignored', missing: 'Missing'};

function listPoints({values, times}: Pick<Found, 'values' | 'times'>, periods: number) {
  return values
    .flatMap((value, index) => (value === undefined ? [] : [{value, time: times[index] ?? 0}]))
    .slice(-periods);
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function formatNumber(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** `01/03/26 11:55:00`: day, month and year in UTC. */
function formatTime(time: number): string {
  const [year = '', month = '', day = ''] = new Date(time).toISOString().slice(2, 10).split('-');
  return `${day}/${month}/${year} ${new Date(time).toISOString().slice(11, 19)}`;
}

function formatIso(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}
