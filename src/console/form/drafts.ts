import {formInput, membersOf, type OperationForm, withValues} from '../../core/form/form.ts';
import {mergeChanges} from '../../core/form/merge.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {FormState} from './states.ts';

/** What was typed before, on what is there now: what someone else changed meanwhile is kept. */
export function withDraft(tools: ControllerTools, fresh: FormState, draft: OperationForm): FormState {
  if (JSON.stringify(draft.initial) === JSON.stringify(fresh.form.initial)) return {...fresh, form: draft};
  const fields = membersOf(fresh.form, tools.services.operation(fresh.form.operation));
  const values = mergeChanges(fields, draft.initial, fresh.form.initial, formInput(draft));
  tools.notify('It was changed meanwhile: what you had typed stands on what is there now.', 'warn');
  return {...fresh, form: {...withValues(fresh.form, values), all: draft.all}};
}
