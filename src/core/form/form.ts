import type {Field, Operation, OperationName} from '../../schema/index.ts';
import {applyEditKey, insertText, type TextEdit, toTextEdit} from '../edit/text-edit.ts';
import {activate, openTowards, removeAt, withEdit} from './change-nodes.ts';
import {type InputError, inputErrors, memberOf} from './errors.ts';
import {buildStops, type Stop} from './focus-stops.ts';
import {buildMembers, type InputNode, membersValue} from './node.ts';
import {checkRules, type Warning} from './rules.ts';

/** The form of an operation as it is being filled in. */
export interface OperationForm {
  readonly operation: OperationName;
  readonly title: string;
  /** Members known from where the form was opened; they are sent and shown, not typed. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** The other members: required, then common, then all others. */
  readonly nodes: readonly InputNode[];
  /** How many of the nodes are shown before `all` is asked for. */
  readonly first: number;
  readonly all: boolean;
  /** Index of the focused stop. */
  readonly focus: number;
  /** Members that have to be given though the schema does not require them. */
  readonly needs: readonly string[];
  /** True while the focused text is as it was preset: typing takes its place. */
  readonly selected: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly warnings: readonly Warning[];
  /** The values the form was opened with, for telling what was changed. */
  readonly initial: Readonly<Record<string, unknown>>;
  /** The same with what was filled in beforehand, for telling whether anything was typed. */
  readonly opened: Readonly<Record<string, unknown>>;
}

/** What a form is opened with. */
export interface FormStart {
  readonly title: string;
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Members that are sent without being shown, such as the RevisionId. */
  readonly guarded: readonly string[];
  /** Values already there, e.g. of the resource to be updated. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Members people use most, in the order to show them. */
  readonly common: readonly string[];
  /** Members that have to be given though the schema does not require them. */
  readonly needs?: readonly string[];
  /** Members filled in beforehand; they count as typed. */
  readonly preset?: Readonly<Record<string, unknown>>;
}

/** The last place of a form that hides members. */
export const moreStop = 'more';

/** A fresh form. */
export function buildOperationForm(
  operation: Operation,
  {title, fixed, guarded, values, common, needs = [], preset = {}}: FormStart,
): OperationForm {
  const open = operation.input.filter(({name}) => !(name in fixed) && !guarded.includes(name));
  const required = open.filter(field => field.required || needs.includes(field.name));
  const often = common.flatMap(name => open.filter(field => field.name === name && !required.includes(field)));
  const rest = open.filter(field => !required.includes(field) && !often.includes(field));
  const ordered = [...required, ...often, ...rest];
  const shown = required.length + often.length;
  const nodes = buildMembers(ordered, {...values, ...preset});
  return {
    operation: operation.name,
    title,
    fixed,
    nodes,
    first: shown === 0 ? ordered.length : shown,
    all: false,
    focus: 0,
    needs,
    selected: true,
    errors: {},
    warnings: [],
    initial: membersValue(buildMembers(ordered, values)),
    opened: membersValue(nodes),
  };
}

/** The places of the form that can have the focus, and how many members are hidden behind the last one. */
export function formStops(form: OperationForm): {stops: readonly Stop[]; hidden: number} {
  const shown = form.all ? form.nodes : form.nodes.slice(0, form.first);
  return {stops: buildStops(shown, {address: [], path: '', depth: 0}), hidden: form.nodes.length - shown.length};
}

/** The operation's members that the form can fill in, in the form's order. */
export function membersOf(form: OperationForm, operation: Operation): readonly Field[] {
  return operation.input.filter(({name}) => form.nodes.some(node => node.field.name === name));
}

/** The input as filled in, fixed members included. */
export function formInput(form: OperationForm): Record<string, unknown> {
  return {...form.fixed, ...membersValue(form.nodes)};
}

/** True once anything differs from the form as it was opened. */
export function isFormChanged(form: OperationForm): boolean {
  return !isSame(membersValue(form.nodes), form.opened);
}

/** The form holding these values instead of its own. */
export function withValues(form: OperationForm, values: Readonly<Record<string, unknown>>): OperationForm {
  const fields = form.nodes.map(({field}) => field);
  return {...form, nodes: buildMembers(fields, values), errors: {}, focus: 0};
}

/** True once a value differs from what is there now. */
export function differsFromInitial(form: OperationForm): boolean {
  return !isSame(membersValue(form.nodes), form.initial);
}

/** The focused stop, or `more` at the end of a form that hides members. */
export function focusedStop(form: OperationForm): Stop | typeof moreStop | undefined {
  const {stops, hidden} = formStops(form);
  return stops[form.focus] ?? (hidden > 0 ? moreStop : undefined);
}

/** The form with the focus moved; what is left is checked. The focus stops at the ends. */
export function moveFormFocus(form: OperationForm, operation: Operation, by: number): OperationForm {
  const {stops, hidden} = formStops(form);
  const last = stops.length - 1 + (hidden > 0 ? 1 : 0);
  const left = stops[form.focus];
  const focus = Math.max(0, Math.min(form.focus + by, last));
  const checked = left === undefined ? form : checkAt(form, operation, left.path);
  return {...checked, focus, selected: focus !== form.focus};
}

