import type {Stage} from './stage/stage.ts';

/** A line of the table: a figure, made of what was measured. Without a limit it is there for information. */
export interface Row {
  readonly what: string;
  readonly unit:
    | 'ms'
    | '×'
    | 'bytes'
    | 'rows'
    | 'MB'
    | '%'
    | 'round trips'
    | 'messages'
    | 'calls'
    | 'requests'
    | 'keys';
  /** The most the figure may be. */
  readonly atMost?: number;
  /** The least the figure may be. */
  readonly atLeast?: number;
  /** The figure, of all the samples taken under a name. */
  value(of: (name: string) => readonly number[]): number;
}

/** Values that were measured, by name. */
export type Samples = Readonly<Record<string, readonly number[]>>;

/** A build that is being measured, made ready once. */
export interface Subject extends AsyncDisposable {
  /** One round of it, counted from 0. */
  measure(round: number): Promise<Samples>;
}

/**
 * Something that is measured: one file in `measures/`, one line in `measures/index.ts`. Builds that are compared are open at
 * the same time and take their rounds in turn.
 */
export interface Measure {
  /** For `--only`, as is its group. */
  readonly name: string;
  readonly group: 'start' | 'keys' | 'forms' | 'memory' | 'logs' | 'idle' | 'board' | 'requests' | 'sandbox';
  readonly rounds: number;
  /** Rounds in the short form, which leaves out what has none. */
  readonly shortRounds?: number;
  readonly rows: readonly Row[];
  open(stage: Stage): Promise<Subject>;
}

/** Makes a subject of which nothing stays open between its rounds. */
export function toSubject(measure: Subject['measure']): Subject {
  return {measure, [Symbol.asyncDispose]: async () => {}};
}

/** Puts the samples of several rounds together. */
export function joinSamples(rounds: readonly Samples[]): Samples {
  const names = new Set(rounds.flatMap(Object.keys));
  return Object.fromEntries([...names].map(name => [name, rounds.flatMap(round => round[name] ?? [])]));
}

/** A row's figure for some samples; NaN where there is nothing to make it of. */
export function toFigure({value}: Row, samples: Samples): number {
  return value(name => samples[name] ?? []);
}

/** Whether a figure keeps within a row's limits; undefined when it has none. What could not be measured does not. */
export function isMet({atMost, atLeast}: Row, value: number): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
}
