import {withErrors} from '../../core/form/check-form.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {OperationDeclaration, OperationName} from '../../core/operation/operation.ts';
import {keyIn} from '../session/connection-key.ts';
import type {Session} from '../session/session.ts';
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
 * Under which an unsent form is kept: that of a change to what is there with its connection, for elsewhere the same name is
 * another thing; that of something new for all, because it has to survive a connection that fails.
 */
export function draftKey(session: Pick<Session, 'connection'>, state: FormState): string {
  const {form, declaration, before, targets} = state;
  const key = `${declaration} ${JSON.stringify(form.fixed)}`;
  return before === undefined && targets === undefined ? key : keyIn(session, key);
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
