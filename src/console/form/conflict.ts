import {buildOperationForm, formInput, membersOf} from '../../core/form/form.ts';
import {type Conflict, findConflicts, isMembers, mergeChanges} from '../../core/form/merge.ts';
import type {Item} from '../../core/item.ts';
import type {Problem} from '../../core/problem.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {CurrentFacts} from './current-state.ts';
import {declarationOf} from './declaration.ts';
import {findMoved, type SeenState} from './fresh.ts';
import {conflictDialogName, type FormState, type ReviewState} from './states.ts';

/**
 * What someone else has changed since a change was made up is shown beside what that was made up from and what it would set;
 * nothing was sent. Going on leads to the same change on their state.
 */
export function openConflict(tools: ControllerTools, review: Dialog<ReviewState>, facts: CurrentFacts): void {
  const {from, form, title} = review.state();
  review.close();
  form?.close();
  const removed = findRemoved(tools, from);
  // What only names that which goes is told by what goes.
  const values = conflictsOfValues(tools, from, facts).filter(
    ({opened, theirs}) => removed.length === 0 || opened !== undefined || theirs !== undefined,
  );
  const conflicts = joinConflicts(values, conflictsOfKept(from, facts)).map(conflict =>
    withoutRemoved(conflict, removed),
  );
  tools.dialogs.open(conflictDialogName, {title, conflicts, removed, next: rebase(tools, from, facts), top: 0});
}

/** The paths of what one's own change takes away, as far as it was there when it was made up. */
function findRemoved(tools: ControllerTools, {declaration, form, kept}: FormState): readonly string[] {
  const {removes} = declarationOf(tools, declaration);
  return removes === undefined ? [] : Object.keys(removes({...form.fixed, ...formInput(form)}, kept));
}

/** A map of which single entries are taken away, as it would be without them. */
function withoutRemoved(conflict: Conflict, removed: readonly string[]): Conflict {
  const {path, opened, mine} = conflict;
  if (mine !== undefined || !isMembers(opened)) return conflict;
  const left = Object.entries(opened).filter(([key]) => !removed.includes(`${path}{${key}}`));
  return left.length === Object.keys(opened).length ? conflict : {...conflict, mine: Object.fromEntries(left)};
}

/** That something is not any more what a change was made up from, and how: a value is masked where it is secret. */
export function describeMoved(
  {services}: Pick<ControllerTools, 'services'>,
  operation: string,
  {seen, now}: {seen: SeenState; now: SeenState},
): Problem {
  const show = (path: string, value: unknown) =>
    value === undefined ? 'nothing' : JSON.stringify(services.maskInput(operation, {[path]: value})[path]);
  const moves = findMoved(seen, now).map(
    ({path, opened, theirs}) => `${path} was ${show(path, opened)} and is ${show(path, theirs)}`,
  );
  return {
    kind: 'precondition',
    what: 'It was changed by someone else meanwhile',
    why: `It was changed since it was reviewed, so nothing was sent: ${moves.join(', ')}.`,
    tryThis: 'Look at the change, then make yours again.',
  };
}

function conflictsOfValues(tools: ControllerTools, from: FormState, facts: CurrentFacts): readonly Conflict[] {
  const {form, before = {}} = from;
  const theirs = facts.before ?? {};
  const known = new Set([...Object.keys(before), ...Object.keys(theirs)]);
  const operation = tools.services.operation(form.operation);
  const fields = operation.input.filter(field => known.has(field.name) || membersOf(form, operation).includes(field));
  const filled = formInput(form);
  const isOwn = (name: string) => name in form.fixed || form.nodes.some(({field}) => field.name === name);
  const mine = Object.fromEntries(fields.map(({name}) => [name, isOwn(name) ? filled[name] : before[name]]));
  return findConflicts(fields, before, theirs, mine);
}

function conflictsOfKept({kept}: FormState, facts: CurrentFacts): readonly Conflict[] {
  return findMoved({before: undefined, kept}, {before: undefined, kept: facts.kept}).map(moved => ({
    ...moved,
    mine: undefined,
  }));
}

/** One conflict of each member: what one's own change does not name of a map that is there it leaves as it is. */
function joinConflicts(values: readonly Conflict[], kept: readonly Conflict[]): readonly Conflict[] {
  const moved = new Map(kept.map(conflict => [conflict.path, conflict]));
  const own = new Set(values.map(({path}) => path));
  return [
    ...values.map(value => {
      const {opened, theirs} = moved.get(value.path) ?? value;
      const isPart = moved.has(value.path) && isMembers(opened) && isMembers(value.mine);
      return {path: value.path, opened, theirs, mine: isPart ? {...opened, ...value.mine} : value.mine};
    }),
    ...kept.filter(({path}) => !own.has(path)),
  ];
}

/** The form on what is there now, with one's own changes. */
function rebase(tools: ControllerTools, from: FormState, facts: CurrentFacts): FormState {
  const {before, guard, kept, isFirst, choices} = facts;
  // What has no form goes straight to its review: there Enter, which may be held, must not send it.
  const earlier = isWithoutForm(from)
    ? {setback: {sent: 'moved', problem: seenMoved, found: undefined} as const}
    : undefined;
  const next = {...from, before, guard, kept, isFirst, choices, earlier};
  return before === undefined || from.putsBack ? next : {...next, form: mergeInto(tools, from, before)};
}

/** Nobody has filled in anything: there is nothing to go back to. */
export function isWithoutForm({form, putsBack}: FormState): boolean {
  return putsBack === true || form.nodes.length === 0;
}

const seenMoved: Problem = {
  kind: 'precondition',
  what: 'It was changed by someone else meanwhile',
  why: 'Nothing was sent yet. This is what it does to what is there now.',
  tryThis: 'Send it if that is still what you want.',
};

function mergeInto(tools: ControllerTools, {form, before = {}}: FormState, theirs: Item): FormState['form'] {
  const operation = tools.services.operation(form.operation);
  const fields = membersOf(form, operation);
  const hidden = operation.input.filter(field => !fields.includes(field)).map(({name}) => name);
  const opened = (values: Item) =>
    buildOperationForm(operation, {
      title: form.title,
      fixed: form.fixed,
      guarded: hidden,
      values,
      common: form.nodes.slice(0, form.first).map(({field}) => field.name),
      needs: form.needs,
    });
  const merged = opened(mergeChanges(fields, before, theirs, formInput(form)));
  const fresh = opened(theirs);
  // What was typed still counts as typed: it is kept when the form is left.
  return {...merged, all: form.all, initial: fresh.initial, opened: fresh.opened};
}
