import {toOptionalNumber, toOptionalText} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {OperationName} from '../operation/operation.ts';

/** What was reserved for functions, by name, before this session changed it last. */
export type Reservations = Readonly<Record<string, number>>;

/** With what a change of reserved concurrency has left behind: the call that puts it back names what was there before. */
export function withReservation(
  known: Reservations,
  undo: {readonly operation: OperationName; readonly input: Item} | undefined,
): Reservations {
  if (undo?.operation !== 'PutFunctionConcurrency') return known;
  const name = toOptionalText(undo.input['FunctionName']);
  const reserved = toOptionalNumber(undo.input['ReservedConcurrentExecutions']);
  return name === undefined || reserved === undefined ? known : {...known, [name]: reserved};
}
