import {findFieldGroup} from '../../core/form/field-groups.ts';
import type {Stop} from '../../core/form/focus-stops.ts';
import {focusedStop, formStops, moreStop, type OperationForm} from '../../core/form/form.ts';
import {membersValue} from '../../core/form/node.ts';
import {toPlainLabel} from '../../core/form/plain-label.ts';
import {isDocument} from '../../core/form/type-in-form.ts';
import {markPointed, type Pointed} from '../../core/pointer/pointed.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {showEdited} from '../../core/text/visible.ts';
import {buildNotes, isRequired, type LabelRoom} from './form-notes.ts';
import type {FormRowsInput} from './form-rows-input.ts';
import {measureInWords, paintLeaf, spreadRows, type TextStop} from './leaf-rows.ts';

/** A row of the form; `focused` rows belong to the focused stop. */
export interface FormRow {
  readonly text: string;
  readonly focused: boolean;
  /** The focus is marked before it. */
  readonly isMarked: boolean;
  /** It opens something: a column may begin with it. */
  readonly opens: boolean;
  /** What its marker is for who points at it; its text says that itself. */
  readonly target?: Pointed;
}

/** All rows of the form, painted, each exactly `width` wide. */
export function buildFormRows(input: FormRowsInput): readonly FormRow[] {
  const {form} = input;
  const {stops, hidden} = formStops(form);
  const room = measureLabels(input, stops);
  const focused = focusedStop(form);
  const headings = findHeadings(form, stops);
  const fixed = Object.entries(form.fixed).map(([name, value]) => fixedRow(input, name, value, room));
  const rows = stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    if (before?.part === 'key' && sharesRow(stop)) return [];
    const heading = headings.get(index);
    const own = stopRows(input, index, stops, room, focused);
    if (heading === undefined) return own;
    // No column begins behind a heading.
    return [headingRow(input, heading), ...own.map(row => ({...row, opens: false}))];
  });
  const more = hidden > 0 ? [markRow(moreRow(input, hidden, focused === moreStop), stops.length)] : [];
  return [...fixed, ...rows, ...more];
}

/** Columns in which a value can still be read beside two names. */
const roomForNames = 90;

function measureLabels({form, width}: FormRowsInput, stops: readonly Stop[]): LabelRoom {
  const names = [...stops.map(({label}) => label), ...Object.keys(form.fixed)];
  const labels = [
    ...stops.map(stop => displayWidth(labelOf(form, stop))),
    ...Object.keys(form.fixed).map(name => displayWidth(toPlainLabel(name))),
  ];
  const others = names.filter(name => toPlainLabel(name) !== name).map(displayWidth);
  return {
    label: Math.min(36, Math.max(...labels, 8)) + 2,
    name: width < roomForNames || others.length === 0 ? 0 : Math.min(34, Math.max(...others)) + 2,
  };
}

/** The headings by the index of the stop they stand before: none in a form of few fields. */
function findHeadings({nodes, needs}: OperationForm, stops: readonly Stop[]): ReadonlyMap<number, string> {
  const groupAt = (stop: Stop | undefined): string | undefined => {
    const field = stop && nodes[stop.address[0] ?? 0]?.field;
    if (field === undefined) return undefined;
    return field.required || needs.includes(field.name) ? needed : findFieldGroup(field.name);
  };
  const known = new Set<string>();
  const starts = stops.flatMap((stop, index) => {
    const group = groupAt(stop);
    if (group === undefined || group === groupAt(stops[index - 1])) return [];
    // Of what is not shown at first there may be more.
    const heading = known.has(group) ? `${group}, more` : group;
    known.add(group);
    return [[index, heading] as const];
  });
  const shown = new Set(stops.map(({address}) => address[0]));
  return new Map(starts.length > 1 && shown.size >= fewest ? starts : []);
}

const needed = 'Needed';

/** Fields of a form that is easier to read with headings. */
const fewest = 6;

function headingRow({theme, width}: FormRowsInput, heading: string): FormRow {
  const line = theme.border('─'.repeat(Math.max(0, width - displayWidth(heading) - 1)));
  return {text: `${theme.tones.heading(heading)} ${line}`, focused: false, isMarked: false, opens: true};
}

function fixedRow(input: FormRowsInput, name: string, value: unknown, room: LabelRoom): FormRow {
  const {theme, width} = input;
  const text = showEdited(typeof value === 'object' ? JSON.stringify(value) : String(value));
  const label = fitLabel(toPlainLabel(name), room.label);
  const left = Math.max(0, width - room.label - room.name);
  return {
    text: `${theme.tones.dim(label)}${paintName(input, name, room)}${theme.tones.dim(fitText(text, left, 'end'))}`,
    focused: false,
    isMarked: false,
    opens: false,
  };
}

