import type {PaneName} from '../../core/layout.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {Settler} from '../tools/settle.ts';

/** Focuses a pane; a list pane becomes the one whose selection Detail shows. */
export function focusPane({store, workspace}: ControllerTools, settler: Settler, pane: PaneName): void {
  settler.settle();
  store.dispatch({type: 'focus', pane, isList: workspace.resource(pane) !== undefined});
}
