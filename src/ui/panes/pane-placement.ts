import {hasHeader, placeOf} from '../../console/layout/geometry.ts';
import type {FramePlace, Layout, PaneName, Rect} from '../../core/layout.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Edges} from '../paint/frame.ts';

/** Where and how a pane is drawn. */
export interface PanePlacement {
  readonly rect: Rect;
  readonly place: FramePlace;
  readonly header: boolean;
  readonly focused: boolean;
  readonly edges: Edges;
}

/** The placement of a pane; undefined where it has no room. `shown` are the resources that have panes now. */
export function toPlacement(
  layout: Layout,
  shown: readonly Resource[],
  focus: PaneName,
  name: PaneName,
): PanePlacement | undefined {
  const rect = layout.panes.get(name);
  if (rect === undefined) return undefined;
  return {
    rect,
    place: placeOf(layout, shown, name),
    header: hasHeader(layout, shown, name),
    focused: name === focus,
    edges: findEdges(layout, name),
  };
}

/** The borders of a pane that lie between two panes which can have each other's room. */
function findEdges({mode, panes}: Layout, name: PaneName): Edges {
  if (mode !== 'columns') return {};
  const [detail, log] = [panes.get('detail'), panes.get('log')];
  if (detail === undefined || log === undefined) {
    if (name === 'detail' || name === 'log') return {left: 'lists'};
    return detail === log ? {} : {right: 'lists'};
  }
  const isBesideLog = detail.y === log.y;
  if (name === 'detail') return isBesideLog ? {left: 'lists', right: 'log'} : {left: 'lists', bottom: 'log'};
  if (name === 'log') return isBesideLog ? {left: 'log'} : {left: 'lists', top: 'log'};
  return {right: 'lists'};
}
