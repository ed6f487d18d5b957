import type {Operation} from '../../schema/operation-shape.ts';
import {validate} from '../../schema/validate.ts';
import type {Item} from '../item.ts';
import type {OperationDeclaration, OperationName, UndoFacts} from './operation.ts';

/** A call that brings back what was there. */
export interface UndoCall {
  readonly operation: OperationName;
  readonly input: Item;
}

/** The call that puts a change back; undefined when none does, or when the service would refuse it as it stands. */
export function findUndo(
  {undo}: OperationDeclaration,
  {sent, before, facts}: {readonly sent: Item; readonly before: Item; readonly facts: UndoFacts},
  operationOf: (name: OperationName) => Operation,
): UndoCall | undefined {
  const call = undo?.(sent, before, facts);
  if (call === undefined || validate(operationOf(call.operation), call.input).length > 0) return undefined;
  return call;
}
