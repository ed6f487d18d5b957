import {cursorPlace} from '../../core/edit/text-edit.ts';
import type {Stop} from '../../core/form/focus-stops.ts';
import {focusedStop, formStops, isPicked, moreStop, type OperationForm} from '../../core/form/form.ts';
import {limitsInWords} from '../../core/form/limits-in-words.ts';
import {type Leaf, membersValue} from '../../core/form/node.ts';
import {maskedText} from '../../core/mask.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {editedLine, lineWithCursor} from '../paint/edited-line.ts';
import type {Painted} from '../paint/frame.ts';
import type {Theme} from '../paint/theme.ts';

/** A row of the form; `focused` rows belong to the focused stop. */
export interface FormRow {
  readonly text: string;
  readonly focused: boolean;
}

/** What the rows are made from; what is fixed in the form is shown as it is given here. */
export interface FormRowsInput {
  readonly form: OperationForm;
  readonly theme: Theme;
  readonly width: number;
  /** True while secrets are shown as they are. */
  readonly revealed: boolean;
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
    // A map's value stands on its key's row, unless it is a group or the key has the focus's notes under it.
    if (before?.part === 'key' && stop.part === 'value' && stop.node.widget !== 'document') return [];
    return stopRows(input, stop, stops[index + 1], labelWidth, focused);
  });
  return [...fixed, ...rows, ...(hidden > 0 ? [moreRow(input, hidden, focused === moreStop)] : [])];
}

function fixedRow({theme, width}: FormRowsInput, name: string, value: unknown, labelWidth: number): FormRow {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
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
  const isFocused = isSame(stop, focused);
  const value = stop.part === 'key' && next?.part === 'value' && next.node.widget !== 'document' ? next : undefined;
  const valueFocused = value !== undefined && isSame(value, focused);
  const anyFocus = isFocused || valueFocused;
  const head =
    value === undefined || stop.part !== 'key'
      ? oneRow(input, stop, labelWidth, isFocused)
      : entryRow(input, stop, value, {isFocused, valueFocused});
  const document =
    stop.part === 'value' && stop.node.widget === 'document' && isFocused ? documentRows(input, stop.node) : [];
  const notes = buildNotes(input, anyFocus ? ((valueFocused ? value : stop) ?? stop) : stop, anyFocus);
  return [head, ...document, ...notes].map(text => ({text, focused: anyFocus}));
}

function isSame(stop: Stop, focused: Stop | typeof moreStop | undefined): boolean {
  if (focused === undefined || focused === moreStop) return false;
  return focused.part === stop.part && focused.address.join() === stop.address.join();
}

function oneRow(input: FormRowsInput, stop: Stop, labelWidth: number, focused: boolean): string {
  const {theme, width} = input;
  const label = fitText(
    `${'  '.repeat(stop.depth)}${toSign(stop)}${stop.label}${isRequired(input.form, stop) ? '*' : ''}`,
    labelWidth,
  );
  const room = width - labelWidth;
  const painted = focused ? theme.focusedTitle(label) : theme.tones.plain(label);
  return `${painted}${paintStop(input, stop, room, focused)}`;
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
function entryRow(
  input: FormRowsInput,
  key: Extract<Stop, {part: 'key' | 'value'}>,
  value: Extract<Stop, {part: 'key' | 'value'}>,
  {isFocused, valueFocused}: {isFocused: boolean; valueFocused: boolean},
): string {
  const indent = '  '.repeat(key.depth + 1);
  const keyWidth = Math.max(12, Math.floor((input.width - indent.length - 3) * 0.4));
  const room = Math.max(1, input.width - indent.length - keyWidth - 3);
  return `${indent}${paintStop(input, key, keyWidth, isFocused)} = ${paintStop(input, value, room, valueFocused)}`;
}

function paintStop(input: FormRowsInput, stop: Stop, width: number, focused: boolean): string {
  const {theme, form} = input;
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
      return paintLeaf(input, stop.node, width, focused, focused && form.selected, isPicked(stop));
  }
}

function summary({node}: Extract<Stop, {part: 'group'}>): string {
  if (node.open) return '';
  const given = Object.keys(membersValue(node.members)).length;
  return given === 0 ? 'not set' : `${given} of ${node.members.length} set`;
}

function paintLeaf(
  input: FormRowsInput,
  node: Leaf,
  width: number,
  focused: boolean,
  selected: boolean,
  picked: boolean,
): string {
  const {theme, revealed} = input;
  const {text} = node.edit;
  if (picked) {
    const shown = text === '' ? toNothing(input.form, node) : text;
    const label = fitText(`‹ ${shown} ›`, width);
    if (focused) return theme.selected(label);
    return text === '' ? theme.tones.dim(label) : label;
  }
  if (node.widget === 'document' && focused) return theme.tones.dim(fitText('', width));
  const masked = node.widget === 'secret' && !revealed && text !== '';
  const line = masked ? maskedText : (text.split('\n')[0] ?? '');
  if (!focused) return editedLine(text.includes('\n') ? `${line} …` : line, width);
  if (selected && text !== '') return theme.selected(editedLine(line, width));
  return masked
    ? lineWithCursor({text: maskedText, cursor: maskedText.length}, width, theme.selected)
    : lineWithCursor(node.edit, width, theme.selected);
}

/** What stands for a choice that was not made. */
function toNothing({needs}: OperationForm, {field}: Leaf): string {
  return field.required || needs.includes(field.name) ? 'choose one' : 'the service’s default';
}

const documentHeight = 8;

function documentRows({theme, width, form}: FormRowsInput, {edit}: Leaf): string[] {
  const lines = edit.text.split('\n');
  const {line, column} = cursorPlace(edit);
  const first = Math.max(0, Math.min(line - documentHeight + 2, lines.length - documentHeight));
  const room = width - 2;
  return lines.slice(first, first + documentHeight).map((text, index) => {
    if (form.selected && text !== '') return `  ${theme.selected(editedLine(text, room))}`;
    return first + index === line
      ? `  ${lineWithCursor({text, cursor: column}, room, theme.selected)}`
      : `  ${editedLine(text, room)}`;
  });
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
  'Path of a zip, or of a folder to be zipped without what its .gitignore names. Ctrl-P completes it. At most 50 MB, 250 MB unpacked.';

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
  // Of most items, keys and values only the documentation of their list or map tells.
  return (
    [isFile ? fileHelp : field.documentation || (stop.of ?? ''), limits.join(', ')]
      .filter(part => part !== '')
      .join('  ') || field.name
  );
}
