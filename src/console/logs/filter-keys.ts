import {parseLogFilter} from '../../core/logs/log-filter.ts';
import {type LogLevel, logContexts, logLevels} from '../../core/logs/log-pane.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Filters the lines by what was typed; one that cannot be read is said, and the last good one stays. */
export function setLogFilter(tools: ControllerTools, text: string): void {
  tools.logs.store.whenReadable(text, () => filterBy(tools, text));
}

function filterBy({store, logs, notify}: ControllerTools, text: string): void {
  const filter = parseLogFilter(text, logs.store.filterContext());
  if ('error' in filter) {
    if (store.getState().filtering === undefined) return notify(`${text} cannot be read: ${filter.error}`, 'warn');
    return store.dispatch({type: 'log', change: {filterError: filter.error}});
  }
  store.dispatch({type: 'log', change: {filter: text.trim(), filterError: undefined}});
  logs.store.refilter();
}

/** Shows all lines again; false when they all are shown. */
export function clearLogFilter(tools: ControllerTools): boolean {
  const {filter, level} = tools.store.getState().log;
  if (filter === '' && level === 'all') return false;
  tools.store.dispatch({type: 'log', change: {level: 'all'}});
  setLogFilter(tools, '');
  return true;
}

/** Shows the lines of the next level only. */
export function turnLevel({store, logs, notify}: ControllerTools): void {
  const index = logLevels.indexOf(store.getState().log.level);
  const level = logLevels[(index + 1) % logLevels.length] ?? 'all';
  store.dispatch({type: 'log', change: {level}});
  logs.store.refilter();
  notify(describeLevel(level), 'dim');
}

function describeLevel(level: LogLevel): string {
  if (level === 'all') return 'All lines';
  return level === 'application' ? 'Lines of the application, and what failed' : `Lines of level ${level} and worse`;
}

/** Keeps more lines around each match, or none again. */
export function turnContext({store, logs, notify}: ControllerTools): void {
  const index = logContexts.indexOf(store.getState().log.context);
  const context = logContexts[(index + 1) % logContexts.length] ?? 0;
  store.dispatch({type: 'log', change: {context}});
  logs.store.refilter();
  notify(
    context === 0
      ? 'Only lines that match'
      : `Matches with ${context} line${context === 1 ? '' : 's'} before and after`,
    'dim',
  );
}
