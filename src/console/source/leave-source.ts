import {endFileSearch} from './file-keys.ts';
import type {AtSource} from './source-binding.ts';
import {endTreeSearch} from './tree-keys.ts';

/** Closes the source; what was changed in it is not lost by a key. */
export function leaveSource({tools, dialog, state}: AtSource): void {
  if (state.edits.size === 0) return dialog.close();
  tools.notify('What was changed is not deployed: Ctrl-S deploys it, x drops it.', 'warn');
}

/** Ends what is looked for, leads from the file to the tree, and then out. */
export function closeSource(at: AtSource): void {
  const {dialog, state} = at;
  if (state.code.state !== 'zip') return dialog.close();
  if (state.focus === 'tree' || state.file === undefined) {
    return state.tree.search === undefined ? leaveSource(at) : endTreeSearch(at, false);
  }
  if (state.file.search !== undefined) return endFileSearch(at, false);
  // Who came for a line leaves it for where that was found.
  if (state.trail !== undefined) return leaveSource(at);
  dialog.update(now => ({...now, focus: 'tree'}));
}
