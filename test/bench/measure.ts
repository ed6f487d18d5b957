import type {Stage} from './stage/console.ts';

/** One figure. Without a limit it is there for information. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | '×' | 'bytes' | 'rows' | 'MB' | '%' | 'round trips' | 'calls' | 'requests';
  readonly value: number;
  /** The most the value may be. */
  readonly atMost?: number;
  /** The least the value may be. */
  readonly atLeast?: number;
}

/** Something that is measured: one file in `measures/`, one line in `measures/index.ts`. */
export interface Measure {
  /** For `--only`. */
  readonly name: string;
  run(stage: Stage): Promise<readonly Figure[]>;
}

/** Whether a figure keeps within its limits; undefined when it has none. */
export function isMet({value, atMost, atLeast}: Figure): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
}
