import type {Alarm, AlarmChange} from './alarm.ts';

/** Reading the alarms of CloudWatch. Rejections are `ProblemError`s. */
export interface AlarmServices {
  /** All alarms of the region, of both kinds, to the last page. */
  list(signal: AbortSignal): Promise<readonly Alarm[]>;
  /** How states changed since a time (milliseconds since 1970), the newest first; of many the newest. */
  history(since: number, signal: AbortSignal): Promise<readonly AlarmChange[]>;
}
