import type {LogLine} from '../../../core/logs/log-line.ts';
import {type FoundInvocation, isSameEvent} from '../../../core/logs/whole-invocation.ts';
import type {Problem} from '../../../core/problem.ts';

/** What became of fetching an invocation whole. */
export type Fetched =
  | {readonly state: 'reading'}
  | {readonly state: 'failed'; readonly problem: Problem}
  | ({readonly state: 'read'} & FoundInvocation);

/** Invocations that were fetched whole, beside the lines that are shown. */
export interface FetchedInvocations {
  /** What became of the invocation of a line. */
  of(line: LogLine): Fetched | undefined;
  /** Those that were read, each once. */
  all(): readonly FoundInvocation[];
  put(line: LogLine, fetched: Fetched): void;
  clear(): void;
}

/** Makes an empty memory; `tell` hears of changes. */
export function createFetched(tell: () => void): FetchedInvocations {
  const byKey = new Map<string, Fetched>();
  const found = new Map<string, FoundInvocation>();
  return {
    of: line => {
      const own = byKey.get(keyOf(line));
      if (own !== undefined || line.requestId !== undefined) return own;
      for (const invocation of found.values())
        if (invocation.lines.some(other => isSameEvent(other, line))) return {state: 'read', ...invocation};
      return undefined;
    },
    all: () => [...found.values()],
    put: (line, fetched) => {
      byKey.set(keyOf(line), fetched);
      if (fetched.state === 'read') {
        const {requestId} = fetched;
        if (requestId !== undefined) byKey.set(requestId, fetched);
        found.set(requestId ?? keyOf(line), fetched);
      }
      tell();
    },
    clear: () => {
      byKey.clear();
      found.clear();
    },
  };
}

/** Lines of one request share what was fetched of it. */
function keyOf({requestId, stream, time, message}: LogLine): string {
  return requestId ?? `${stream} ${time} ${message}`;
}
