import {setTimeout as sleep} from 'node:timers/promises';
import type {LiveTailSessionLogEvent, StartLiveTailResponseStream} from '@aws-sdk/client-cloudwatch-logs';
import {type Problem, ProblemError} from '../../core/problem.ts';
import type {LogCalls} from './log-calls.ts';
import type {LogPace} from './pace.ts';
import {isPassing} from './repeat.ts';

/** What a live tail takes. Groups are named as CloudWatch Logs does. */
export interface TailParts {
  readonly calls: LogCalls;
  readonly pace: LogPace;
  readonly groups: readonly string[];
  readonly pattern: string | undefined;
  /** A session with these groups begins, or it has ended: what came in between was sent to nobody. */
  readonly onSession: (groups: readonly string[], isOn: boolean) => void;
  readonly onEvents: (group: string, events: readonly LiveTailSessionLogEvent[]) => void;
  /** The service left out lines of these groups. */
  readonly onSampled: (groups: readonly string[]) => void;
  /** There is no live tail of these groups, and why. */
  readonly onRefused: (groups: readonly string[], problem: Problem) => void;
}

/** Groups of one session (API reference of StartLiveTail). */
const sessionGroups = 10;
/** A session that lasted so many milliseconds did not fail to begin. */
const lasting = 10_000;

/** Has the events of groups sent to it, session after session, until the signal is aborted. Never rejects. */
export async function runLiveTail(parts: TailParts, signal: AbortSignal): Promise<void> {
  const starts = parts.groups.flatMap((_, index) => (index % sessionGroups === 0 ? [index] : []));
  await Promise.all(
    starts.map(start => runSessions(parts, parts.groups.slice(start, start + sessionGroups), signal).catch(() => {})),
  );
}

async function runSessions(parts: TailParts, groups: readonly string[], signal: AbortSignal): Promise<void> {
  const {pace} = parts;
  for (let failures = 0; ; failures++) {
    const begun = Date.now();
    try {
      await runSession(parts, groups, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ProblemError && isRefusal(error.problem)) return parts.onRefused(groups, error.problem);
    }
    signal.throwIfAborted();
    if (Date.now() - begun > lasting) failures = 0;
    await sleep(Math.min(pace.mostRetry, pace.retry * 2 ** failures) * (0.5 + Math.random() / 2), undefined, {signal});
  }
}

/** One session, to its end. */
async function runSession(parts: TailParts, wanted: readonly string[], signal: AbortSignal): Promise<void> {
  const {calls, pattern, onSession} = parts;
  const arns = await findArns(parts, wanted, signal);
  const groups = [...arns.keys()];
  // A group that is not there yet is polled, and tried with the next session.
  if (groups.length === 0) return void (await sleep(parts.pace.refused, undefined, {signal}));
  const session = await calls.startTail([...arns.values()], pattern, signal);
  signal.addEventListener('abort', session.close, {once: true});
  try {
    if (signal.aborted) return;
    for await (const update of session.updates) {
      if (update.sessionStart !== undefined) onSession(groups, true);
      hear(parts, groups, update);
    }
  } finally {
    signal.removeEventListener('abort', session.close);
    session.close();
    onSession(groups, false);
  }
}

function hear(
  {onEvents, onSampled}: TailParts,
  groups: readonly string[],
  {sessionUpdate}: StartLiveTailResponseStream,
) {
  const {sessionMetadata, sessionResults = []} = sessionUpdate ?? {};
  for (const [group, events] of Map.groupBy(sessionResults, ({logGroupIdentifier = ''}) =>
    toName(logGroupIdentifier),
  )) {
    onEvents(group, events);
  }
  if (sessionMetadata?.sampled) onSampled(groups);
}

/** A session takes ARNs without the `:*` that some answers have at their ends. */
async function findArns({calls}: TailParts, groups: readonly string[], signal: AbortSignal) {
  const arns = new Map<string, string>();
  for (const name of groups) {
    const group = await calls.describeGroup(name, signal);
    const arn = group?.logGroupArn ?? group?.arn?.replace(/:\*$/, '');
    if (arn !== undefined) arns.set(name, arn);
  }
  return arns;
}

/** Events name their group behind the account's number, or by ARN. */
function toName(identifier: string): string {
  return identifier.replace(/^arn:.*?:log-group:|^\d{12}:/, '').replace(/:\*$/, '');
}

/** What does not pass by itself; too many sessions do, and so does a group that was deleted. */
function isRefusal(problem: Problem): boolean {
  return !isPassing(problem) && problem.kind !== 'missing' && problem.code !== 'LimitExceededException';
}
