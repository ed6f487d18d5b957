import {type LogSource, readTrouble, toEmptied, toProblemNote} from '../../../core/logs/log-pane.ts';
import type {LogNews} from '../../../core/logs/log-services.ts';
import {type LogPlan, type LogTarget, planLogs} from '../../../core/logs/log-targets.ts';
import type {Connection} from '../../connection/connection.ts';
import {connectionName} from '../../connection/connection-name.ts';
import {connectionKey} from '../../session/connection-of.ts';
import type {SessionStore} from '../../session/store.ts';
import type {Completer} from './completer.ts';
import {findLastLines} from './last-lines.ts';
import type {LogStore} from './log-store.ts';

/** What is to be followed, and how. */
export interface FollowRequest extends Omit<LogSource, 'names' | 'targets' | 'since' | 'groups' | 'of'> {
  readonly connection: Connection;
  readonly targets: readonly LogTarget[];
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** Follows one request at a time. */
export interface LogFollower {
  /** What is, or was last, followed through the connection there is: another has other logs of that name. */
  readonly last: FollowRequest | undefined;
  /** Follows a request instead of the one before, with an empty pane. */
  start(request: FollowRequest): void;
  stop(): void;
}

/** Makes the follower of a session. */
export function createLogFollower(session: SessionStore, store: LogStore, completer: Completer): LogFollower {
  let current = new AbortController();
  let last: FollowRequest | undefined;
  const start = (request: FollowRequest) => {
    current.abort();
    completer.stop();
    current = new AbortController();
    const {signal} = current;
    last = request;
    const {connection, targets, since, until, by, pattern} = request;
    const plan = planLogs(targets);
    const names = targets.map(({label}) => label);
    const of = {key: connection.key, name: connectionName(connection)};
    const source: LogSource = {names, targets, since, until, by, pattern, groups: plan.groups.length, of};
    store.clear();
    session.dispatch({type: 'log', change: {...toEmptied(session.getState().log), source, reading: 'reading'}});
    let isRead = false;
    // What is quiet in all the time that is read may have logged before.
    const lookBack = async () => {
      const unread = readTrouble(store.notes().values())?.groups ?? 0;
      if (isRead || !session.getState().log.isEmpty || unread >= plan.groups.length || pattern !== undefined) return;
      session.dispatch({type: 'log', change: {last: {state: 'looking'}}});
      const found = await findLastLines(plan, connection.logs, signal);
      // What is of this time has only just come, and is shown by itself.
      const isOfNow = found.state === 'found' && found.time >= since && until === undefined;
      if (!signal.aborted) session.dispatch({type: 'log', change: {last: isOfNow ? undefined : found}});
    };
    const tell = (news: LogNews) => {
      if (signal.aborted) return;
      takeNews(news, plan, session, store);
      if (news.type !== 'state' || news.state === 'reading') return;
      void lookBack();
      isRead = true;
    };
    void connection.logs.follow({groups: plan.groups, since, until, pattern, by}, tell, signal);
  };
  return {
    get last() {
      return last?.connection.key === connectionKey(session.getState()) ? last : undefined;
    },
    start,
    stop: () => {
      current.abort();
      if (isActive(session)) session.dispatch({type: 'log', change: {reading: 'stopped'}});
    },
  };
}

function isActive(session: SessionStore): boolean {
  const {reading} = session.getState().log;
  return reading === 'reading' || reading === 'following';
}

function takeNews(news: LogNews, plan: LogPlan, session: SessionStore, store: LogStore): void {
  switch (news.type) {
    case 'events': {
      const events = news.events.flatMap(event => {
        const label = plan.labelOf(event.label, event.stream);
        return label === undefined ? [] : [{...event, label, group: event.label}];
      });
      store.add(events);
      if (events.length > 0 && session.getState().log.isEmpty)
        session.dispatch({type: 'log', change: {isEmpty: false}});
      return;
    }
    case 'state':
      if (session.getState().log.reading !== news.state) session.dispatch({type: 'log', change: {reading: news.state}});
      return;
    case 'untailed': {
      const {source} = session.getState().log;
      return source && session.dispatch({type: 'log', change: {source: {...source, by: 'polling'}}});
    }
    case 'problem':
      return store.note(news.label, news.problem === undefined ? undefined : toProblemNote(news.problem));
    case 'loss':
      return store.note(`loss ${news.label}`, {text: `${news.label}: ${news.words}`, tone: 'warn'});
  }
}
