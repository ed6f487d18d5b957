import type {Stop} from '../../core/form/focus-stops.ts';
import type {OperationForm} from '../../core/form/form.ts';
import {limitsInWords} from '../../core/form/limits-in-words.ts';
import {patternWords} from '../../core/form/pattern-words.ts';
import {toPlainLabel} from '../../core/form/plain-label.ts';
import {isPicked} from '../../core/form/type-in-form.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Painted} from '../paint/frame.ts';
import type {FormRowsInput} from './form-rows-input.ts';

/** Columns that labels take, and the API's names beside them: none where there is no room. */
export interface LabelRoom {
  readonly label: number;
  readonly name: number;
}

/** Whether the form cannot be sent without it. */
export function isRequired({needs}: OperationForm, stop: Stop): boolean {
  if (stop.part === 'add' || stop.part === 'key') return false;
  return stop.node.field.required || needs.includes(stop.path);
}

/** Under a stop: its error, its warnings, and while it has the focus what it is for and what it may hold. */
export function buildNotes(
  {form, theme, width}: FormRowsInput,
  stop: Stop,
  focused: boolean,
  room: LabelRoom,
): string[] {
  const rows = (text: string, paint: Painted['paint']) =>
    wrapText(text, Math.max(1, width - 2)).map(row => `  ${paint(fitText(row, Math.max(0, width - 2)))}`);
  const error = form.errors[stop.path];
  const warnings = form.warnings.filter(({path}) => path === stop.path);
  return [
    ...(error === undefined ? [] : rows(`✗ ${error}`, theme.tones.bad)),
    ...warnings.flatMap(({message}) => rows(`! ${message}`, theme.tones.warn)),
    ...(focused ? rows(formatHelp(form, stop, room), theme.tones.dim) : []),
  ];
}

const fileHelp =
  'Path of a zip, or of a folder, which is zipped whole but for .git and what its .lambdaignore names. Ctrl-P completes it. At most 50 MB, 250 MB unpacked.';

/** The documentation line of a stop and its limits. */
function formatHelp(form: OperationForm, stop: Stop, room: LabelRoom): string {
  const {field} = stop.node;
  const held = limitsInWords(field);
  const pattern =
    stop.part === 'key' || stop.part === 'value' ? patternWords(stop.path, field.limits.pattern ?? '') : undefined;
  const limits = [
    ...(isRequired(form, stop) ? ['required'] : []),
    ...(held === undefined ? [] : [held]),
    ...(stop.part === 'value' && pattern !== undefined ? [pattern] : []),
    ...(isPicked(stop) ? ['Enter chooses'] : []),
  ];
  // The service speaks of the bytes it is sent; what is given here is their file.
  const isFile = stop.part === 'value' && stop.node.widget === 'file';
  // What a map is for says as much of its values as of its keys: which keys it has, a pattern says alone.
  // Of most items, keys and values only the documentation of their list or map tells.
  const isKey = stop.part === 'key' && pattern !== undefined;
  const what = isKey ? `Key: ${pattern}` : field.documentation || (stop.of ?? '');
  const name = room.name === 0 && toPlainLabel(stop.label) !== stop.label ? `${stop.label}: ` : '';
  const text = [isFile ? fileHelp : what, limits.join(', ')].filter(part => part !== '').join('  ');
  return `${name}${text || field.name}`;
}
