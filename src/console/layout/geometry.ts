import {
  buildLayout,
  type FramePlace,
  innerHeight,
  type Layout,
  type PaneName,
  type Rect,
  rowsWithHeadings,
} from '../../core/layout.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {seenResources} from '../../core/resource/shown-resources.ts';
import {labelOf} from '../session/connection-of.ts';
import type {Session} from '../session/session.ts';

/** Where everything lies in a session. */
export function layoutOf(session: Session, resources: readonly Resource[]): Layout {
  const {columns, rows, focus, subject, zoomed, folded, shares, hidden} = session;
  const hasBand = labelOf(session) !== undefined;
  const lists = seenResources(resources, subject, hidden).map(({name}) => name);
  return buildLayout({columns, rows, focus, subject, zoomed, folded, shares, hidden, hasBand, lists});
}

/** How a pane's frame joins its neighbours'. */
export function placeOf(layout: Layout, resources: readonly Resource[], pane: PaneName): FramePlace {
  const lists = resources.filter(({name}) => layout.panes.has(name));
  const index = lists.findIndex(({name}) => name === pane);
  if (layout.mode === 'single' || index === -1 || lists.length === 1) return 'alone';
  if (index === 0) return 'first';
  return index === lists.length - 1 ? 'last' : 'middle';
}

/** Whether a list shows its columns' headers. */
export function hasHeader(layout: Layout, resources: readonly Resource[], pane: PaneName): boolean {
  const rect = layout.panes.get(pane);
  return rect !== undefined && innerHeight(rect.height, placeOf(layout, resources, pane)) >= rowsWithHeadings;
}

/** Rows of items or text that fit into a pane. */
export function rowsOf(session: Session, resources: readonly Resource[], pane: PaneName): number {
  const layout = layoutOf(session, resources);
  const rect: Rect | undefined = layout.panes.get(pane);
  if (rect === undefined) return 1;
  const isList = resources.some(({name}) => name === pane);
  return Math.max(
    1,
    innerHeight(rect.height, placeOf(layout, resources, pane)) - (isList && hasHeader(layout, resources, pane) ? 1 : 0),
  );
}
