import type {StoredAlarmState} from './stored-alarm.ts';

/** How an alarm counts periods without data. */
export const missingTreatments = ['breaching', 'notBreaching', 'ignore', 'missing'] as const;

/** What an alarm is judged by. */
export interface Judging {
  /** Values of the periods, the oldest first; undefined where there is none. */
  readonly values: readonly (number | undefined)[];
  readonly isBreaching: (value: number) => boolean;
  /** Of how many periods how many have to breach. */
  readonly periods: number;
  readonly least: number;
  readonly missing: (typeof missingTreatments)[number];
}

/** Periods that are looked at beside those that count, where some of these have no data. */
export const spareInterval = 2;

/**
 * What the service finds (user guide, "Configuring how CloudWatch alarms treat missing data"): the newest data there are
 * count, and what is missing of them as it is treated. Undefined where the alarm stays as it is.
 */
export function judgeAlarm({values, isBreaching, periods, least, missing}: Judging): StoredAlarmState | undefined {
  const known = values.filter(value => value !== undefined).slice(-periods);
  const breaching = known.filter(isBreaching).length;
  if (breaching >= least) return 'ALARM';
  if (missing === 'breaching') return breaching + periods - known.length >= least ? 'ALARM' : 'OK';
  if (missing === 'notBreaching') return 'OK';
  if (known.length === 0) return missing === 'missing' ? 'INSUFFICIENT_DATA' : undefined;
  const isUndecided = breaching === known.length && known.length < periods;
  if (!isUndecided) return 'OK';
  return missing === 'missing' ? 'ALARM' : undefined;
}
