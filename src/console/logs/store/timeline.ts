import {sortInvocations} from '../../../core/logs/invocation-columns.ts';
import {type InvocationFacts, readInvocationFacts} from '../../../core/logs/invocation-facts.ts';
import type {InvocationLines} from '../../../core/logs/invocation-text.ts';
import {findInvocations, requestOf} from '../../../core/logs/invocations.ts';
import type {LogLine} from '../../../core/logs/log-line.ts';
import type {LogPaneState, LogScreen, TimelineView} from '../../../core/logs/log-pane.ts';
import type {LogStore} from './log-store.ts';

type Timeline = Extract<LogScreen, {type: 'timeline'}>;

/** One invocation of the timeline. */
export interface TimelineEntry {
  readonly requestId: string;
  readonly lines: readonly LogLine[];
  readonly facts: InvocationFacts;
}

interface Computed {
  readonly version: number;
  readonly all: readonly TimelineEntry[];
  readonly byId: ReadonlyMap<string, TimelineEntry>;
  /** What was listed last, and how. */
  listed: {readonly view: TimelineView; readonly entries: readonly TimelineEntry[]} | undefined;
}

/** All invocations in the order in which they began. */
export function allInvocations(logs: LogStore): readonly TimelineEntry[] {
  return compute(logs).all;
}

/** The invocations that the timeline lists, in its order. */
export function timelineEntries(logs: LogStore, view: TimelineView): readonly TimelineEntry[] {
  const found = compute(logs);
  if (found.listed?.view !== view) {
    const wanted = view.only === 'all' ? found.all : found.all.filter(({facts}) => facts.failure !== undefined);
    found.listed = {view, entries: sortInvocations(wanted, view.sort)};
  }
  return found.listed.entries;
}

/** Going through all lines is done once for all that ask between two arrivals. */
function compute({lines, version}: LogStore): Computed {
  const now = version();
  const known = computed.get(lines);
  if (known?.version === now) return known;
  const all = [...findInvocations(lines.slice(0, lines.size))].flatMap(([requestId, own]) => {
    const entry = reuse(known?.byId.get(requestId), own);
    if (entry !== undefined) return [entry];
    const facts = readInvocationFacts(own);
    return facts === undefined ? [] : [{requestId, lines: own, facts}];
  });
  const found = {version: now, all, byId: new Map(all.map(entry => [entry.requestId, entry])), listed: undefined};
  computed.set(lines, found);
  return found;
}

const computed = new WeakMap<object, Computed>();

/** What was read of an invocation that has no other lines than before. */
function reuse(entry: TimelineEntry | undefined, lines: readonly LogLine[]): TimelineEntry | undefined {
  if (entry === undefined || entry.lines.length !== lines.length) return undefined;
  return entry.lines.every((line, index) => line === lines[index]) ? entry : undefined;
}

/** The invocation under the timeline's cursor. */
export function selectedInvocation({
  screen,
  logs,
  log,
}: {
  readonly screen: Timeline;
  readonly logs: LogStore;
  readonly log: LogPaneState;
}): TimelineEntry | undefined {
  const entries = timelineEntries(logs, log.timeline);
  return entries[timelineIndex(screen, entries, log.timeline)];
}

/** Where the cursor stands; when it was put nowhere, or its invocation is gone, at the newest, or at the first by another order. */
export function timelineIndex({selected}: Timeline, entries: readonly TimelineEntry[], {sort}: TimelineView): number {
  const found = selected === undefined ? -1 : entries.findIndex(({requestId}) => requestId === selected);
  if (found !== -1) return found;
  return isFollowed(sort) ? entries.length - 1 : 0;
}

/** Whether new invocations come at the end, which is followed. */
export function isFollowed({column, reverse}: TimelineView['sort']): boolean {
  return column === 'started' && !reverse;
}

/** The lines of the invocation a line belongs to; the line alone when it belongs to none. */
export function invocationOf(line: LogLine, logs: LogStore): InvocationLines {
  const {all, byId} = compute(logs);
  const id = line.requestId ?? requestOf(new Map(all.map(entry => [entry.requestId, entry.lines])), line);
  return {requestId: id, lines: (id === undefined ? undefined : byId.get(id)?.lines) ?? [line]};
}
