import type {OpenDialog} from '../session/open-dialog.ts';
import type {ControllerParts} from '../tools/parts.ts';

/** What lies over the panes in view, from below: the dialog on top, over those it leaves in view. */
export function seenDialogs(
  {kinds}: Pick<ControllerParts, 'kinds'>,
  dialogs: readonly OpenDialog[],
): readonly OpenDialog[] {
  const covering = dialogs.findLastIndex(({name}) => !kinds[name]?.leavesView);
  return dialogs.slice(Math.max(0, covering));
}
