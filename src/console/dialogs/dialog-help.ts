import {editKeys} from '../../core/edit/text-edit.ts';
import type {HelpEntry} from '../bindings/help-entries.ts';
import type {OpenDialog} from '../session/open-dialog.ts';
import {bindingsIn, modeOf} from '../tools/define-dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Every key that works in a dialog as it stands. */
export function listDialogEntries(tools: ControllerTools, open: OpenDialog): readonly HelpEntry[] {
  const kind = tools.kinds[open.name];
  if (kind === undefined) return [];
  const mode = modeOf(kind, open.state);
  const at = {tools, dialog: tools.dialogs.of(open), state: open.state};
  const group = kind.modes[mode]?.title ?? '';
  const entries = bindingsIn(kind, mode)
    .filter(({keys}) => keys.length > 0)
    .map(binding => ({
      group,
      keys: binding.keys,
      title: binding.title,
      reason: binding.unavailable?.(at),
      run: () => binding.run(at, binding.keys[0] ?? ''),
    }));
  if (kind.modes[mode]?.types === undefined) return entries;
  const edits = editKeys.map(({keys, title}) => ({group: 'Editing', keys, title, reason: undefined, run: undefined}));
  return [...entries, ...edits];
}
