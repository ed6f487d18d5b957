import {formInput, membersOf, toOperationForm} from '../../core/input/form.ts';
import {mergeChanges, toConflicts} from '../../core/input/merge.ts';
import type {Item} from '../../core/resource.ts';
import type {OperationOverlay, ReviewOverlay} from '../../core/session/overlay.ts';
import {toProblem} from '../data/read-query.ts';
import {declarationOf} from './declaration.ts';
import type {ControllerTools} from './parts.ts';

/**
 * After the service refused a change because someone else was faster: reads what is there now and shows it beside what the
 * form was opened on and what it would set. Going on opens the form on their state with one's own changes in it.
 */
export async function openConflict(tools: ControllerTools, review: ReviewOverlay): Promise<boolean> {
  const {from} = review;
  const declaration = declarationOf(tools, from.declaration);
  const {current} = declaration;
  if (current?.toValues === undefined) return false;
  const input = current.input(from.form.fixed);
  try {
    const answer = await tools.services.readExact(current.operation, input, new AbortController().signal);
    const theirs = current.toValues(answer);
    tools.open({
      type: 'conflict',
      title: review.title,
      conflicts: toConflicts(fieldsOf(tools, from), from.before ?? {}, theirs, mineOf(from)),
      next: rebase(tools, from, theirs, current.toGuard?.(answer) ?? {}),
      top: 0,
    });
    return true;
  } catch (error) {
    tools.notify(toProblem(error).what, 'bad');
    return false;
  }
}

/** The form on what is there now, with one's own changes. */
function rebase(tools: ControllerTools, from: OperationOverlay, theirs: Item, guard: Item): OperationOverlay {
  const operation = tools.services.operation(from.form.operation);
  const fields = fieldsOf(tools, from);
  const hidden = operation.input.filter(field => !fields.includes(field)).map(({name}) => name);
  const opened = (values: Item) =>
    toOperationForm(operation, {
      title: from.form.title,
      fixed: from.form.fixed,
      guarded: hidden,
      values,
      common: from.form.nodes.slice(0, from.form.first).map(({field}) => field.name),
      needs: from.form.needs,
    });
  const merged = opened(mergeChanges(fields, from.before ?? {}, theirs, mineOf(from)));
  return {...from, form: {...merged, all: from.form.all, initial: opened(theirs).initial}, before: theirs, guard};
}

function fieldsOf(tools: ControllerTools, {form}: OperationOverlay) {
  return membersOf(form, tools.services.operation(form.operation));
}

function mineOf({form}: OperationOverlay): Item {
  return formInput(form);
}
