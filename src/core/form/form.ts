import type {Field, Operation, OperationName} from '../../schema/index.ts';
import {gatherFields} from './field-groups.ts';
import {buildStops, type Stop} from './focus-stops.ts';
import {buildMembers, type InputNode, membersValue} from './node.ts';
import type {Warning} from './rules.ts';

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
  // What is the body of the request is what the call is made for: it is never among the fields that are hidden.
  const usual = [...open.filter(({binding}) => binding.in === 'payload').map(({name}) => name), ...common];
  const often = gatherFields(
    [...new Set(usual)].flatMap(name => open.filter(field => field.name === name && !required.includes(field))),
  );
  const rest = gatherFields(open.filter(field => !required.includes(field) && !often.includes(field)));
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

function isSame(values: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>>): boolean {
  const names = new Set([...Object.keys(values), ...Object.keys(others)]);
  return [...names].every(name => JSON.stringify(values[name]) === JSON.stringify(others[name]));
}
