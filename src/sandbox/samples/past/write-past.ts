import {createHash} from 'node:crypto';
import {appendEvents, type SaidEvent} from '../../logs/index.ts';
import {insertInvocation, insertMeasurement} from '../../metrics/index.ts';
import {formatReportEvents} from '../../runtime/index.ts';
import type {Queries} from '../../telemetry/index.ts';
import {writeAlarms} from './alarms-past.ts';
import type {Past} from './past.ts';
import type {PastRun, Story, StoryTeller} from './story.ts';
import {writeTrail} from './trail-past.ts';
import {webStories} from './web-stories.ts';
import {workerStories} from './worker-stories.ts';

/** ms an environment waits for its next invocation, and works in all, before another one is started. */
const environment = {idle: 7 * 60_000, life: 2 * 3_600_000};

/** Writes logs and metrics of the samples' last day, who changed them, and the alarms that watch them. */
export function writePast(queries: Queries, past: Past): void {
  const {region, now, find} = past;
  for (const story of [...webStories, ...workerStories]) {
    if (find(story.functionName, '$LATEST') === undefined) continue;
    const runs = story.runs(createTeller(story.functionName, now));
    writeMetrics(queries, story, runs, {region, now});
    writeLogs(queries, story, runs, region);
  }
  writeTrail(queries, past);
  writeAlarms(queries, past);
}

/** Chance that falls the same way each time (mulberry32). */
function createTeller(name: string, now: number): StoryTeller {
  let state = createHash('sha256').update(name).digest().readUInt32LE();
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
  const hex = (length: number) => Array.from({length}, () => Math.floor(random() * 16).toString(16)).join('');
  return {now, random, toId: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`};
}

function writeMetrics(
  queries: Queries,
  {functionName, iteratorAge}: Story,
  runs: readonly PastRun[],
  {region, now}: Pick<Past, 'region' | 'now'>,
): void {
  for (const {time, qualifier, version, duration, outcome} of runs) {
    const target = {region, functionName, qualifier};
    insertInvocation(queries, {
      ...{...target, version, time, duration, concurrent: 1, concurrentOfAll: 1},
      outcome: outcome === 'timeout' ? 'error' : outcome,
    });
    if (iteratorAge) insertMeasurement(queries, target, 'IteratorAge', {time, value: iteratorAge(time, now)});
  }
}

function writeLogs(queries: Queries, story: Story, runs: readonly PastRun[], region: string): void {
  const group = `/aws/lambda/${story.functionName}`;
  let stream = {name: '', begun: 0, used: 0, version: ''};
  let events: SaidEvent[] = [];
  const flush = () => {
    if (events.length > 0) appendEvents(queries, {region, group, stream: stream.name}, events, stream.used);
    events = [];
  };
  for (const run of runs) {
    if (run.outcome === 'throttled') continue;
    const {time, version, duration, requestId} = run;
    const isOver = time - stream.used > environment.idle || time - stream.begun > environment.life;
    const isCold = isOver || version !== stream.version;
    if (isCold) {
      flush();
      stream = {name: formatStreamName(time, version, requestId), begun: time, used: time, version};
    }
    events.push(...buildEvents(run, story.memorySize, isCold));
    stream.used = Math.ceil(time + duration);
  }
  flush();
}

function formatStreamName(time: number, version: string, requestId: string): string {
  return `${new Date(time).toISOString().slice(0, 10).replaceAll('-', '/')}/[${version}]${requestId.replaceAll('-', '')}`;
}

/** An invocation's events; what is printed has its own time in it, or else that of START. */
function buildEvents(run: PastRun, memorySize: number, isCold: boolean): SaidEvent[] {
  const {time, duration, outcome, lines, requestId, version} = run;
  const end = Math.round(time + duration);
  const used = Math.round(memorySize * 0.2 + 50);
  const figures = {
    duration,
    billedDuration: Math.ceil(duration + (isCold ? 180 : 0)),
    maxMemoryUsed: Math.min(used, memorySize),
    ...(isCold ? {initDuration: 180 + (duration % 40)} : {}),
    status: outcome === 'timeout' ? ('timeout' as const) : ('success' as const),
  };
  const {start, closing} = formatReportEvents({requestId, version, memorySize}, figures);
  const timedOut = `${new Date(end).toISOString()} ${requestId} Task timed out after ${(duration / 1000).toFixed(2)} seconds\n\n`;
  const said = lines.map(message => ({time: Date.parse(/\d{4}-\S+Z/.exec(message)?.[0] ?? '') || time, message}));
  return [
    {time, message: start},
    ...said,
    ...(outcome === 'timeout' ? [{time: end, message: timedOut}] : []),
    ...closing.map(message => ({time: end, message})),
  ];
}
