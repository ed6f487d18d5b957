import type {FilteredLogEvent, LiveTailSessionLogEvent} from '@aws-sdk/client-cloudwatch-logs';
import type {LogGroup, LogNews, LogRequest} from '../../core/logs/log-services.ts';
import type {Problem} from '../../core/problem.ts';
import {createDuplicateEvents} from './duplicate-events.ts';
import {createEventReader} from './event-reader.ts';
import {followGroup} from './follow-group.ts';
import type {FollowState} from './follow-state.ts';
import {describeGroupProblem} from './group-problem.ts';
import {createGroupReader} from './group-reader.ts';
import type {LogCalls} from './log-calls.ts';
import type {LogPace} from './pace.ts';
import {repeatUntilAnswered} from './repeat.ts';
import {createWait} from './waits.ts';

/** What following a group of a request takes. */
export interface GroupFollowingParts {
  readonly calls: LogCalls;
  readonly pace: LogPace;
  readonly request: LogRequest;
  readonly group: LogGroup;
  readonly state: FollowState;
  readonly tell: (news: LogNews) => void;
}

/** A group that is followed by polling, and may have its events sent as well. */
export interface GroupFollowing {
  /** Reads until the end of the request, or until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
  /** A session of live tail begins or has ended: what it did not bring is read now, and seldom while it lasts. */
  session(isOn: boolean): void;
  /** Takes what a session brings. */
  take(events: readonly LiveTailSessionLogEvent[]): void;
  /** Reads what a session left out. */
  makeUp(): void;
}

/** How long an event may be on its way from one of the two ways after it came by the other. */
const unsure = 600_000;

/** Makes the following of a group; nothing is asked for yet. */
export function createGroupFollowing(parts: GroupFollowingParts): GroupFollowing {
  const {calls, pace, request, group, state} = parts;
  const {since, until, pattern} = request;
  const {label} = group;
  const {onEvents, take, duplicates} = createTelling(parts);
  const waiting = createWait();
  let isLive = false;
  let pause = pace.slowest;
  const onWait = (problem: Problem | undefined, milliseconds: number) => {
    if (problem !== undefined) state.problem(label, describeGroupProblem(problem, group, pattern));
    state.waits(label, milliseconds);
  };
  const ask: Parameters<typeof createGroupReader>[0]['ask'] = (cursor, signal) =>
    repeatUntilAnswered(own => calls.readEvents({group: group.name, pattern, ...cursor}, own), {pace, onWait}, signal);
  const onLoss = (words: string) => state.loss(label, words);
  const reader = createGroupReader({since, until, pace, ask, onEvents, onLoss});
  const wait = async (milliseconds: number, signal: AbortSignal) => {
    duplicates.forget(reader.floor - unsure);
    state.waits(label, isLive ? undefined : milliseconds);
    await waiting.until(isLive ? pause : milliseconds, signal);
    pause = Math.min(pace.live, pause * 2);
  };
  const onRead = (problem: Problem | undefined) => {
    state.problem(label, problem && describeGroupProblem(problem, group, pattern));
    state.caughtUp(label);
  };
  const makeUp = () => {
    pause = pace.fastest * 2;
    waiting.end();
  };
  return {
    run: signal => followGroup({reader, until, pattern, pace, wait, onRead}, signal),
    session(isOn) {
      isLive = isOn;
      if (isOn) duplicates.sessionStarts();
      makeUp();
    },
    take,
    makeUp,
  };
}

/** Events that are told together: what is made of them on the way is gone before more is. */
const told = 500;

/** Tells events once, whichever way they come. */
function createTelling({request, group, tell}: GroupFollowingParts) {
  const toEvent = createEventReader(group.label);
  const duplicates = createDuplicateEvents();
  let begun: number | undefined;
  let sent = 0;
  const isNews = (event: FilteredLogEvent): boolean => {
    if (request.by === 'polling') return true;
    // No session can bring what arrived long before the first.
    return (event.ingestionTime ?? 0) < (begun ?? 0) - unsure || duplicates.polled(event);
  };
  return {
    duplicates,
    onEvents: (events: readonly FilteredLogEvent[], now: number): number => {
      begun ??= now;
      const news = events.filter(isNews);
      if (news.length === 0) return 0;
      for (let from = 0; from < news.length; from += told) {
        tell({type: 'events', events: news.slice(from, from + told).map(event => toEvent(event, event.eventId ?? ''))});
      }
      return news.length;
    },
    take: (events: readonly LiveTailSessionLogEvent[]) => {
      const news = events.filter(event => (event.timestamp ?? 0) >= request.since && duplicates.live(event));
      if (news.length === 0) return;
      tell({type: 'events', events: news.map(event => toEvent(event, `live ${group.name} ${++sent}`))});
    },
  };
}
