import {sortInvocations} from '../../../core/logs/invocation-columns.ts';
import {type InvocationFacts, readInvocationFacts} from '../../../core/logs/invocation-facts.ts';
import type {InvocationLines} from '../../../core/logs/invocation-text.ts';
import {findInvocations, type Invocations, requestOf} from '../../../core/logs/invocations.ts';
import type {LogLine} from '../../../core/logs/log-line.ts';
import {type LogPaneState, type LogScreen, type TimelineView, toProblemNote} from '../../../core/logs/log-pane.ts';
import {type FoundInvocation, mergeLines} from '../../../core/logs/whole-invocation.ts';
import {scrollTo} from '../../../core/table/scroll.ts';
import type {TonedText} from '../../../core/tone.ts';
import type {Fetched} from './fetched.ts';
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
  listed:
    | {readonly view: TimelineView; readonly filter: string; readonly entries: readonly TimelineEntry[]}
    | undefined;
}

/** All invocations in the order in which they began. */
export function allInvocations(logs: LogStore): readonly TimelineEntry[] {
  return compute(logs).all;
}

/** The invocations that the timeline lists, in its order: of those with a line that the log's filter finds. */
export function timelineEntries(
  logs: LogStore,
  {timeline: view, filter}: Pick<LogPaneState, 'timeline' | 'filter'>,
): readonly TimelineEntry[] {
  const found = compute(logs);
  if (found.listed?.view !== view || found.listed.filter !== filter) {
    const wanted = found.all.filter(
      ({facts, lines}) =>
        (view.only === 'all' || facts.failure !== undefined) && (filter === '' || lines.some(logs.shown.isMatch)),
    );
    found.listed = {view, filter, entries: sortInvocations(wanted, view.sort)};
  }
  return found.listed.entries;
}

/** Going through all lines is done once for all that ask between two arrivals. */
function compute({lines, fetched, version}: LogStore): Computed {
  const now = version();
  const known = computed.get(lines);
  if (known?.version === now) return known;
  const all = [...withFetched(findInvocations(lines.slice(0, lines.size)), fetched)]
    .flatMap(([requestId, own]) => {
      const entry = reuse(known?.byId.get(requestId), own);
      if (entry !== undefined) return [entry];
      const facts = readInvocationFacts(own);
      return facts === undefined ? [] : [{requestId, lines: own, facts}];
    })
    .toSorted((a, b) => a.facts.begin - b.facts.begin);
  const found = {version: now, all, byId: new Map(all.map(entry => [entry.requestId, entry])), listed: undefined};
  computed.set(lines, found);
  return found;
}

/** Invocations with what was fetched of them, and those of which no line that is shown tells. */
function withFetched(invocations: Invocations, fetched: LogStore['fetched']): Invocations {
  const all = new Map(invocations);
  for (const {requestId, lines} of fetched.all())
    if (requestId !== undefined) all.set(requestId, mergeLines(lines, invocations.get(requestId) ?? []));
  return all;
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
  const entries = timelineEntries(logs, log);
  return entries[timelineIndex(screen, entries, log.timeline)];
}

/** Where the cursor stands; when it was put nowhere, or its invocation is gone, at the newest, or at the first by another order. */
export function timelineIndex({selected}: Timeline, entries: readonly TimelineEntry[], {sort}: TimelineView): number {
  const found = selected === undefined ? -1 : entries.findIndex(({requestId}) => requestId === selected);
  if (found !== -1) return found;
  return isFollowed(sort) ? entries.length - 1 : 0;
}

/** The rows of the timeline that are visible, below its header. */
export function timelineWindow({
  screen,
  view,
  entries,
  height,
}: {
  readonly screen: Timeline;
  readonly view: TimelineView;
  readonly entries: readonly TimelineEntry[];
  readonly height: number;
}): {readonly top: number; readonly count: number; readonly index: number} {
  const index = timelineIndex(screen, entries, view);
  const count = Math.max(0, height - 1);
  const usual = isFollowed(view.sort) ? Math.max(0, entries.length - count) : 0;
  return {top: scrollTo(usual, index, count, entries.length), count, index};
}

/** Whether new invocations come at the end, which is followed. */
export function isFollowed({column, reverse}: TimelineView['sort']): boolean {
  return column === 'started' && !reverse;
}

/** The lines of the invocation a line belongs to, the line alone when it belongs to none; and what became of its rest. */
export function invocationOf(line: LogLine, logs: LogStore): InvocationLines {
  const {all, byId} = compute(logs);
  const fetched = logs.fetched.of(line);
  const read = fetched?.state === 'read' ? fetched.requestId : undefined;
  const id = line.requestId ?? read ?? requestOf(new Map(all.map(entry => [entry.requestId, entry.lines])), line);
  const lines = (id === undefined ? undefined : byId.get(id)?.lines) ?? [line];
  return {requestId: id, lines, note: fetched && describeFetched(fetched)};
}

function describeFetched(fetched: Fetched): TonedText | undefined {
  switch (fetched.state) {
    case 'reading':
      return {text: '… the rest of it is being read', tone: 'accent'};
    case 'failed':
      return {text: `✗ The rest of it was not read. ${toProblemNote(fetched.problem).text}`, tone: 'bad'};
    case 'read':
      return fetched.isEnded && fetched.isBegun ? undefined : {text: describeGap(fetched), tone: 'dim'};
  }
}

function describeGap({isBegun, isEnded, requestId}: FoundInvocation): string {
  if (requestId === undefined)
    return 'It names no request, and neither START nor REPORT was found around it in its stream.';
  const missing = [...(isBegun ? [] : ['START']), ...(isEnded ? [] : ['REPORT'])];
  return `The stream has no ${missing.join(' and no ')} of it${isEnded ? '' : ' yet'}.`;
}
