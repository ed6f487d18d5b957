import {setMaxListeners} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import type {LogGroup, LogNews, LogRequest, LogServices} from '../../core/logs/log-services.ts';
import type {Telemetry} from '../telemetry.ts';
import {followGroup} from './follow-group.ts';
import {createFollowState, type FollowState} from './follow-state.ts';
import {toGroupProblem} from './group-problem.ts';
import {createGroupReader, type GroupReader} from './group-reader.ts';
import {createLogCalls, type LogCalls} from './log-calls.ts';
import {type LogPace, usualPace} from './pace.ts';
import {repeatUntilAnswered} from './repeat.ts';
import {describeExpired} from './retention.ts';
import {createEventReader} from './to-log-event.ts';
import {createTurns, type Turns} from './turns.ts';

/** Makes the following of logs by one connection, whose requests all keep one pace. */
export function createLogFollowing(logs: Telemetry['logs'], pace: LogPace = usualPace): LogServices {
  const following = {calls: createLogCalls(logs), turns: createTurns(pace.requests), pace};
  return {follow: (request, tell, signal) => follow(following, request, tell, signal)};
}

interface Following {
  readonly calls: LogCalls;
  readonly turns: Turns;
  readonly pace: LogPace;
}

interface GroupFollowing extends Following {
  readonly request: LogRequest;
  readonly group: LogGroup;
  readonly state: FollowState;
  readonly tell: (news: LogNews) => void;
}

async function follow(following: Following, request: LogRequest, tell: (news: LogNews) => void, signal: AbortSignal) {
  const say = (news: LogNews) => {
    if (!signal.aborted) tell(news);
  };
  // Every group waits with it.
  const own = AbortSignal.any([signal]);
  setMaxListeners(0, own);
  say({type: 'state', state: 'reading'});
  const groups = [...new Map(request.groups.toReversed().map(group => [group.name, group])).values()].reverse();
  const state = createFollowState(
    groups.map(({label}) => label),
    say,
  );
  await Promise.all(groups.map(group => followOne({...following, request, group, state, tell: say}, own)));
  say({type: 'state', state: 'done'});
}

async function followOne(following: GroupFollowing, signal: AbortSignal): Promise<void> {
  const {request, group, state, pace, calls} = following;
  const {label} = group;
  void describeExpired(calls, group, request.since, signal).then(words => {
    if (words !== undefined) state.loss(label, words);
  });
  await followGroup(
    {
      reader: createReader(following),
      until: request.until,
      pattern: request.pattern,
      pace,
      wait: (milliseconds, own) => {
        state.waits(label, milliseconds);
        return sleep(milliseconds, undefined, {signal: own});
      },
      onRead: problem => {
        state.problem(label, problem && toGroupProblem(problem, group, request.pattern));
        state.caughtUp(label);
      },
    },
    signal,
  );
  state.caughtUp(label);
}

function createReader({calls, turns, pace, request, group, state, tell}: GroupFollowing): GroupReader {
  const {since, until, pattern} = request;
  const toEvent = createEventReader(group.label);
  const onWait = (problem: Parameters<typeof toGroupProblem>[0] | undefined, milliseconds: number) => {
    if (problem !== undefined) state.problem(group.label, toGroupProblem(problem, group, pattern));
    state.waits(group.label, milliseconds);
  };
  return createGroupReader({
    since,
    until,
    pace,
    ask: (cursor, signal) =>
      repeatUntilAnswered(
        own => calls.readEvents({group: group.name, pattern, ...cursor}, own),
        {turns, pace, onWait},
        signal,
      ),
    onEvents: events => {
      tell({type: 'events', events: events.map(event => toEvent(event, event.eventId ?? ''))});
      return events.length;
    },
    onLoss: words => state.loss(group.label, words),
  });
}
