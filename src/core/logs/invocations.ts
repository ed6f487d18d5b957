import type {LogLine} from './log-line.ts';

/** The lines of each invocation by its request id, in the order in which invocations began. */
export type Invocations = ReadonlyMap<string, readonly LogLine[]>;

/**
 * Puts lines (in the order of time) together by invocation. A line that names no request belongs to the one its stream was
 * at: from START to REPORT; what a new environment says of itself belongs to the invocation it was started for.
 */
export function findInvocations(lines: readonly LogLine[]): Invocations {
  const invocations = new Map<string, LogLine[]>();
  const current = new Map<string, string>();
  const waiting = new Map<string, LogLine[]>();
  for (const line of lines) {
    const {stream, mark} = line;
    const id = line.requestId ?? (mark === 'init' ? undefined : current.get(stream));
    if (id === undefined) {
      waiting.set(stream, [...(waiting.get(stream) ?? []), line].slice(-maxWaiting));
      continue;
    }
    const own = invocations.get(id) ?? [];
    if (own.length === 0) invocations.set(id, own);
    if (mark === 'start') own.push(...(waiting.get(stream) ?? []));
    if (mark === 'start') waiting.delete(stream);
    own.push(line);
    if (mark === 'report') current.delete(stream);
    else if (mark !== 'end') current.set(stream, id);
  }
  return invocations;
}

/** Lines between invocations that are kept for the next: what an environment prints as it starts. */
const maxWaiting = 200;

/** The request id of the invocation a line belongs to; undefined when it belongs to none. */
export function requestOf(invocations: Invocations, line: LogLine): string | undefined {
  if (line.requestId !== undefined) return line.requestId;
  for (const [id, lines] of invocations) if (lines.includes(line)) return id;
  return undefined;
}
