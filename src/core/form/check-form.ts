import type {Operation} from '../../schema/index.ts';
import {openTowards} from './change-nodes.ts';
import {findUnknownChoices, type InputError, inputErrors, memberOf} from './errors.ts';
import {formInput, formStops, type OperationForm} from './form.ts';
import {checkRules, type Warning} from './rules.ts';

/** The form with all errors marked; the focus is on the first one. */
export function checkOperationForm(form: OperationForm, operation: Operation): {form: OperationForm; valid: boolean} {
  const errors = allErrors(form, operation);
  const paths = errors.map(({path}) => path);
  const marked = {...withShown(form, paths), errors: buildMessages(errors), warnings: warningsOf(form, operation)};
  return {form: focusFirstError(marked), valid: errors.length === 0};
}

/** The form with errors from elsewhere, e.g. the service's answer, at the members they name. */
export function withErrors(form: OperationForm, errors: Readonly<Record<string, string>>): OperationForm {
  return focusFirstError({...withShown(form, Object.keys(errors)), errors});
}

/** The form with what is wrong at one path marked, for when it is left: what is missing is not, for it may still come. */
export function checkAt(form: OperationForm, operation: Operation, path: string): OperationForm {
  const {[path]: _, ...others} = form.errors;
  const own = buildMessages(
    allErrors(form, operation).filter(error => error.path === path && error.rule !== 'required'),
  );
  return {...form, errors: {...others, ...own}, warnings: warningsOf(form, operation)};
}

/** The form with what these paths name in view: hidden members among them stand behind the shown ones, the others stay hidden. */
export function withShown(form: OperationForm, paths: readonly string[]): OperationForm {
  const names = new Set(paths.map(memberOf));
  const hidden = form.all ? [] : form.nodes.slice(form.first);
  const wanted = hidden.filter(({field}) => names.has(field.name));
  const shown = [...form.nodes.slice(0, form.nodes.length - hidden.length), ...wanted];
  const nodes = [...shown, ...hidden.filter(node => !wanted.includes(node))];
  return {...form, nodes: openTowards(nodes, paths), first: form.all ? form.first : shown.length};
}

function focusFirstError(form: OperationForm): OperationForm {
  const first = formStops(form).stops.findIndex(({path}) => path in form.errors);
  return first === -1 ? form : {...form, focus: first};
}

function allErrors(form: OperationForm, operation: Operation): readonly InputError[] {
  return inputErrors(form, operation, formInput(form));
}

function warningsOf(form: OperationForm, operation: Operation): readonly Warning[] {
  const input = formInput(form);
  const broken = checkRules(form.operation, input).filter(({severity}) => severity === 'warning');
  return [...broken, ...findUnknownChoices(form, operation, input)];
}

function buildMessages(errors: readonly InputError[]): Record<string, string> {
  return Object.fromEntries(errors.map(({path, message}) => [path, message]).reverse());
}
