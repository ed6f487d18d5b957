import {innerWidth} from '../../core/layout.ts';
import {countFootRows, divideSource} from '../../core/source/geometry.ts';
import type {FileWindow} from '../../core/source/shown-file.ts';
import type {ReadSource} from '../../core/source/source-state.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Rows of the tree, and rows and columns of the file, as they are on the screen or would be with the focus. */
export function findSourceWindows(
  {store, resources}: ControllerTools,
  view: Pick<ReadSource, 'tree' | 'file' | 'notice'>,
): {readonly treeHeight: number; readonly file: FileWindow} {
  const {body} = layoutOf(store.getState(), resources);
  const tree = divideSource(body, 'tree').tree ?? body;
  const file = divideSource(body, 'file').file ?? body;
  return {
    treeHeight: Math.max(1, tree.height - 2 - (view.tree.search === undefined ? 0 : 1)),
    file: {width: innerWidth(file.width), height: Math.max(1, file.height - 2 - countFootRows(view))},
  };
}
