import type {LogLine} from '../../core/logs/log-line.ts';
import type {LogServices} from '../../core/logs/log-services.ts';
import {lacksLines, type Picking} from '../../core/logs/whole-invocation.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {linesOnScreen} from './cursor.ts';
import {findLoose} from './store/loose-lines.ts';
import {invocationOf, timelineEntries, timelineWindow} from './store/timeline.ts';

/** Fetches what is missing of the invocation of a line. */
export function fetchRest(tools: ControllerTools, line: LogLine): void {
  const {completer, store} = tools.logs;
  const from = findSource(tools);
  if (from !== undefined && lacksLines(invocationOf(line, store).lines, from.picking)) completer.fetch(line, from.logs);
}

/** Fetches what is missing of the invocations in view, and those of lines of which nobody can tell which invocation printed them. */
export function wantRest(tools: ControllerTools): void {
  const {store: session, logs} = tools;
  const {log} = session.getState();
  const {screen, timeline} = log;
  const from = screen.type === 'timeline' ? findSource(tools) : undefined;
  if (screen.type !== 'timeline' || from === undefined) return;
  const entries = timelineEntries(logs.store, log);
  const {height} = linesOnScreen(tools);
  const {top, count} = timelineWindow({screen, view: timeline, entries, height});
  const visible = entries.slice(top, top + count).filter(({lines}) => lacksLines(lines, from.picking));
  const loose = from.picking.byPattern ? findLoose(logs.store, count) : [];
  logs.completer.want([...visible.flatMap(({lines}) => lines.slice(0, 1)), ...loose].reverse(), from.logs);
}

/** How the lines of the pane were picked, and where more can be had; undefined when they were not read from a log. */
function findSource({
  store,
  logs,
}: ControllerTools): {readonly picking: Picking; readonly logs: LogServices} | undefined {
  const {source, reading} = store.getState().log;
  const connection = connectionOf(store.getState());
  if (source?.since === undefined || logs.follower.last === undefined || connection === undefined) return undefined;
  const comes = (reading === 'reading' || reading === 'following') && source.until === undefined;
  return {picking: {byPattern: source.pattern !== undefined, comes}, logs: connection.logs};
}
