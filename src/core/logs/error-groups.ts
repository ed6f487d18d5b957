import {kindOfEnding, kindOfError} from './error-kind.ts';
import type {LogLine} from './log-line.ts';
import {parseStreamName} from './log-targets.ts';

/** Errors of one function that say the same but for what varies in them. */
export interface ErrorGroup {
  /** Tells groups apart. */
  readonly key: string;
  /** Whose errors they are. */
  readonly label: string;
  /** `TypeError: order # is not there`. */
  readonly kind: string;
  /** Invocations with such an error; a line of no invocation counts as one. */
  readonly count: number;
  /** The part of all that had an error, from 0 to 1: an invocation may have had several. */
  readonly share: number;
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  /** The versions that had it, in the order in which they had it first. */
  readonly versions: readonly string[];
  /** How many there were in each part of the time that all lines span. */
  readonly counts: readonly number[];
  /** The last line that tells of it. */
  readonly sample: LogLine;
}

/** Parts of the time of which errors are counted. */
const parts = 12;

/** Puts the errors among lines (in the order of time) together by what they say, the most first. */
export function groupErrors(lines: readonly LogLine[]): readonly ErrorGroup[] {
  const groups = createGroups(lines);
  const current = new Map<string, string>();
  /** By the request: whether one of its lines tells of a timeout. */
  const failed = new Map<string, boolean>();
  let loose = 0;
  for (const line of lines) {
    const {stream, mark, severity, requestId} = line;
    const request = requestId ?? (mark === 'init' ? undefined : current.get(stream));
    if (requestId !== undefined && mark !== 'end') current.set(stream, requestId);
    if (mark === 'report') current.delete(stream);
    if (severity !== 3 || (mark !== undefined && mark !== 'report')) continue;
    const kind = mark === 'report' ? kindOfEnding(line) : kindOfError(line);
    // How an invocation ended is an error of its own only where none of its lines says so.
    const told = request === undefined ? undefined : failed.get(request);
    if (mark === 'report' && told !== undefined && (told || !isTimeout(kind))) continue;
    groups.add(line, kind, request);
    if (request === undefined) loose += 1;
    else failed.set(request, told === true || isTimeout(kind));
  }
  return groups.all(failed.size + loose);
}

function isTimeout(kind: string): boolean {
  return kind.includes('timed out');
}

interface Growing extends Pick<ErrorGroup, 'label' | 'kind' | 'first'> {
  readonly requests: Set<string>;
  readonly versions: Set<string>;
  readonly counts: number[];
  count: number;
  last: number;
  sample: LogLine;
}

function createGroups(lines: readonly LogLine[]) {
  const groups = new Map<string, Growing>();
  const versions = new Map<string, string | undefined>();
  const begin = lines[0]?.time ?? 0;
  const span = Math.max(1, (lines.at(-1)?.time ?? 0) - begin);
  const versionOf = ({group = '', stream}: LogLine) => {
    if (!versions.has(stream)) versions.set(stream, parseStreamName(group, stream).version);
    return versions.get(stream);
  };
  return {
    add: (line: LogLine, kind: string, request: string | undefined) => {
      const {label, time} = line;
      const key = `${label}\n${kind}`;
      const group = groups.get(key) ?? beginGroup(line, kind);
      groups.set(key, group);
      group.last = time;
      group.sample = line;
      if (request !== undefined && group.requests.has(request)) return;
      if (request !== undefined) group.requests.add(request);
      const version = versionOf(line);
      if (version !== undefined) group.versions.add(version);
      const part = Math.min(parts - 1, Math.floor(((time - begin) / span) * parts));
      group.count += 1;
      group.counts[part] = (group.counts[part] ?? 0) + 1;
    },
    all: (failed: number): readonly ErrorGroup[] =>
      [...groups]
        .map(([key, {requests: _, versions: own, ...group}]) => ({
          ...group,
          key,
          share: group.count / failed,
          versions: [...own],
        }))
        .toSorted((a, b) => b.count - a.count || b.last - a.last),
  };
}

function beginGroup(line: LogLine, kind: string): Growing {
  const {label, time} = line;
  const counts = new Array<number>(parts).fill(0);
  return {
    ...{label, kind, counts, count: 0, first: time, last: time, sample: line},
    ...{requests: new Set(), versions: new Set()},
  };
}
