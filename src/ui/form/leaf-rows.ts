import type {Stop} from '../../core/form/focus-stops.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {Leaf} from '../../core/form/node.ts';
import {isDocument, isPicked, takesLines} from '../../core/form/type-in-form.ts';
import {maskedText} from '../../core/mask.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {showEdited} from '../../core/text/visible.ts';
import {editedLine, lineWithCursor} from '../paint/edited-line.ts';
import {editedRows} from '../paint/edited-rows.ts';
import type {FormRowsInput} from './form-rows-input.ts';

/** A place that holds a single value. */
export type TextStop = Extract<Stop, {part: 'key' | 'value'}>;

/** Rows of a text that is edited, at most. */
const height = 8;

/** The rows under the head of the focused value, in which it is edited because one row of that width does not hold it. */
export function spreadRows(input: FormRowsInput, stop: Stop, width: number): readonly string[] {
  if (stop.part !== 'value' && stop.part !== 'key') return [];
  if (isPicked(stop) || isMasked(input, stop.node)) return [];
  const {edit} = stop.node;
  const hasLines = takesLines(stop) && edit.text.includes('\n');
  // A value of megabytes is not shown to find out that it is too wide.
  const isWide = edit.text.length > width * 8 || displayWidth(showEdited(edit.text)) >= width;
  if (!isDocument(stop) && !hasLines && !isWide) return [];
  const {theme, form} = input;
  const room = input.width - 2;
  if (form.selected && edit.text !== '') {
    const plain = {cursor: theme.tones.plain, sign: theme.tones.plain};
    return editedRows({...edit, cursor: 0}, room, height, plain).map(row => `  ${theme.selected(row)}`);
  }
  const paint = {cursor: theme.selected, sign: theme.tones.dim};
  return editedRows(edit, room, height, paint).map(row => `  ${row}`);
}

/** How large a value is that is edited in rows of its own. */
export function measureInWords({edit: {text}}: Leaf): string {
  if (text === '') return '';
  const lines = text.split('\n').length;
  const characters = `${text.length.toLocaleString('en')} character${text.length === 1 ? '' : 's'}`;
  return lines === 1 ? characters : `${lines.toLocaleString('en')} lines, ${characters}`;
}

/** A value in one row. */
export function paintLeaf(input: FormRowsInput, stop: TextStop, width: number, focused: boolean): string {
  const {theme, form} = input;
  const {node} = stop;
  const {text} = node.edit;
  if (isPicked(stop)) {
    const label = fitText(`‹ ${text === '' ? toNothing(form, node) : showEdited(text)} ›`, width);
    if (focused) return theme.selected(label);
    return text === '' ? theme.tones.dim(label) : label;
  }
  const isHidden = isMasked(input, node);
  if (!focused) return editedLine(isHidden ? maskedText : text, width);
  if (form.selected && text !== '') return theme.selected(editedLine(isHidden ? maskedText : text, width));
  // What is typed blind is told by its size.
  const shown = isHidden ? `${maskedText}  ${measureInWords(node)} ` : undefined;
  return lineWithCursor(shown === undefined ? node.edit : {text: shown, cursor: shown.length}, width, theme.selected);
}

function isMasked({revealed}: FormRowsInput, {widget, edit}: Leaf): boolean {
  return widget === 'secret' && !revealed && edit.text !== '';
}

/** What stands for a choice that was not made. */
function toNothing({needs}: OperationForm, {field}: Leaf): string {
  return field.required || needs.includes(field.name) ? 'choose one' : 'the service’s default';
}
