import {connectionKey} from '../../console/session/connection-of.ts';
import {buildPaneRows} from '../logs/pane-rows.ts';
import type {Frame} from '../paint/frame.ts';
import type {DrawnConsole} from '../parts/console.ts';
import type {PanePlacement} from './pane-placement.ts';

/** The Log pane as it stands; `number` is the pane's, `now` the time. */
export function buildLogPaneRows(
  {theme, logs, store}: DrawnConsole,
  number: number | undefined,
  {rect, focused, edges}: PanePlacement,
  now: Date,
): string[] {
  const frame: Frame = {theme, width: rect.width, focused, place: 'alone', pane: 'log', edges};
  const session = store.drawn.getState();
  const {log} = session;
  const connection = connectionKey(session);
  return buildPaneRows({connection, log, logs: logs.store, frame, height: rect.height, number, now: now.getTime()});
}
