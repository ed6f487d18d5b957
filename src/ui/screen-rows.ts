import {sidePanes} from '../console/bindings/index.ts';
import {layoutOf} from '../console/layout/geometry.ts';
import type {Services} from '../console/services.ts';
import type {Layout} from '../core/layout.ts';
import {shownResources} from '../core/resource/shown-resources.ts';
import {buildDetailPaneRows} from './panes/detail-pane-rows.ts';
import {buildFooterRow} from './panes/footer-row.ts';
import {buildHeaderRow} from './panes/header-row.ts';
import {buildListPaneRows} from './panes/list-pane-rows.ts';
import {buildLogPaneRows} from './panes/log-pane-rows.ts';
import {toPlacement} from './panes/pane-placement.ts';
import {buildProblemRows} from './panes/problem-rows.ts';
import {type Console, type DrawnConsole, toDrawn} from './parts/console.ts';

/** The rows of the whole screen as they stand, painted, without what lies over the panes: what Ink draws, without Ink. */
export function buildScreenRows(console: Console, services: Services): readonly string[] {
  const session = console.store.drawn.getState();
  const parts = toDrawn(console, session.look);
  const {columns, rows} = session;
  const layout = layoutOf(session, parts.resources);
  if (layout.mode === 'small') return [parts.theme.finishRow(tellSmall(columns, rows))];
  return [
    buildHeaderRow(parts, columns, layout.mode === 'single'),
    ...buildBodyRows(parts, services, layout),
    buildFooterRow(parts, columns),
  ].map(parts.theme.finishRow);
}

/** What stands on a screen that has no room for more. */
export function tellSmall(columns: number, rows: number): string {
  return `Lambdeck needs 60×15; this terminal has ${columns}×${rows}.`;
}

function buildBodyRows(parts: DrawnConsole, services: Services, layout: Layout): readonly string[] {
  const {connection, subject, focus} = parts.store.drawn.getState();
  if (connection.state === 'failed') return buildProblemRows(connection, layout.body, parts.theme);
  const shown = shownResources(parts.resources, subject);
  const now = services.now();
  const left = shown.flatMap((resource, index) => {
    const at = toPlacement(layout, shown, focus, resource.name);
    return at === undefined ? [] : buildListPaneRows(parts, resource, index + 1, at, now);
  });
  const [detail, log] = sidePanes.map(({name}) => toPlacement(layout, shown, focus, name));
  const right = [
    ...(detail === undefined ? [] : buildDetailPaneRows(parts, services, shown.length + 1, detail)),
    ...(log === undefined ? [] : buildLogPaneRows(parts, shown.length + 2, log, now)),
  ];
  return Array.from({length: layout.body.height}, (_, row) => `${left[row] ?? ''}${right[row] ?? ''}`);
}
