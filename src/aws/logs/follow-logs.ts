import {setMaxListeners} from 'node:events';
import type {LogGroup, LogNews, LogRequest, LogServices} from '../../core/logs/log-services.ts';
import type {Problem} from '../../core/problem.ts';
import type {AwsTelemetry} from '../telemetry.ts';
import {createFollowState, type FollowState} from './follow-state.ts';
import {createGroupFollowing, type GroupFollowing} from './group-following.ts';
import {runLiveTail} from './live-tail.ts';
import {createLogCalls, type LogCalls} from './log-calls.ts';
import {type LogPace, usualPace} from './pace.ts';
import {findLast, readStream} from './read-stream.ts';
import {describeExpired} from './retention.ts';

type Tell = (news: LogNews) => void;

/** Makes the reading of logs by one connection. */
export function createLogFollowing(logs: AwsTelemetry['logs'], pace: LogPace = usualPace): LogServices {
  const shared = {calls: createLogCalls(logs), pace};
  return {
    follow: (request, tell, signal) => follow(shared, request, tell, signal),
    readStream: (span, signal) => readStream(shared, span, signal),
    findLast: (group, isMeant, signal) => findLast(shared, group, isMeant, signal),
  };
}

interface Shared {
  readonly calls: LogCalls;
  readonly pace: LogPace;
}

interface Follow extends Shared {
  readonly request: LogRequest;
  readonly groups: readonly LogGroup[];
  readonly state: FollowState;
  readonly followings: ReadonlyMap<string, GroupFollowing>;
}

async function follow(shared: Shared, request: LogRequest, tell: Tell, signal: AbortSignal): Promise<void> {
  const say: Tell = news => {
    if (!signal.aborted) tell(news);
  };
  // Every group waits with it, and so does the tail.
  const own = AbortSignal.any([signal]);
  setMaxListeners(0, own);
  say({type: 'state', state: 'reading'});
  const groups = pickDistinct(request.groups);
  const state = createFollowState(
    groups.map(({label}) => label),
    say,
  );
  const followings = new Map(
    groups.map(group => [group.name, createGroupFollowing({...shared, request, group, state, tell: say})]),
  );
  const following = {...shared, request, groups, state, followings};
  void tellExpired(following, own);
  await followAll(following, () => say({type: 'untailed'}), own);
  say({type: 'state', state: 'done'});
}

/** Groups by their names: two functions may share one. */
function pickDistinct(groups: readonly LogGroup[]): readonly LogGroup[] {
  return groups.filter(({name}, index) => groups.findIndex(group => group.name === name) === index);
}

async function tellExpired({calls, request, groups, state}: Follow, signal: AbortSignal): Promise<void> {
  for (const group of groups) {
    const words = await describeExpired(calls, group, request.since, signal);
    if (words !== undefined) state.loss(group.label, words);
  }
}

/** Polls all groups, with a live tail beside that where it is asked for; a span that ends has no use for one. */
async function followAll(following: Follow, onUntailed: () => void, signal: AbortSignal): Promise<void> {
  const {request, followings} = following;
  const polls = Promise.all([...followings.values()].map(one => one.run(signal)));
  if (request.by === 'polling' || request.until !== undefined) return void (await polls);
  const polled = new AbortController();
  const tailing = AbortSignal.any([signal, polled.signal]);
  const tail = followTail(following, tailing).then(() => tailing.aborted || onUntailed());
  await polls;
  polled.abort();
  await tail;
}

function followTail({calls, pace, request, groups, state, followings}: Follow, signal: AbortSignal) {
  const labels = new Map(groups.map(({name, label}) => [name, label]));
  const tellLoss = (names: readonly string[], words: string) => {
    for (const name of names) state.loss(labels.get(name) ?? name, words);
  };
  return runLiveTail(
    {
      calls,
      pace,
      groups: groups.map(({name}) => name),
      pattern: request.pattern,
      onSession: (names, isOn) => {
        for (const name of names) followings.get(name)?.session(isOn);
      },
      onEvents: (name, events) => followings.get(name)?.take(events),
      onSampled: names => {
        tellLoss(names, sampled);
        for (const name of names) followings.get(name)?.makeUp();
      },
      onRefused: (names, problem) => tellLoss(names, formatRefused(problem)),
    },
    signal,
  );
}

const sampled = 'Live tail sends 500 lines a second at most and left some out: they come later, by polling.';

function formatRefused({what, why, tryThis}: Problem): string {
  return `There is no live tail, new lines are polled instead. ${what}: ${why} ${tryThis}`;
}
