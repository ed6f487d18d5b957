import {focusedStop, moreStop} from '../../core/form/form.ts';
import {formatJson} from '../../core/format/json.ts';
import {maskedText} from '../../core/mask.ts';
import {showEdited} from '../../core/text/visible.ts';
import {openText} from '../dialogs/text.ts';
import type {At} from '../tools/parts.ts';
import type {FormState} from './states.ts';

/** Opens the focused value whole, to read: JSON laid out, any other text line by line. */
export function showValue({tools, state}: At<FormState>): void {
  const stop = focusedStop(state.form);
  if (stop === undefined || stop === moreStop || (stop.part !== 'value' && stop.part !== 'key')) {
    return tools.notify('There is no value here to show.', 'dim');
  }
  const {edit, widget} = stop.node;
  if (edit.text === '') return tools.notify(`${stop.label} is empty.`, 'dim');
  const lines = (formatJson(edit.text) ?? edit.text.split('\n')).map(showEdited);
  const isHidden = widget === 'secret' && !state.revealed;
  openText(tools, stop.path, isHidden ? [maskedText] : lines, lines);
}
