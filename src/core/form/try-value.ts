import type {Operation} from '../../schema/index.ts';
import {checkAt} from './check-form.ts';
import {focusedStop, formStops, moreStop, type OperationForm} from './form.ts';
import type {Leaf} from './node.ts';
import {setFocusedText} from './type-in-form.ts';

/** Why the form, as it is filled in, does not take a value where the focus is; undefined when it does. */
export function findFault(form: OperationForm, operation: Operation, value: string): string | undefined {
  const next = setFocusedText(withValueOfKey(form), value);
  const stop = focusedStop(next);
  if (stop === undefined || stop === moreStop) return 'nothing can be picked here';
  return checkAt(next, operation, stop.path).errors[stop.path];
}

/** A key that is chosen before its entry has a value is not to blame for what that lacks. */
function withValueOfKey(form: OperationForm): OperationForm {
  const {stops} = formStops(form);
  const [key, value] = [stops[form.focus], stops[form.focus + 1]];
  if (key?.part !== 'key' || value?.part !== 'value' || value.node.edit.text !== '') return form;
  const filled = setFocusedText({...form, focus: form.focus + 1}, sampleOf(value.node));
  return {...filled, focus: form.focus};
}

function sampleOf({widget, field}: Leaf): string {
  if (widget === 'share') return '10 %';
  return widget === 'number' ? String(field.limits.min ?? 1) : (field.values[0] ?? 'x');
}
