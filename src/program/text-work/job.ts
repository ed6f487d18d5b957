import type {Syntax} from '../../core/source/syntax.ts';
import type {TextContrast} from '../../core/source/text-contrast.ts';
import type {MappedPlace, MappedSource, OriginalPlace} from '../../core/source/text-work.ts';

/** What the thread is asked for, and what it answers. */
export interface Jobs {
  readonly highlight: {readonly of: {readonly text: string; readonly language: string}; readonly gives: Syntax};
  readonly compare: {
    readonly of: {readonly left: Uint8Array; readonly right: Uint8Array};
    readonly gives: TextContrast;
  };
  readonly original: {
    readonly of: {readonly map: string; readonly place: MappedPlace};
    readonly gives: OriginalPlace | undefined;
  };
  readonly source: {
    readonly of: {readonly map: string; readonly name: string};
    readonly gives: MappedSource | undefined;
  };
  readonly built: {
    readonly of: {readonly map: string; readonly source: string; readonly place: MappedPlace};
    readonly gives: MappedPlace | undefined;
  };
}

export type JobName = keyof Jobs;

/** A job on its way to the thread. */
export interface SentJob {
  readonly id: number;
  readonly name: JobName;
  readonly of: unknown;
}

/** Its answer; `failed` where it could not be done. */
export type JobAnswer = {readonly id: number; readonly gives: unknown} | {readonly id: number; readonly failed: string};
