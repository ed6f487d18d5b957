import type {Author} from './author.ts';

/** The stack that a function belongs to now, as its tags tell. */
export type ChangeStack =
  | {readonly type: 'stack'; readonly name: string}
  | {readonly type: 'none'}
  /** Its tags are not known; they are awaited, or cannot be read. */
  | {readonly type: 'unknown'; readonly isAwaited: boolean};

/** Something that was changed about a function, or was to be. */
export interface FunctionChange {
  /** Tells changes apart: the event's id, or whatever else tells of it. */
  readonly id: string;
  /** Milliseconds since 1970, to the second. */
  readonly time: number;
  readonly functionName: string;
  /** `UpdateFunctionCode`; undefined where only the function itself tells that it was changed. */
  readonly operation: string | undefined;
  /** Undefined while that is not known. */
  readonly author: Author | undefined;
  /** What is different since: `MemorySize 256 → 512`, `live 2 → 3`; or what is known of that. */
  readonly what: readonly string[];
  /** The versions to compare for what is different, the older one first; undefined where it is not between two of them. */
  readonly versions?: readonly [string, string] | undefined;
  /** The alarm whose state it is, of which nobody is the author. */
  readonly alarm?: string;
  /** The stack of the function, where one may have made the change. */
  readonly stack?: ChangeStack;
  /** Why it was refused. */
  readonly error: string | undefined;
  readonly requestId: string | undefined;
}

/** The newest first. */
export function byTime(a: FunctionChange, b: FunctionChange): number {
  return b.time - a.time || (a.id < b.id ? 1 : -1);
}

/** Whether it changed what runs or what that may do: its code, its settings, its role, or which version an alias leads to. */
export function isDeployment({operation, error}: FunctionChange): boolean {
  if (error !== undefined) return false;
  return (
    operation === undefined ||
    /^(?:Create|Update)(?:Function(?:Code|Configuration)?|Alias)$|Concurrency|Role/.test(operation)
  );
}
