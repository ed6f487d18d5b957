import {buildOperationForm, formInput, membersOf} from '../../core/form/form.ts';
import {findConflicts, mergeChanges} from '../../core/form/merge.ts';
import type {Item} from '../../core/item.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {declarationOf} from './declaration.ts';
import {conflictDialogName, type FormState, type ReviewState} from './states.ts';

/** What stood in the way of a refused change: someone's change, which is shown; none, with what guards it now; or nobody can tell. */
export type Obstacle = {readonly kind: 'change' | 'unknown'} | {readonly kind: 'none'; readonly guard: Item};

/**
 * After the service refused a change because its state is another one than the form was opened on: reads what is there now.
 * What someone else has changed is shown beside what the form was opened on and what it would set; going on opens the form
 * on their state with one's own changes in it. A function that has only settled has another revision, too.
 */
export async function findConflict(tools: ControllerTools, review: Dialog<ReviewState>): Promise<Obstacle> {
  const {from, form, title, input: sent} = review.state();
  const declaration = declarationOf(tools, from.declaration);
  const {current} = declaration;
  if (current?.toValues === undefined) return {kind: 'unknown'};
  const input = current.input(from.form.fixed);
  try {
    const answer = await from.connection.call(current.operation, input, {background: false, signal: review.signal});
    const theirs = current.toValues(answer);
    const guard = current.toGuard?.(answer) ?? {};
    const conflicts = findConflicts(fieldsOf(tools, from), from.before ?? {}, theirs, mineOf(from));
    const isNews = Object.entries(guard).some(([name, value]) => sent[name] !== value);
    if (isNews && conflicts.every(({opened, theirs: now}) => isSame(opened, now))) return {kind: 'none', guard};
    review.close();
    form?.close();
    tools.dialogs.open(conflictDialogName, {title, conflicts, next: rebase(tools, from, theirs, guard), top: 0});
    return {kind: 'change'};
  } catch (error) {
    if (review.isOpen()) tools.notify(toProblem(error).what, 'bad');
    return {kind: 'unknown'};
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The form on what is there now, with one's own changes. */
function rebase(tools: ControllerTools, from: FormState, theirs: Item, guard: Item): FormState {
  const operation = tools.services.operation(from.form.operation);
  const fields = fieldsOf(tools, from);
  const hidden = operation.input.filter(field => !fields.includes(field)).map(({name}) => name);
  const opened = (values: Item) =>
    buildOperationForm(operation, {
      title: from.form.title,
      fixed: from.form.fixed,
      guarded: hidden,
      values,
      common: from.form.nodes.slice(0, from.form.first).map(({field}) => field.name),
      needs: from.form.needs,
    });
  const merged = opened(mergeChanges(fields, from.before ?? {}, theirs, mineOf(from)));
  const fresh = opened(theirs);
  // What was typed still counts as typed: it is kept when the form is left.
  const form = {...merged, all: from.form.all, initial: fresh.initial, opened: fresh.opened};
  return {...from, form, before: theirs, guard};
}

function fieldsOf(tools: ControllerTools, {form}: FormState) {
  return membersOf(form, tools.services.operation(form.operation));
}

function mineOf({form}: FormState): Item {
  return formInput(form);
}
