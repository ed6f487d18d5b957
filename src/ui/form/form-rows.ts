import type {Stop} from '../../core/form/focus-stops.ts';
import {focusedStop, formStops, moreStop, type OperationForm} from '../../core/form/form.ts';
import {limitsInWords} from '../../core/form/limits-in-words.ts';
import {membersValue} from '../../core/form/node.ts';
import {patternWords} from '../../core/form/pattern-words.ts';
import {isDocument, isPicked} from '../../core/form/type-in-form.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {showEdited} from '../../core/text/visible.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Painted} from '../paint/frame.ts';
import type {FormRowsInput} from './form-rows-input.ts';
import {measureInWords, paintLeaf, spreadRows, type TextStop} from './leaf-rows.ts';

/** A row of the form; `focused` rows belong to the focused stop. */
export interface FormRow {
  readonly text: string;
  readonly focused: boolean;
}

/** All rows of the form, painted, each exactly `width` wide. */
export function buildFormRows(input: FormRowsInput): readonly FormRow[] {
  const {form} = input;
  const {stops, hidden} = formStops(form);
  const labels = [
    ...stops.map(({label, depth}) => displayWidth(label) + depth * 2 + 2),
    ...Object.keys(form.fixed).map(displayWidth),
  ];
  const labelWidth = Math.min(34, Math.max(...labels, 8)) + 2;
  const focused = focusedStop(form);
  const fixed = Object.entries(form.fixed).map(([name, value]) => fixedRow(input, name, value, labelWidth));
  const rows = stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    if (before?.part === 'key' && sharesRow(stop)) return [];
    return stopRows(input, stop, stops[index + 1], labelWidth, focused);
  });
  return [...fixed, ...rows, ...(hidden > 0 ? [moreRow(input, hidden, focused === moreStop)] : [])];
}

function fixedRow({theme, width}: FormRowsInput, name: string, value: unknown, labelWidth: number): FormRow {
  const text = showEdited(typeof value === 'object' ? JSON.stringify(value) : String(value));
  return {text: theme.tones.dim(fitText(`${fitText(name, labelWidth)}${text}`, width, 'end')), focused: false};
}

function moreRow({theme, width}: FormRowsInput, hidden: number, focused: boolean): FormRow {
  const text = fitText(
    `… ${hidden} more ${hidden === 1 ? 'field' : 'fields'}: Enter shows ${hidden === 1 ? 'it' : 'them'}`,
    width,
  );
  return {text: focused ? theme.selected(text) : theme.tones.dim(text), focused};
}

function stopRows(
  input: FormRowsInput,
  stop: Stop,
  next: Stop | undefined,
  labelWidth: number,
  focused: Stop | typeof moreStop | undefined,
): FormRow[] {
  const value = stop.part === 'key' && sharesRow(next) ? next : undefined;
  const own = value !== undefined && isSame(value, focused) ? value : stop;
  const isFocused = isSame(own, focused);
  const head =
    value === undefined || stop.part !== 'key'
      ? oneRow(input, stop, labelWidth, isFocused)
      : entryRow(input, stop, value, isFocused ? own : undefined);
  const notes = buildNotes(input, own, isFocused);
  return [...head, ...notes].map(text => ({text, focused: isFocused}));
}

/** A map's value stands on its key's row, unless it is a group or takes rows of its own. */
function sharesRow(stop: Stop | undefined): stop is TextStop {
  return stop?.part === 'value' && !isDocument(stop);
}

function isSame(stop: Stop, focused: Stop | typeof moreStop | undefined): boolean {
  if (focused === undefined || focused === moreStop) return false;
  return focused.part === stop.part && focused.address.join() === stop.address.join();
}

function oneRow(input: FormRowsInput, stop: Stop, labelWidth: number, focused: boolean): readonly string[] {
  const {theme, width} = input;
  const label = fitText(
    `${'  '.repeat(stop.depth)}${toSign(stop)}${stop.label}${isRequired(input.form, stop) ? '*' : ''}`,
    labelWidth,
  );
  const room = width - labelWidth;
  const painted = focused ? theme.focusedTitle(label) : theme.tones.plain(label);
  const rows = focused ? spreadRows(input, stop, room) : [];
  return [`${painted}${paintStop(input, stop, room, focused, rows.length > 0)}`, ...rows];
}