/** The form with all errors marked; the focus is on the first one. */
export function checkOperationForm(form: OperationForm, operation: Operation): {form: OperationForm; valid: boolean} {
  const errors = allErrors(form, operation);
  const marked = {
    ...showing(
      form,
      errors.map(({path}) => path),
    ),
    errors: buildMessages(errors),
    warnings: warningsOf(form),
  };
  const {stops} = formStops(marked);
  const first = stops.findIndex(({path}) => path in marked.errors);
  return {form: {...marked, focus: first === -1 ? form.focus : first}, valid: errors.length === 0};
}

/** The form with errors from elsewhere, e.g. the service's answer, at the members they name. */
export function withErrors(form: OperationForm, errors: Readonly<Record<string, string>>): OperationForm {
  const marked = {...showing(form, Object.keys(errors)), errors};
  const first = formStops(marked).stops.findIndex(({path}) => path in errors);
  return {...marked, focus: first === -1 ? form.focus : first};
}

/** The form with what these paths name in view: hidden members among them stand behind the shown ones, the others stay hidden. */
function showing(form: OperationForm, paths: readonly string[]): OperationForm {
  const names = new Set(paths.map(memberOf));
  const hidden = form.all ? [] : form.nodes.slice(form.first);
  const wanted = hidden.filter(({field}) => names.has(field.name));
  const shown = [...form.nodes.slice(0, form.nodes.length - hidden.length), ...wanted];
  const nodes = [...shown, ...hidden.filter(node => !wanted.includes(node))];
  return {...form, nodes: openTowards(nodes, paths), first: form.all ? form.first : shown.length};
}

/** The form after an editing key, or undefined when the focused place has no use for it. */
export function applyOperationKey(form: OperationForm, key: string, input: string): OperationForm | undefined {
  const stop = focusedStop(form);
  if (stop === undefined) return undefined;
  if (stop === moreStop) return key === 'enter' || key === 'space' ? {...form, all: true} : undefined;
  if (stop.part === 'group' || stop.part === 'add') {
    if (key !== 'enter' && key !== 'space') return undefined;
    return {...form, nodes: activate(form.nodes, stop), selected: false};
  }
  if (isPicked(stop)) return undefined;
  const lines = isMultiline(stop) ? 'multiple' : 'single';
  const edit = applyEditKey(stop.node.edit, key, lines);
  if (edit !== undefined) return withText(form, stop, edit);
  const typed = key === input || key === 'space' ? insertText(editable(form, stop.node.edit), input, lines) : undefined;
  return typed === undefined ? undefined : withText(form, stop, typed);
}

/** The form without the list item or map entry that has the focus; undefined when none has. */
export function withoutFocusedItem(form: OperationForm): OperationForm | undefined {
  const stop = focusedStop(form);
  const nodes = stop === undefined || stop === moreStop ? undefined : removeAt(form.nodes, stop.address);
  return nodes === undefined ? undefined : {...form, nodes, focus: Math.max(0, form.focus - 1), selected: false};
}

/** The form with text pasted at the focus. */
export function pasteIntoOperationForm(form: OperationForm, text: string): OperationForm {
  const stop = focusedStop(form);
  if (stop === undefined || stop === moreStop || (stop.part !== 'value' && stop.part !== 'key')) return form;
  return withText(
    form,
    stop,
    insertText(editable(form, stop.node.edit), text, isMultiline(stop) ? 'multiple' : 'single'),
  );
}

/** The form with the focused value set, e.g. picked or from an editor. */
export function setFocusedText(form: OperationForm, text: string): OperationForm {
  const stop = focusedStop(form);
  if (stop === undefined || stop === moreStop || (stop.part !== 'value' && stop.part !== 'key')) return form;
  return withText(form, stop, toTextEdit(text));
}

/** True for a value that is picked rather than typed. */
export function isPicked(stop: Stop): boolean {
  return (
    (stop.part === 'value' || stop.part === 'key') && (stop.node.widget === 'choice' || stop.node.widget === 'boolean')
  );
}

/** True for a text of several lines. */
export function isMultiline(stop: Stop): boolean {
  return stop.part === 'value' && stop.node.widget === 'document';
}

function editable(form: OperationForm, edit: TextEdit): TextEdit {
  return form.selected ? toTextEdit('') : edit;
}

function withText(form: OperationForm, stop: Stop, edit: TextEdit): OperationForm {
  const {[stop.path]: _, ...errors} = form.errors;
  return {...form, nodes: withEdit(form.nodes, stop, edit), errors, selected: false};
}

function checkAt(form: OperationForm, operation: Operation, path: string): OperationForm {
  const {[path]: _, ...others} = form.errors;
  const own = buildMessages(
    allErrors(form, operation).filter(error => error.path === path && error.rule !== 'required'),
  );
  return {...form, errors: {...others, ...own}, warnings: warningsOf(form)};
}

function allErrors(form: OperationForm, operation: Operation): readonly InputError[] {
  return inputErrors(form, operation, formInput(form));
}

function warningsOf(form: OperationForm): readonly Warning[] {
  return checkRules(form.operation, formInput(form)).filter(({severity}) => severity === 'warning');
}

function isSame(values: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>>): boolean {
  const names = new Set([...Object.keys(values), ...Object.keys(others)]);
  return [...names].every(name => JSON.stringify(values[name]) === JSON.stringify(others[name]));
}

function buildMessages(errors: readonly InputError[]): Record<string, string> {
  return Object.fromEntries(errors.map(({path, message}) => [path, message]).reverse());
}
