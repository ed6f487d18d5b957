import {readDimensions} from '../metrics/index.ts';
import {InputReader, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {findPeriod, readAlarmQueries} from './alarm-metric.ts';
import type {AlarmsContext} from './alarms-context.ts';
import {comparisonOperators} from './comparison.ts';
import {missingTreatments} from './judge.ts';
import {insertAlarm, readAlarmBasics} from './put-alarm.ts';

const code = 'ValidationError';
const statistics = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;
const day = 86_400_000;

/** PutMetricAlarm. Throws a TelemetryError. */
export function putMetricAlarm(input: TelemetryInput, {telemetry, region}: AlarmsContext): TelemetryInput {
  const settings = readMetricAlarm(input);
  const period = findPeriod(readAlarmQueries(settings));
  const now = telemetry.now();
  // What was measured before it was put counts, so that it is judged at once.
  const since = Math.floor(now / period) * period - period;
  telemetry.transact(queries => insertAlarm(queries, region, {kind: 'MetricAlarm', settings, since, now}));
  return {};
}

/** The settings of a metric alarm as they are kept. Throws a TelemetryError. */
function readMetricAlarm(input: TelemetryInput): TelemetryInput {
  const reader = new InputReader(input, code);
  const settings = {
    ...readAlarmBasics(reader),
    ...readMetric(reader),
    EvaluationPeriods: reader.requiredWhole('EvaluationPeriods', {min: 1}),
    DatapointsToAlarm: reader.whole('DatapointsToAlarm', {min: 1}),
    Threshold: readThreshold(reader),
    ComparisonOperator: readOperator(reader),
    TreatMissingData: readTreatment(reader),
  };
  const {EvaluationPeriods: periods, DatapointsToAlarm: least = periods} = settings;
  if (least > periods) throw invalid('DatapointsToAlarm must be less than or equal to EvaluationPeriods.');
  const span = periods * findPeriod(readAlarmQueries(settings));
  if (span > day) {
    throw invalid('Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).');
  }
  return settings;
}

function readMetric(reader: InputReader): TelemetryInput {
  const metrics = reader.objects('Metrics', 20);
  const name = reader.text('MetricName', {max: 255});
  if ((metrics === undefined) === (name === undefined)) {
    throw invalid('Exactly one of MetricName and Metrics must be specified.');
  }
  if (metrics !== undefined) return {Metrics: metrics};
  const statistic = reader.oneOf('Statistic', statistics);
  const extended = reader.text('ExtendedStatistic', {pattern: /^p(\d{1,2}(\.\d{1,10})?|100)$/});
  if ((statistic === undefined) === (extended === undefined)) {
    throw invalid('Exactly one of Statistic and ExtendedStatistic must be specified.');
  }
  return {
    MetricName: name,
    Namespace: reader.requiredText('Namespace', {max: 255, pattern: /^[^:].*$/}),
    Dimensions: readDimensions(reader).map(({name: Name, value: Value}) => ({Name, Value})),
    Period: readPeriod(reader),
    Unit: reader.text('Unit'),
    Statistic: statistic,
    ExtendedStatistic: extended,
  };
}

function readPeriod(reader: InputReader): number {
  const period = reader.requiredWhole('Period', {min: 1});
  if (![10, 20, 30].includes(period) && period % 60 !== 0) {
    throw invalid('Period must be 10, 20, 30 or a multiple of 60.');
  }
  return period;
}

function readThreshold(reader: InputReader): number {
  const threshold = reader.decimal('Threshold');
  if (threshold === undefined) throw invalid('Threshold must not be null.');
  return threshold;
}

function readOperator(reader: InputReader): string {
  const operator = reader.requiredText('ComparisonOperator');
  if (/Upper|Lower/.test(operator)) throw invalid('The sandbox has no anomaly detection.');
  reader.oneOf('ComparisonOperator', comparisonOperators);
  return operator;
}

function readTreatment(reader: InputReader): string | undefined {
  const treatment = reader.text('TreatMissingData');
  if (treatment === undefined || missingTreatments.some(known => known === treatment)) return treatment;
  throw invalid(`${treatment} is not a valid value for TreatMissingData.`);
}

function invalid(message: string): TelemetryError {
  return new TelemetryError(code, message);
}
