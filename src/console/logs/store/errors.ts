import {parseIsoTime} from '../../../core/format/age.ts';
import {type ListedError, sortErrors} from '../../../core/logs/error-columns.ts';
import {type ErrorGroup, groupErrors} from '../../../core/logs/error-groups.ts';
import type {LogPaneState, LogScreen, LogSource} from '../../../core/logs/log-pane.ts';
import {scrollTo} from '../../../core/table/scroll.ts';
import type {LogStore} from './log-store.ts';

type Errors = Extract<LogScreen, {type: 'errors'}>;

interface Grouped {
  readonly version: number;
  readonly filter: string;
  readonly groups: readonly ErrorGroup[];
}

/** The kinds of errors among the lines, or among those that the filter finds, in the order of the list. */
export function listErrors(logs: LogStore, {filter, errorOrder, source}: LogPaneState): readonly ListedError[] {
  const change = createNewness(logs, source);
  const listed = group(logs, filter).map(one => ({...one, isNew: change(one)}));
  return sortErrors(listed, errorOrder);
}

/** Going through all lines is done once between two arrivals. */
function group(logs: LogStore, filter: string): readonly ErrorGroup[] {
  const {lines, shown} = logs;
  const version = logs.version();
  const known = grouped.get(lines);
  if (known?.version === version && known.filter === filter) return known.groups;
  const all = lines.slice(0, lines.size);
  const groups = groupErrors(filter === '' ? all : all.filter(line => line.severity < 3 || shown.isMatch(line)));
  grouped.set(lines, {version, filter, groups});
  return groups;
}

const grouped = new WeakMap<object, Grouped>();

/** A kind is new when it was not seen before the last change, and what is read goes back to before that. */
function createNewness(logs: LogStore, source: LogSource | undefined): (group: ErrorGroup) => boolean {
  const begin = logs.dropped() === 0 ? source?.since : logs.lines.at(0)?.time;
  const changes = new Map(source?.targets?.map(({label, LastModified}) => [label, parseIsoTime(LastModified)]));
  return ({label, first}) => {
    const changed = changes.get(label);
    return changed !== undefined && begin !== undefined && begin < changed && changed <= first;
  };
}

/** Where the cursor stands: at the first when it was put nowhere, or its kind is gone. */
export function errorIndex({selected}: Errors, errors: readonly ListedError[]): number {
  return Math.max(
    0,
    errors.findIndex(({key}) => key === selected),
  );
}

/** The rows of the list that are visible, below its header. */
export function errorWindow(screen: Errors, errors: readonly ListedError[], height: number) {
  const index = errorIndex(screen, errors);
  const count = Math.max(0, height - 1);
  return {top: scrollTo(0, index, count, errors.length), count, index};
}

/** The kind of error under the cursor. */
export function selectedError(screen: Errors, logs: LogStore, log: LogPaneState): ListedError | undefined {
  const errors = listErrors(logs, log);
  return errors[errorIndex(screen, errors)];
}
