import {findInvocations, requestOf} from './invocations.ts';
import {compareLines, type LogLine} from './log-line.ts';

/** An invocation as its stream has it. */
export interface FoundInvocation {
  readonly requestId: string | undefined;
  readonly lines: readonly LogLine[];
  /** Whether its START and its REPORT are among them. */
  readonly isBegun: boolean;
  readonly isEnded: boolean;
}

/** The invocation that a line belongs to among the lines of its stream; the line alone when that is not known. */
export function findInvocation(stream: readonly LogLine[], line: LogLine): FoundInvocation {
  const invocations = findInvocations(stream);
  const same = stream.find(other => isSameEvent(other, line));
  const requestId = line.requestId ?? (same && requestOf(invocations, same));
  const lines = (requestId === undefined ? undefined : invocations.get(requestId)) ?? [same ?? line];
  return {
    requestId,
    lines,
    isBegun: lines.some(({mark}) => mark === 'start'),
    isEnded: lines.some(({mark}) => mark === 'report'),
  };
}

/** How the lines of a log are picked, and whether more come by themselves. */
export interface Picking {
  /** Whether the service leaves out lines that do not match a pattern. */
  readonly byPattern: boolean;
  readonly comes: boolean;
}

/** Whether lines of an invocation may be missing that do not come by themselves. */
export function lacksLines(lines: readonly LogLine[], {byPattern, comes}: Picking): boolean {
  if (byPattern) return true;
  const has = (wanted: LogLine['mark']) => lines.some(({mark}) => mark === wanted);
  return !has('start') || (!comes && !has('report'));
}

/** Two readings of the same, in the order of time, each event once. */
export function mergeLines(whole: readonly LogLine[], others: readonly LogLine[]): readonly LogLine[] {
  const counts = new Map<string, number>();
  for (const line of whole) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  const missing = others.filter(line => {
    const count = counts.get(keyOf(line)) ?? 0;
    if (count > 0) counts.set(keyOf(line), count - 1);
    return count === 0;
  });
  return missing.length === 0 ? whole : [...whole, ...missing].toSorted(compareLines);
}

/** Whether two lines are readings of the same event, or of one that says the same at the same time. */
export function isSameEvent(one: LogLine, other: LogLine): boolean {
  return one.time === other.time && one.stream === other.stream && one.message === other.message;
}

function keyOf({time, stream, message}: LogLine): string {
  return `${time} ${stream} ${message}`;
}

/** The farthest from a line that its invocation is looked for, in milliseconds: none takes more than 15 minutes. */
export const mostReach = 960_000;

/** How far it is looked for at first, and then: most take seconds. */
export const reaches: readonly number[] = [30_000, 120_000, 480_000, mostReach];
