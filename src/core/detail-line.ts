import type {OperationName} from '../schema/index.ts';
import type {Item} from './item.ts';
import type {LineOpening} from './line-opening.ts';
import type {Problem} from './problem.ts';
import type {Tone, TonedText} from './tone.ts';

/** What a row stands for as members of an input: those that name it, and those that are filled in beforehand. */
interface LineTarget {
  readonly fixed: Item;
  readonly preset?: Item;
}

/** One row of the Detail pane: a heading, a label with its value, or plain text. */
export interface DetailLine {
  readonly value: string;
  readonly label?: string;
  readonly tone?: Tone;
  /** A secret: masked until the row is revealed; `label` names it. */
  readonly secret?: true;
  /** Path of what the tab's form has for it, e.g. `Environment.Variables{STAGE}`: editing begins there. */
  readonly member?: string;
  /** What operations that are opened from it are called on beside the item, by their names. */
  readonly given?: Readonly<Partial<Record<OperationName, LineTarget>>>;
  /** What is copied of it where that is not the value as it stands. */
  readonly copies?: string;
  /** What Enter opens from it. */
  readonly opens?: LineOpening;
  /** A row drawn exactly so, in tones of its own, instead of `value`; what is too wide is cut. */
  readonly parts?: readonly TonedText[];
}

/**
 * What is known of one read of a tab. `absent`: the service says there is none, which is no failure. `age` is there once
 * it is older than it may be, and says how old: `read 45 s ago`. Nothing is proved by that any more.
 */
export type Answer<Value> =
  | {readonly state: 'pending'}
  | {readonly state: 'absent'; readonly age?: string | undefined}
  | {readonly state: 'failed'; readonly problem: Problem}
  | {readonly state: 'ready'; readonly value: Value; readonly age?: string | undefined};

/** A problem as rows: what happened, why, and what to try. */
export function problemLines(problem: Problem): readonly DetailLine[] {
  return [
    {value: `✗ ${problem.what}`, tone: 'bad'},
    {value: problem.why},
    ...(problem.tryThis === '' ? [] : [{value: `→ ${problem.tryThis}`, tone: 'accent' as const}]),
  ];
}
