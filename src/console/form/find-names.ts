import {isSecret} from '../../core/mask.ts';
import type {Operation, OperationDeclaration} from '../../core/operation/operation.ts';
import type {FormState} from './states.ts';

/**
 * The texts of the members that name what the change is on; of all that is known where it is not said which these are. A
 * secret names nothing.
 */
export function findNames(
  {form}: Pick<FormState, 'form'>,
  {current}: OperationDeclaration,
  {input}: Pick<Operation, 'input'>,
): readonly string[] {
  const members = [...(current?.of ?? []), ...(current?.may ?? [])];
  const secrets = new Set(input.filter(isSecret).map(({name}) => name));
  return Object.entries(form.fixed).flatMap(([name, value]) =>
    typeof value === 'string' && !secrets.has(name) && (members.length === 0 || members.includes(name)) ? [value] : [],
  );
}
