import {numberOf, sidePanes} from '../console/bindings/index.ts';
import {layoutOf} from '../console/layout/geometry.ts';
import type {Services} from '../console/services.ts';
import type {Layout} from '../core/layout.ts';
import {shownResources} from '../core/resource/shown-resources.ts';
import {buildBandRows} from './panes/band-rows.ts';
import {buildDetailPaneRows} from './panes/detail-pane-rows.ts';
import {buildFooterRow} from './panes/footer-row.ts';
import {buildHeaderRows} from './panes/header-row.ts';
import {buildListPaneRows} from './panes/list-pane-rows.ts';
import {buildLogPaneRows} from './panes/log-pane-rows.ts';
import {buildMessageRow} from './panes/message-row.ts';
import {type PanePlacement, toPlacement} from './panes/pane-placement.ts';
import {buildProblemRows} from './panes/problem-rows.ts';
import {type Console, type DrawnConsole, toDrawn} from './parts/console.ts';

/** Rows that are drawn from a cell on, counted from the top left corner. What stands in a row is placed from there. */
export interface PlacedRows {
  readonly x: number;
  readonly y: number;
  readonly rows: readonly string[];
}

/** The whole screen as it stands, painted, without what lies over the panes: what Ink draws, without Ink. */
export function buildScreenRows(console: Console, services: Services): readonly PlacedRows[] {
  const session = console.store.drawn.getState();
  const parts = toDrawn(console, session.look);
  const {columns, rows} = session;
  const layout = layoutOf(session, parts.resources);
  const said = buildMessageRow(parts, columns);
  const band = buildBandRows(parts, columns, services.now());
  const placed =
    layout.mode === 'small'
      ? [{x: 0, y: band.length, rows: [tellSmall(columns, rows)]}]
      : [
          {x: 0, y: band.length, rows: buildHeaderRows(parts, {columns, ...layout})},
          ...buildBodyRows(parts, services, layout),
          ...(said === undefined ? [] : [{x: 0, y: rows - 2, rows: [said]}]),
          {x: 0, y: rows - 1, rows: [buildFooterRow(parts, columns)]},
        ];
  return [{x: 0, y: 0, rows: band}, ...placed].map(block => ({...block, rows: block.rows.map(parts.theme.finishRow)}));
}

/** What stands on a screen that has no room for more. */
export function tellSmall(columns: number, rows: number): string {
  return `Lambdeck needs 60×15; this terminal has ${columns}×${rows}.`;
}

function buildBodyRows(parts: DrawnConsole, services: Services, layout: Layout): readonly PlacedRows[] {
  const {connection, subject, focus} = parts.store.drawn.getState();
  const {body} = layout;
  if (connection.state === 'failed') return [{...body, rows: buildProblemRows(connection, body, parts.theme)}];
  const shown = shownResources(parts.resources, subject);
  const now = services.now();
  const place = (name: string, build: (at: PanePlacement) => readonly string[]): readonly PlacedRows[] => {
    const at = toPlacement(layout, shown, focus, name);
    return at === undefined ? [] : [{...at.rect, rows: build(at)}];
  };
  const [detail, log] = sidePanes;
  const number = (name: string) => numberOf(parts.resources, name);
  return [
    ...shown.flatMap(resource =>
      place(resource.name, at => buildListPaneRows(parts, resource, number(resource.name), at, now)),
    ),
    ...place(detail.name, at => buildDetailPaneRows(parts, services, number(detail.name), at)),
    ...place(log.name, at => buildLogPaneRows(parts, number(log.name), at, now)),
  ];
}
