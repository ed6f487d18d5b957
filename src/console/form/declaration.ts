import {withErrors} from '../../core/form/check-form.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {OperationDeclaration, OperationName} from '../../core/operation/operation.ts';
import {anyConnection} from '../session/record.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {FormState} from './states.ts';

/** The declaration of that name; the default one for an operation that has none. */
export function declarationOf(
  {declarations}: Pick<ControllerTools, 'declarations'>,
  name: string,
): OperationDeclaration {
  return (
    declarations.find(declaration => (declaration.name ?? declaration.operation) === name) ?? {
      operation: name as OperationName,
      on: [],
    }
  );
}

/**
 * Where an unsent form is kept: that of a change to what is there with its connection, for elsewhere the same name is
 * another thing; that of something new with none, because it has to survive a connection that fails.
 */
export function draftPlace({connection, form, declaration, before, targets}: FormState) {
  const isNew = before === undefined && targets === undefined;
  return {connection: isNew ? anyConnection : connection.key, on: `${declaration} ${JSON.stringify(form.fixed)}`};
}

/** The form with a service's message at the member it names, if it names one. */
export function placeProblem(form: OperationForm, message: string): OperationForm {
  const named = /at '([^']+)' failed|\b([A-Z][A-Za-z]+)\b/.exec(message)?.[1];
  const members = form.nodes.map(({field}) => field.name);
  const member = members.find(
    name =>
      name.toLowerCase() === named?.split('.')[0]?.toLowerCase() || new RegExp(`\\b${name}\\b`, 'i').test(message),
  );
  return member === undefined ? form : withErrors(form, {[member]: message});
}
