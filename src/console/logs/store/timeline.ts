import type {InvocationLines} from '../../../core/logs/invocation-text.ts';
import {findInvocations, type Invocations, requestOf} from '../../../core/logs/invocations.ts';
import type {LogLine} from '../../../core/logs/log-line.ts';
import type {LogScreen} from '../../../core/logs/log-pane.ts';
import type {LogStore} from './log-store.ts';

type Timeline = Extract<LogScreen, {type: 'timeline'}>;

/** One invocation of the timeline. */
interface TimelineEntry {
  readonly requestId: string;
  readonly lines: readonly LogLine[];
}

/** The invocations in the order in which they began. */
export function timelineEntries({lines, version}: LogStore): readonly TimelineEntry[] {
  const now = version();
  const known = computed.get(lines);
  if (known?.version === now) return known.entries;
  const invocations: Invocations = findInvocations(lines.slice(0, lines.size));
  const entries = [...invocations].map(([requestId, own]) => ({requestId, lines: own}));
  computed.set(lines, {version: now, entries});
  return entries;
}

/** Going through all lines is done once for all that ask between two arrivals. */
const computed = new WeakMap<object, {version: number; entries: readonly TimelineEntry[]}>();

/** The invocation under the timeline's cursor. */
export function selectedInvocation(screen: Timeline, logs: LogStore): TimelineEntry | undefined {
  const entries = timelineEntries(logs);
  return entries[timelineIndex(screen, entries)];
}

/** Where the cursor stands; the newest invocation when it was put nowhere, or its invocation is gone. */
export function timelineIndex({selected}: Timeline, entries: readonly TimelineEntry[]): number {
  const found = selected === undefined ? -1 : entries.findIndex(({requestId}) => requestId === selected);
  return found === -1 ? entries.length - 1 : found;
}

/** The lines of the invocation a line belongs to; the line alone when it belongs to none. */
export function invocationOf(line: LogLine, logs: LogStore): InvocationLines {
  const entries = timelineEntries(logs);
  const id = line.requestId ?? requestOf(new Map(entries.map(entry => [entry.requestId, entry.lines])), line);
  return {requestId: id, lines: entries.find(({requestId}) => requestId === id)?.lines ?? [line]};
}
