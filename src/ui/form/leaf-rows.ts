import type {Stop} from '../../core/form/focus-stops.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {Leaf} from '../../core/form/node.ts';
import {isDocument, isPicked, takesLines} from '../../core/form/type-in-form.ts';
import {unitInWords} from '../../core/form/unit-in-words.ts';
import {maskedText} from '../../core/mask.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {showEdited} from '../../core/text/visible.ts';
import {editedLine, lineWithCursor} from '../paint/edited-line.ts';
import {editedRows} from '../paint/edited-rows.ts';
import type {Theme} from '../paint/theme.ts';
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

/** A value in one row, with its unit, or what is known of the thing it names, behind it. */
export function paintLeaf(input: FormRowsInput, stop: TextStop, width: number, focused: boolean): string {
  const {theme, form} = input;
  const {node} = stop;
  const {text} = node.edit;
  const told = tellValue(input, stop);
  if (isPicked(stop)) {
    const label = `‹ ${text === '' ? toNothing(form, node) : showEdited(text)} ›`;
    if (focused) return theme.selected(fitText(`${label}${told}`, width));
    return text === '' ? theme.tones.dim(fitText(label, width)) : withTold(theme, label, told, width);
  }
  const isHidden = isMasked(input, node);
  if (isHidden && !focused) return editedLine(maskedText, width);
  // A value of megabytes is not shown to find out that it is too wide.
  if (!focused) return withTold(theme, showEdited(text.slice(0, width * 8)), told, width);
  if (form.selected && text !== '') {
    return theme.selected(isHidden ? editedLine(maskedText, width) : fitText(`${showEdited(text)}${told}`, width));
  }
  // What is typed blind is told by its size.
  const shown = isHidden ? `${maskedText}  ${measureInWords(node)} ` : undefined;
  if (shown !== undefined) return lineWithCursor({text: shown, cursor: shown.length}, width, theme.selected);
  // Behind the cursor a column is kept for the sign that a line goes on.
  const taken = told === '' ? width : Math.min(width, displayWidth(showEdited(text)) + 2);
  const line = lineWithCursor(node.edit, taken, theme.selected);
  return `${line}${theme.tones.dim(fitText(told.trimStart(), width - taken))}`;
}

function withTold(theme: Theme, shown: string, told: string, width: number): string {
  const value = truncate(shown, width);
  return `${value}${theme.tones.dim(fitText(told, Math.max(0, width - displayWidth(value))))}`;
}

function tellValue(input: FormRowsInput, stop: TextStop): string {
  const unit = unitInWords(stop.node.field, stop.node.edit.text);
  if (unit !== '' || stop.part !== 'value' || stop.node.edit.text === '') return unit;
  const meaning = input.meaningOf?.(stop);
  return meaning === undefined ? '' : ` · ${meaning}`;
}

function isMasked({revealed}: FormRowsInput, {widget, edit}: Leaf): boolean {
  return widget === 'secret' && !revealed && edit.text !== '';
}

/** What stands for a choice that was not made. */
function toNothing({needs}: OperationForm, {field}: Leaf): string {
  return field.required || needs.includes(field.name) ? 'choose one' : 'the service’s default';
}
