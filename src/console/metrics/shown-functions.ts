import {innerWidth} from '../../core/layout.ts';
import {placeColumns} from '../../core/table/columns.ts';
import {headingOf} from '../../core/table/grouping.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import type {Connection} from '../connection/connection.ts';
import {layoutOf, rowsOf} from '../layout/geometry.ts';
import type {ControllerParts} from '../tools/parts.ts';

/** Functions whose traffic stands on the screen now, and the connection they are of. */
export interface ShownFunctions {
  readonly connection: Connection;
  readonly names: readonly string[];
}

/** The functions in the visible rows of a pane that has room for its columns of traffic; undefined when there are none. */
export function findShownFunctions(parts: ControllerParts): ShownFunctions | undefined {
  const {store, workspace, resources, services} = parts;
  const session = store.getState();
  const resource = resources.find(one => one.metricTarget && workspace.columns(one).some(({traffic}) => traffic));
  const rect = resource && layoutOf(session, resources).panes.get(resource.name);
  if (resource === undefined || rect === undefined) return undefined;
  const {view, cursor, index, all, isAwaited, connection} = workspace.pane(resource);
  const widths = workspace.columnWidths(resource, all, services.now());
  const placed = placeColumns(workspace.columns(resource), widths, innerWidth(rect.width), {traffic: true});
  if (!placed.some(({column}) => column.traffic)) return undefined;
  const height = rowsOf(session, resources, resource.name);
  const top = scrollTo(cursor.top, index, height, view.rows.length);
  const shown = view.rows.slice(top, top + height).filter(row => headingOf(row) === undefined && !isAwaited(row));
  const names = shown.flatMap(item => resource.metricTarget?.(item)?.functionName ?? []);
  return connection === undefined || names.length === 0 ? undefined : {connection, names};
}
