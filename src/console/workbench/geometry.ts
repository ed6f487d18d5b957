import type {Layout, Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {buildWorkbenchStatus} from '../../core/workbench/status.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Where the parts of the workbench lie, counted from its own corner. */
interface Places {
  readonly payload: Rect;
  readonly options: Rect;
  /** Too narrow for both side by side: the options are a line while the payload has the focus. */
  readonly isStacked: boolean;
}

/** The payload beside the options, or above them. */
export function placesOf({width, height}: Rect, {focus}: Workbench): Places {
  if (width >= 110) {
    const own = Math.min(64, Math.max(48, Math.floor(width * 0.36)));
    return {
      payload: {x: 0, y: 0, width: width - own, height},
      options: {x: width - own, y: 0, width: own, height},
      isStacked: false,
    };
  }
  const own = focus === 'options' ? Math.min(14, Math.floor(height * 0.6)) : 3;
  return {
    payload: {x: 0, y: 0, width, height: height - own},
    options: {x: 0, y: height - own, width, height: own},
    isStacked: true,
  };
}

/** Lines of the payload that are visible, at least one: what the frame and the line under them leave. */
export function visibleLines({width, height}: Rect, workbench: Workbench): number {
  return Math.max(1, height - 2 - buildWorkbenchStatus(workbench, innerWidth(width)).rows.length);
}

/** The same for keys that move by pages. */
export function payloadHeight({store, resources}: ControllerTools, workbench: Workbench): number {
  const rect = workbenchRect(layoutOf(store.getState(), resources));
  return visibleLines(placesOf(rect, workbench).payload, workbench);
}

/** The workbench takes the body: a payload needs the room. */
function workbenchRect({body}: Layout): Rect {
  return body;
}
