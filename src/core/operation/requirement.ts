import type {OperationName} from '../../schema/index.ts';
import type {Item} from '../item.ts';

/** What has to be there, or be so, before an operation can be called. */
export interface Requirement {
  /** Reads that tell, the most exact first: whichever was made lately is asked, and that of `current` before a form opens. */
  readonly sources: readonly TellingRead[];
  /** Name of the declaration that makes what is missing. */
  readonly instead?: string;
}

/** A read that tells whether an operation is possible. */
export interface TellingRead {
  readonly operation: OperationName;
  /** It is a list, read to its end: the answer has all `items`. */
  readonly all?: true;
  input(fixed: Item): Item;
  /** Error codes that mean there is none. */
  readonly none: readonly string[];
  /** Why it cannot be called; `answer` is undefined where there is none. Undefined when it can. */
  whyNot(answer: Item | undefined, fixed: Item): string | undefined;
}

/** What is known of a read: its answer, or the code of its error. */
export interface KnownRead {
  readonly answer?: Item;
  readonly code?: string;
}

/** Why an operation cannot be called, by the first of its sources of which something is known; undefined when it can, or when nothing is known. */
export function findUnmet(
  requirement: Requirement | undefined,
  fixed: Item,
  known: (source: TellingRead, input: Item) => KnownRead | undefined,
): string | undefined {
  for (const source of requirement?.sources ?? []) {
    const read = known(source, source.input(fixed));
    if (read?.answer !== undefined) return source.whyNot(read.answer, fixed);
    if (read?.code !== undefined && source.none.includes(read.code)) return source.whyNot(undefined, fixed);
  }
  return undefined;
}
