import {editKeys} from '../../core/edit/text-edit.ts';
import {showKeys} from '../../core/keys/hints.ts';
import type {HelpLine} from '../bindings/help-lines.ts';
import type {OpenDialog} from '../session/open-dialog.ts';
import {bindingsIn, modeOf} from '../tools/define-dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Every key that works in a dialog as it stands, a row each. */
export function buildDialogHelp(tools: ControllerTools, open: OpenDialog): readonly HelpLine[] {
  const kind = tools.kinds[open.name];
  if (kind === undefined) return [];
  const mode = modeOf(kind, open.state);
  const at = {tools, dialog: tools.dialogs.of(open), state: open.state};
  const lines = bindingsIn(kind, mode).map(binding => {
    const reason = binding.unavailable?.(at);
    return buildLine(
      binding.keys,
      reason === undefined ? binding.title : `${binding.title} (not now: ${reason})`,
      reason,
    );
  });
  if (kind.modes[mode]?.types === undefined) return lines;
  return [
    ...lines,
    {text: '', tone: 'plain'},
    {text: 'Editing', tone: 'heading'},
    ...editKeys.map(({keys, title}) => buildLine(keys, title)),
  ];
}

function buildLine(keys: readonly string[], words: string, reason?: string): HelpLine {
  return {text: `  ${showKeys(keys).padEnd(16)}${words}`, tone: reason === undefined ? 'plain' : 'dim'};
}
