import type {Problem, ProblemKind} from '../problem.ts';
import {type ErrorOrder, usualErrorOrder} from './error-columns.ts';
import {type InvocationSort, usualSort} from './invocation-columns.ts';
import type {LogLine} from './log-line.ts';
import type {LogTarget} from './log-targets.ts';

/** Which lines are shown: all, those the application printed, or of these those that are at least so bad. */
export const logLevels = ['all', 'application', 'info', 'warn', 'error'] as const;

/** One of the levels that can be chosen. */
export type LogLevel = (typeof logLevels)[number];

/** How many lines around a match can be kept in view. */
export const logContexts: readonly number[] = [0, 1, 3, 10];

/** What the Log pane shows the logs of, and how they are read. */
export interface LogSource {
  /** What was asked for, e.g. `orders-api:live`. */
  readonly names: readonly string[];
  /** What is known of these; nothing of what was only invoked. */
  readonly targets?: readonly LogTarget[];
  /** Milliseconds since 1970; undefined for what invocations of this session printed. */
  readonly since: number | undefined;
  /** Where it ends; undefined follows. */
  readonly until?: number | undefined;
  readonly by: 'polling' | 'live-tail';
  /** A CloudWatch filter pattern the service applies. */
  readonly pattern: string | undefined;
  /** How many groups are read. */
  readonly groups: number;
  /** The connection it is read through: its key, and what it is called. */
  readonly of?: {readonly key: string; readonly name: string};
}

/** Where the reading of logs stands; `stopped` by the user. */
export type LogReading = 'none' | 'reading' | 'following' | 'stopped' | 'done';

/** When something was last logged by what has logged nothing in the time that is read. */
export type LastLines =
  | {readonly state: 'looking'}
  /** In milliseconds since 1970. */
  | {readonly state: 'found'; readonly time: number}
  | {readonly state: 'never'}
  | {readonly state: 'unknown'; readonly problem: Problem};

/** What the Log pane shows over its lines. */
export type LogScreen =
  | {readonly type: 'lines'}
  /** One row an invocation; `selected` is a request id, undefined follows the newest, or stays at the first. */
  | {readonly type: 'timeline'; readonly selected: string | undefined}
  /** One row a kind of error; `selected` is a group's key, undefined stays at the first. */
  | {readonly type: 'errors'; readonly selected: string | undefined}
  /** All lines of one invocation, from row `row` of line `entry` on; `under` is shown again by Esc. */
  | {
      readonly type: 'invocation';
      readonly line: LogLine;
      readonly entry: number;
      readonly row: number;
      readonly under: LogScreen;
    };

/** Which invocations the timeline lists, and in which order. */
export interface TimelineView {
  readonly only: 'all' | 'failed';
  readonly sort: InvocationSort;
}

/** How the Log pane is looked at. The lines themselves are not here: they are many and change all the time. */
export interface LogPaneState {
  readonly source: LogSource | undefined;
  readonly reading: LogReading;
  readonly isEmpty: boolean;
  /** Looked up when there are no lines in the time that is read. */
  readonly last: LastLines | undefined;
  readonly screen: LogScreen;
  readonly level: LogLevel;
  /** The filter as it was typed; one that cannot be read leaves the last good one in force. */
  readonly filter: string;
  readonly filterError: string | undefined;
  readonly context: number;
  readonly wrap: boolean;
  readonly zone: 'local' | 'UTC';
  readonly timeline: TimelineView;
  /** What is said of calls that were throttled in the time that is read; undefined where none are known. */
  readonly throttled: string | undefined;
  readonly errorOrder: ErrorOrder;
  /** The title of the own command that prints into the pane. */
  readonly printing: string | undefined;
  /** The line the cursor stands on; undefined follows the end. */
  readonly cursor: LogLine | undefined;
  /** The first visible line while the cursor stands. */
  readonly top: LogLine | undefined;
}

/** The Log pane at start. */
export const emptyLogPane: LogPaneState = {
  source: undefined,
  reading: 'none',
  isEmpty: true,
  last: undefined,
  screen: {type: 'lines'},
  level: 'all',
  filter: '',
  filterError: undefined,
  context: 0,
  wrap: false,
  zone: 'local',
  timeline: {only: 'all', sort: usualSort},
  throttled: undefined,
  errorOrder: usualErrorOrder,
  printing: undefined,
  cursor: undefined,
  top: undefined,
};

/** The pane without what it showed: how it is looked at stays. */
export function toEmptied(log: LogPaneState): LogPaneState {
  const {level, filter, filterError, context, wrap, zone, timeline, errorOrder, printing} = log;
  return {...emptyLogPane, level, filter, filterError, context, wrap, zone, timeline, errorOrder, printing};
}

/** Something about a group of logs that has to be said. */
export interface LogNote {
  readonly text: string;
  readonly tone: 'bad' | 'warn';
  /** Of a group that cannot be read: why. */
  readonly kind?: ProblemKind;
}

/** What a group's problem says in one line, with what to do. */
export function toProblemNote({kind, what, why, tryThis}: Problem): LogNote {
  const action = tryThis === '' ? '' : ` → ${tryThis}`;
  return {text: `${what}: ${why}${action}`, tone: 'bad', kind};
}

/** Of how many groups nothing can be read, and why in a word or two when it is the same of all; undefined when all can. */
export function readTrouble(notes: Iterable<LogNote>): {readonly groups: number; readonly words: string} | undefined {
  const kinds = [...notes].flatMap(({kind}) => kind ?? []);
  const [first] = new Set(kinds.map(kind => troubles[kind] ?? 'cannot be read'));
  if (first === undefined) return undefined;
  const isSame = kinds.every(kind => (troubles[kind] ?? 'cannot be read') === first);
  return {groups: kinds.length, words: isSame ? first : 'cannot be read'};
}

const troubles: Partial<Readonly<Record<ProblemKind, string>>> = {
  missing: 'no log group yet',
  denied: 'denied',
  credentials: 'denied',
  invalid: 'refused',
  throttled: 'no answer',
  offline: 'no answer',
  timeout: 'no answer',
  service: 'no answer',
  malformed: 'no answer',
};
