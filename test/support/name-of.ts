import type {OperationDeclaration} from '../../src/core/operation/operation.ts';

/** What a declaration is called: its own name where one operation is offered in several ways. */
export function nameOf({name, operation}: OperationDeclaration): string {
  return name ?? operation;
}
