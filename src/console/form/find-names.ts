import type {OperationDeclaration} from '../../core/operation/operation.ts';
import type {FormState} from './states.ts';

/** The texts of the members that name what the change is on; of all that is known where it is not said which these are. */
export function findNames({form}: Pick<FormState, 'form'>, {current}: OperationDeclaration): readonly string[] {
  const members = [...(current?.of ?? []), ...(current?.may ?? [])];
  return Object.entries(form.fixed).flatMap(([name, value]) =>
    typeof value === 'string' && (members.length === 0 || members.includes(name)) ? [value] : [],
  );
}
