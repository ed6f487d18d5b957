import type {Item} from '../../core/item.ts';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import type {Connection} from '../connection/connection.ts';

/** What one of several targets is like before it is changed. */
export interface TargetState {
  /** The members that guard the change; none where the operation has none. */
  readonly guard: Item;
  /** What putting it back needs to know. */
  readonly before: Item;
}

/** Reads a target fresh, where its change is guarded or can be put back. Rejects like any call. */
export async function readTarget(
  connection: Connection,
  {current, undo}: OperationDeclaration,
  fixed: Item,
): Promise<TargetState> {
  if (current === undefined || (current.toGuard === undefined && undo === undefined)) return {guard: {}, before: {}};
  const answer = await connection.readExact(current.operation, current.input(fixed), connection.signal);
  const guard = Object.entries(current.toGuard?.(answer) ?? {}).filter(([, value]) => value !== undefined);
  return {guard: Object.fromEntries(guard), before: {...current.toValues?.(answer), ...current.toKept?.(answer)}};
}