function toSign(stop: Stop): string {
  if (stop.part === 'add') return '+ ';
  if (stop.part !== 'group') return '';
  return stop.node.open ? '▾ ' : '▸ ';
}

function isRequired({needs}: OperationForm, stop: Stop): boolean {
  if (stop.part === 'add' || stop.part === 'key') return false;
  return stop.node.field.required || needs.includes(stop.path);
}

/** A map's entry: `KEY = value`. */
function entryRow(input: FormRowsInput, key: TextStop, value: TextStop, focused: Stop | undefined): readonly string[] {
  const indent = '  '.repeat(key.depth + 1);
  const keyWidth = Math.max(12, Math.floor((input.width - indent.length - 3) * 0.4));
  const room = Math.max(1, input.width - indent.length - keyWidth - 3);
  const rows = focused === undefined ? [] : spreadRows(input, focused, focused === key ? keyWidth : room);
  const paint = (stop: TextStop, width: number) =>
    paintStop(input, stop, width, stop === focused, stop === focused && rows.length > 0);
  return [`${indent}${paint(key, keyWidth)} = ${paint(value, room)}`, ...rows];
}

function paintStop(input: FormRowsInput, stop: Stop, width: number, focused: boolean, isSpread: boolean): string {
  const {theme} = input;
  switch (stop.part) {
    case 'group':
      return focused
        ? theme.selected(fitText(stop.node.open ? '' : 'Enter opens', width))
        : theme.tones.dim(fitText(summary(stop), width));
    case 'add':
      return focused
        ? theme.selected(fitText('Enter adds one', width))
        : theme.tones.dim(fitText(stop.node.type === 'map' ? 'entry' : 'item', width));
    case 'value':
    case 'key':
      return isSpread
        ? theme.tones.dim(fitText(measureInWords(stop.node), width))
        : paintLeaf(input, stop, width, focused);
  }
}

function summary({node}: Extract<Stop, {part: 'group'}>): string {
  if (node.open) return '';
  const given = Object.keys(membersValue(node.members)).length;
  return given === 0 ? 'not set' : `${given} of ${node.members.length} set`;
}

/** Under a stop: its error, its warnings, and while it has the focus what it is for and what it may hold. */
function buildNotes({form, theme, width}: FormRowsInput, stop: Stop, focused: boolean): string[] {
  const rows = (text: string, paint: Painted['paint']) =>
    wrapText(text, Math.max(1, width - 2)).map(row => `  ${paint(fitText(row, Math.max(0, width - 2)))}`);
  const error = form.errors[stop.path];
  const warnings = form.warnings.filter(({path}) => path === stop.path);
  return [
    ...(error === undefined ? [] : rows(`✗ ${error}`, theme.tones.bad)),
    ...warnings.flatMap(({message}) => rows(`! ${message}`, theme.tones.warn)),
    ...(focused ? rows(formatHelp(form, stop), theme.tones.dim) : []),
  ];
}

const fileHelp =
  'Path of a zip, or of a folder, which is zipped whole but for .git and what its .lambdaignore names. Ctrl-P completes it. At most 50 MB, 250 MB unpacked.';

/** The documentation line of a stop and its limits. */
function formatHelp(form: OperationForm, stop: Stop): string {
  const {field} = stop.node;
  const held = limitsInWords(field);
  const limits = [
    ...(isRequired(form, stop) ? ['required'] : []),
    ...(held === undefined ? [] : [held]),
    ...(isPicked(stop) ? ['Enter chooses'] : []),
  ];
  // The service speaks of the bytes it is sent; what is given here is their file.
  const isFile = stop.part === 'value' && stop.node.widget === 'file';
  // What a map is for says as much of its values as of its keys: which keys it has, a pattern says alone.
  const pattern = stop.part === 'key' ? patternWords(stop.path, field.limits.pattern ?? '') : undefined;
  // Of most items, keys and values only the documentation of their list or map tells.
  const what = pattern === undefined ? field.documentation || (stop.of ?? '') : `Key: ${pattern}`;
  return [isFile ? fileHelp : what, limits.join(', ')].filter(part => part !== '').join('  ') || field.name;
}
