import type {OperationDeclaration} from '../../core/operation.ts';
import type {Item} from '../../core/resource.ts';
import type {ControllerTools} from './parts.ts';

/** The members that guard a change of `fixed`, read fresh; none where the operation has none. Rejects like any call. */
export async function readGuard(
  {services}: ControllerTools,
  {current}: OperationDeclaration,
  fixed: Item,
): Promise<Item> {
  if (current?.toGuard === undefined) return {};
  const answer = await services.readExact(current.operation, current.input(fixed), new AbortController().signal);
  const guard = current.toGuard(answer) ?? {};
  return Object.fromEntries(Object.entries(guard).filter(([, value]) => value !== undefined));
}
