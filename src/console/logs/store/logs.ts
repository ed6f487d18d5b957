import {emptyLogPane} from '../../../core/logs/log-pane.ts';
import {parseTail} from '../../../core/logs/tail.ts';
import type {Services} from '../../services.ts';
import {connectionKey} from '../../session/connection-of.ts';
import type {SessionStore} from '../../session/store.ts';
import {type Completer, createCompleter} from './completer.ts';
import {createLogFollower, type LogFollower} from './follower.ts';
import {createLogStore, type LogStore} from './log-store.ts';

/** The logs of a session: their lines, and what fills them. */
export interface Logs {
  readonly store: LogStore;
  readonly follower: LogFollower;
  readonly completer: Completer;
  /** Puts the log tail of an invocation into the pane, under the name of what was invoked. */
  showTail(name: string, log: string): void;
  /** Empties the pane; what is being followed goes on. */
  clear(): void;
  stop(): void;
}

/** Makes the logs of a session. */
export function createLogs({services, store: session}: {services: Services; store: SessionStore}): Logs {
  const now = () => services.now().getTime();
  const store = createLogStore(session, now);
  const completer = createCompleter(store.fetched, now);
  const follower = createLogFollower(session, store, completer);
  // What is followed is of the connection it was begun with. Connecting may take less time than being told of it.
  const unsubscribe = session.subscribe((state, before) => {
    if (connectionKey(state) === connectionKey(before)) return;
    follower.stop();
    completer.stop();
  });
  return {
    store,
    follower,
    completer,
    showTail: (name, log) => {
      const {source, reading} = session.getState().log;
      const isFollowed = reading === 'reading' || reading === 'following';
      // What is followed comes by itself.
      if (isFollowed && source?.names.some(other => isSameFunction(other, name))) return;
      const own = {
        source: {names: [name], since: undefined, by: 'polling', pattern: undefined, groups: 0},
        reading: 'none',
      } as const;
      store.add(parseTail(name, log, services.now().getTime()));
      session.dispatch({type: 'log', change: {...(isFollowed ? {} : own), isEmpty: store.count() === 0}});
    },
    clear: () => {
      const {source, reading, level, filter, filterError, context, wrap, zone, timeline, errorOrder} =
        session.getState().log;
      const kept = {reading, level, filter, filterError, context, wrap, zone, timeline, errorOrder};
      completer.stop();
      store.clear();
      const shown = reading === 'none' ? undefined : source;
      session.dispatch({type: 'log', change: {...emptyLogPane, ...kept, source: shown}});
    },
    stop: () => {
      unsubscribe();
      follower.stop();
      completer.stop();
      store.stop();
    },
  };
}

function isSameFunction(one: string, other: string): boolean {
  return one.split(':')[0] === other.split(':')[0];
}
