/** What an alarm finds. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** One alarm of CloudWatch, as far as it matters here. */
export interface Alarm {
  readonly name: string;
  readonly kind: 'metric' | 'composite';
  readonly state: AlarmState;
  /** Milliseconds since 1970; undefined where the service does not tell. */
  readonly since: number | undefined;
  readonly reason: string;
  /** What it holds against what, in words: `Errors Sum ≥ 2 in 2 of 3 × 5 min`; the rule of a composite one. */
  readonly condition: string;
  /** The metrics of AWS/Lambda that it is of, by their names. */
  readonly metrics: readonly string[];
  /** Functions that its dimensions or expressions name. */
  readonly functions: readonly string[];
  /** Alarms that a composite one names. */
  readonly children: readonly string[];
  /** How many actions it takes in ALARM; none where they are switched off. */
  readonly actions: number;
}

/** All alarms of a region, and when they were read (milliseconds since 1970). */
export interface Alarms {
  readonly all: readonly Alarm[];
  readonly readAt: number;
}

/** A change of an alarm's state. */
export interface AlarmChange {
  readonly alarm: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `Alarm updated from OK to ALARM`. */
  readonly summary: string;
  readonly reason: string;
}
