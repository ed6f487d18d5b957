import type {NewLine} from '../../../core/logs/log-buffer.ts';
import {type LogReading, toEmptied} from '../../../core/logs/log-pane.ts';
import {parseTail} from '../../../core/logs/tail.ts';
import type {Services} from '../../services.ts';
import {connectionKey} from '../../session/connection-of.ts';
import type {SessionStore} from '../../session/store.ts';
import {type Completer, createCompleter} from './completer.ts';
import {createLogFollower, type LogFollower} from './follower.ts';
import {createLogStore, type LogStore} from './log-store.ts';
import {createLogPrinter, type LogPrinter} from './printer.ts';

/** The logs of a session: their lines, and what fills them. */
export interface Logs {
  readonly store: LogStore;
  readonly follower: LogFollower;
  readonly completer: Completer;
  readonly printer: LogPrinter;
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
  // Lines of what is not followed: beside those that are, or alone.
  const add = (name: string, lines: readonly NewLine[]) => {
    const own = {
      source: {names: [name], since: undefined, by: 'polling', pattern: undefined, groups: 0},
      reading: 'none',
    } as const;
    store.add(lines);
    const {reading} = session.getState().log;
    session.dispatch({type: 'log', change: {...(isFollowing(reading) ? {} : own), isEmpty: store.count() === 0}});
  };
  const follower = createLogFollower(session, store, completer);
  // What is followed is of the connection it was begun with. Connecting may take less time than being told of it.
  const unsubscribe = session.subscribe((state, before) => {
    if (connectionKey(state) === connectionKey(before)) return;
    follower.stop();
    completer.stop();
  });
  const printer = createLogPrinter(session, {add, now});
  return {
    store,
    follower,
    completer,
    printer,
    showTail: (name, log) => {
      const {source, reading} = session.getState().log;
      // What is followed comes by itself.
      if (isFollowing(reading) && source?.names.some(other => isSameFunction(other, name))) return;
      add(name, parseTail(name, log, now()));
    },
    clear: () => {
      const {log} = session.getState();
      const {source, reading} = log;
      completer.stop();
      store.clear();
      const shown = reading === 'none' ? undefined : source;
      session.dispatch({type: 'log', change: {...toEmptied(log), reading, source: shown}});
    },
    stop: () => {
      unsubscribe();
      follower.stop();
      completer.stop();
      printer.stop();
      store.stop();
    },
  };
}

function isFollowing(reading: LogReading): boolean {
  return reading === 'reading' || reading === 'following';
}

function isSameFunction(one: string, other: string): boolean {
  return one.split(':')[0] === other.split(':')[0];
}
