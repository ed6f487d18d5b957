import type {ExpressionCompiler} from '../search/expressions.ts';
import type {Zone} from './clock.ts';
import type {LogLine} from './log-line.ts';

/** Something that must be true of a line. */
export interface FilterCondition {
  readonly type: 'word' | 'field' | 'not';
  /** As it was typed. */
  readonly source: string;
  test(line: LogLine): boolean;
  /** True when what passes this one passed the one before. */
  narrows(before: FilterCondition): boolean;
}

/** Picks lines by what a user types. */
export interface LogFilter {
  /** True of every line: there is nothing to pick by. */
  readonly isEmpty: boolean;
  test(line: LogLine): boolean;
  /** True when no line can pass this filter that did not pass the one before. */
  narrows(before: LogFilter): boolean;
  /** What must all be true of a line; undefined of an expression. */
  readonly conditions: readonly FilterCondition[] | undefined;
}

/** What a row shows beside its message, and what times in a filter are read by. */
export interface FilterContext {
  readonly zone: Zone;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The names that lines are told apart by; none are shown when there are less than two. */
  readonly labels: readonly string[];
  /** Compiles expressions; undefined as long as that is not loaded. */
  readonly compile?: ExpressionCompiler | undefined;
}
