import type {LogEvent, StreamSpan} from '../../core/logs/log-services.ts';
import {ProblemError} from '../../core/problem.ts';
import {createEventReader} from './event-reader.ts';
import type {LogCalls} from './log-calls.ts';
import type {LogPace} from './pace.ts';
import {readSpan} from './read-span.ts';
import {repeatUntilAnswered} from './repeat.ts';

/** What reading takes. */
export interface StreamParts {
  readonly calls: LogCalls;
  readonly pace: LogPace;
}

/** Milliseconds after which somebody who waits is told that there is no answer. */
const patience = 60_000;

/** All events of a part of a stream, each once, in the order of time. */
export async function readStream(
  parts: StreamParts,
  {group, stream, since, until}: StreamSpan,
  signal: AbortSignal,
): Promise<readonly LogEvent[]> {
  const toEvent = createEventReader(group);
  const found = new Map<string, LogEvent>();
  await withPatience(group, signal, async limited => {
    const pages = readSpan(since, cursor =>
      repeat(parts, own => parts.calls.readEvents({group, stream, pattern: undefined, until, ...cursor}, own), limited),
    );
    for await (const {events} of pages)
      for (const event of events) found.set(event.eventId ?? '', toEvent(event, event.eventId ?? ''));
  });
  return [...found.values()].toSorted((a, b) => a.timestamp - b.timestamp);
}

/** When something was last logged to the streams of a group that are meant. */
export async function findLast(
  parts: StreamParts,
  group: string,
  isMeant: (stream: string) => boolean,
  signal: AbortSignal,
): Promise<number | undefined> {
  return withPatience(group, signal, async limited => {
    let token: string | undefined;
    do {
      const page = await repeat(parts, own => parts.calls.describeStreams(group, token, own), limited);
      for (const stream of page.streams.filter(isMeant)) {
        const last = await repeat(parts, own => parts.calls.readLast(group, stream, own), limited);
        // What a stream had may have expired.
        if (last !== undefined) return last;
      }
      token = page.next;
    } while (token !== undefined);
    return undefined;
  });
}

function repeat<Answer>(
  {pace}: StreamParts,
  request: (signal: AbortSignal) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  return repeatUntilAnswered(request, {pace, onWait: () => {}}, signal);
}

async function withPatience<Result>(
  group: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limit = AbortSignal.timeout(patience);
  try {
    return await work(AbortSignal.any([signal, limit]));
  } catch (error) {
    if (signal.aborted || !limit.aborted) throw error;
    const what = `The logs of ${group} cannot be read just now`;
    throw new ProblemError(
      {kind: 'timeout', what, why: 'no answer for a minute.', tryThis: 'Try again.'},
      {cause: error},
    );
  }
}
