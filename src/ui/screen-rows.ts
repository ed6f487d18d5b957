import {numberOf, sidePanes} from '../console/bindings/index.ts';
import {layoutOf} from '../console/layout/geometry.ts';
import type {Services} from '../console/services.ts';
import {connectionKey, recordOf} from '../console/session/connection-of.ts';
import type {ConnectionRecord} from '../console/session/record.ts';
import {listSeenParts} from '../console/session/seen-parts.ts';
import {createKeepMade, type KeepMade} from '../core/keep-made.ts';
import type {Layout} from '../core/layout.ts';
import type {Resource} from '../core/resource/resource.ts';
import {shownResources} from '../core/resource/shown-resources.ts';
import {wrapText} from '../core/text/wrap.ts';
import {buildDialogRows} from './dialog-rows.ts';
import {type PlacedRows, placeRows} from './paint/placed-rows.ts';
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

/** What a screen is built of again and again. */
export interface Screen {
  /** The whole screen as it stands, painted. What is written later lies over what was before. */
  build(): readonly PlacedRows[];
  /** Something that is known, or the time, has changed: panes are not as they were built last. */
  forget(): void;
}

/** The screen of a console. A pane is built anew only when something of what it shows has changed. */
export function createScreen(console: Console, services: Services): Screen {
  const keep = createKeepMade<readonly string[]>();
  let version = 0;
  return {
    build: () => buildRows(console, services, (name, from, make) => keep(name, [version, ...from], make)),
    forget: () => {
      version++;
    },
  };
}

function buildRows(console: Console, services: Services, keep: KeepMade<readonly string[]>): readonly PlacedRows[] {
  const session = console.store.drawn.getState();
  const parts = toDrawn(console, session.look);
  const {columns, rows} = session;
  const layout = layoutOf(session, parts.resources);
  const band = buildBandRows(parts, columns, services.now());
  const below = {x: 0, y: band.length};
  const said = buildMessageRow(parts, columns);
  const placed =
    layout.mode === 'small'
      ? placeRows(below, wrapText(tellSmall(columns, rows), Math.max(1, columns)))
      : [
          ...placeRows(below, buildHeaderRows(parts, {columns, ...layout})),
          ...buildBodyRows(parts, services, layout, keep),
          ...placeRows({x: 0, y: rows - 1}, [buildFooterRow(parts, columns)]),
          ...buildDialogRows(parts, layout),
          ...(said === undefined ? [] : placeRows({x: 0, y: rows - 2}, [said])),
        ];
  return [...placeRows({x: 0, y: 0}, band), ...placed].map(block => ({
    ...block,
    rows: block.rows.map(parts.theme.finishRow),
  }));
}

/** What stands on a screen that has no room for more. */
function tellSmall(columns: number, rows: number): string {
  return `Lambdeck needs 60×15; this terminal has ${columns}×${rows}.`;
}

function buildBodyRows(
  parts: DrawnConsole,
  services: Services,
  layout: Layout,
  keep: KeepMade<readonly string[]>,
): readonly PlacedRows[] {
  const session = parts.store.drawn.getState();
  const {connection, subject, focus, dialogs, log} = session;
  const {body} = layout;
  if (connection.state === 'failed') return placeRows(body, buildProblemRows(connection, body, parts.theme));
  const shown = shownResources(parts.resources, subject);
  const now = services.now();
  // What lies over the panes has the focus.
  const focused = dialogs.length > 0 ? '' : focus;
  const seen = listSeenParts(session);
  const {cursors} = recordOf(session);
  const place = (
    name: string,
    from: readonly unknown[],
    build: (at: PanePlacement) => readonly string[],
  ): readonly PlacedRows[] => {
    const at = toPlacement(layout, shown, focused, name);
    if (at === undefined) return [];
    const {x, y, width, height} = at.rect;
    // What is built is the same wherever it stands, and has the focus or not.
    const rows = keep(name, [parts, width, height, x, y, at.focused, ...from], () => build(at));
    return placeRows(at.rect, rows);
  };
  const [detail, logPane] = sidePanes;
  const number = (name: string) => numberOf(parts.resources, name);
  return [
    ...shown.flatMap(resource =>
      place(resource.name, [...seen, ...listCursors(resource, cursors)], at =>
        buildListPaneRows(parts, resource, number(resource.name), at, now),
      ),
    ),
    ...place(detail.name, seen, at => buildDetailPaneRows(parts, services, number(detail.name), at)),
    ...place(logPane.name, [log, parts.logs.store.version(), connectionKey(session)], at =>
      buildLogPaneRows(parts, number(logPane.name), at, now),
    ),
  ];
}

/** The cursor of a list and of those it belongs to. */
function listCursors(resource: Resource, cursors: ConnectionRecord['cursors']): readonly unknown[] {
  const own = cursors[resource.name];
  return resource.parent === undefined ? [own] : [own, ...listCursors(resource.parent, cursors)];
}