/** What the API calls it, where people call it otherwise. */
function paintName({theme}: FormRowsInput, name: string, room: LabelRoom): string {
  return theme.tones.dim(fitLabel(toPlainLabel(name) === name ? '' : name, room.name));
}

/** A label in so many columns, two of which stay blank. */
function fitLabel(text: string, width: number): string {
  return fitText(truncate(text, width - 2), width);
}

function moreRow({theme, width}: FormRowsInput, hidden: number, focused: boolean): FormRow {
  const text = fitText(
    `… ${hidden} more ${hidden === 1 ? 'field' : 'fields'}: Enter shows ${hidden === 1 ? 'it' : 'them'}`,
    width,
  );
  return {text: focused ? theme.selected(text) : theme.tones.dim(text), focused, isMarked: focused, opens: true};
}

/** A row that says which stop it is of, by its index. */
function markRow(row: FormRow, index: number): FormRow {
  return {...row, text: pointAt(index, row.text), target: {kind: 'choice', index}};
}

function pointAt(index: number, text: string): string {
  return `${markPointed({kind: 'choice', index})}${text}${markPointed({kind: 'dialog'})}`;
}

function stopRows(
  input: FormRowsInput,
  index: number,
  stops: readonly Stop[],
  room: LabelRoom,
  focused: Stop | typeof moreStop | undefined,
): FormRow[] {
  const [stop, next] = stops.slice(index);
  if (stop === undefined) return [];
  const value = stop.part === 'key' && sharesRow(next) ? next : undefined;
  const own = value !== undefined && isSame(value, focused) ? value : stop;
  const isFocused = isSame(own, focused);
  const head =
    value === undefined || stop.part !== 'key'
      ? oneRow(input, stop, room, isFocused)
      : entryRow(input, {key: stop, value, index}, isFocused ? own : undefined);
  const notes = buildNotes(input, own, isFocused, room);
  const isTop = stop.address.length === 1;
  const at = own === value ? index + 1 : index;
  return [...head, ...notes].map((text, row) => ({
    text: pointAt(at, text),
    target: {kind: 'choice', index: at},
    focused: isFocused,
    isMarked: isFocused,
    opens: isTop && row === 0,
  }));
}

/** A map's value stands on its key's row, unless it is a group or takes rows of its own. */
function sharesRow(stop: Stop | undefined): stop is TextStop {
  return stop?.part === 'value' && !isDocument(stop);
}

function isSame(stop: Stop, focused: Stop | typeof moreStop | undefined): boolean {
  if (focused === undefined || focused === moreStop) return false;
  return focused.part === stop.part && focused.address.join() === stop.address.join();
}

function oneRow(input: FormRowsInput, stop: Stop, {label, name}: LabelRoom, focused: boolean): readonly string[] {
  const {theme, width} = input;
  const shown = fitLabel(labelOf(input.form, stop), label);
  const room = Math.max(0, width - label - name);
  const painted =
    (focused ? theme.focusedTitle(shown) : theme.tones.plain(shown)) + paintName(input, stop.label, {label, name});
  const rows = focused ? spreadRows(input, stop, room) : [];
  return [`${painted}${paintStop(input, stop, room, focused, rows.length > 0)}`, ...rows];
}

function labelOf(form: OperationForm, stop: Stop): string {
  const mark = isRequired(form, stop) ? '*' : '';
  return `${'  '.repeat(stop.depth)}${toSign(stop)}${toPlainLabel(stop.label)}${mark}`;
}

function toSign(stop: Stop): string {
  if (stop.part === 'add') return '+ ';
  if (stop.part !== 'group') return '';
  return stop.node.open ? '▾ ' : '▸ ';
}

/** A map's entry: `KEY = value`. */
function entryRow(
  input: FormRowsInput,
  {key, value, index}: {readonly key: TextStop; readonly value: TextStop; readonly index: number},
  focused: Stop | undefined,
): readonly string[] {
  const indent = '  '.repeat(key.depth + 1);
  const keyWidth = Math.max(12, Math.floor((input.width - indent.length - 3) * 0.4));
  const room = Math.max(1, input.width - indent.length - keyWidth - 3);
  const rows = focused === undefined ? [] : spreadRows(input, focused, focused === key ? keyWidth : room);
  const paint = (stop: TextStop, width: number) =>
    paintStop(input, stop, width, stop === focused, stop === focused && rows.length > 0);
  const painted = `${indent}${pointAt(index, paint(key, keyWidth))} = ${pointAt(index + 1, paint(value, room))}`;
  return [painted, ...rows];
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
