import {innerWidth} from '../../core/layout.ts';
import {moveReading} from '../../core/metrics/dashboard-lines.ts';
import {ownerOf} from '../connection/owner.ts';
import {layoutOf, rowsOf} from '../layout/geometry.ts';
import {toContext} from '../tools/context.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {findShownTarget, readTabMetrics} from './dashboard-query.ts';

/** Reads the next bar of the open charts, or the one before: at first the newest, and past that none. */
export function readChart(tools: ControllerTools, by: 1 | -1): void {
  const {client, store, resources} = tools;
  const session = store.getState();
  const {item, resource} = toContext(tools);
  const target = item && findShownTarget(session, resource, item);
  if (item === undefined || target === undefined) return;
  const {answer, ...shown} = readTabMetrics(client, session, ownerOf(item).key, target);
  if (answer.state !== 'ready') return;
  const width = innerWidth(layoutOf(session, resources).panes.get('detail')?.width ?? 80);
  const view = {...shown, width, height: rowsOf(session, resources, 'detail')};
  store.dispatch({type: 'metrics', choice: {readingAt: moveReading(answer.value, view, by)}});
}
