import {isMissing, toOptionalNumber, toOptionalText} from '../core/format/members.ts';
import type {InvokeTarget} from '../core/invoke-target.ts';
import type {ItemOf} from '../core/list-operation.ts';

/** What to invoke, from members that may be missing or odd; without a name the service's validation will say so. */
export function toInvokeTarget(
  name: unknown,
  qualifier?: unknown,
  {Timeout: timeout, DurableConfig: durable}: Pick<ItemOf<'ListFunctions'>, 'Timeout' | 'DurableConfig'> = {},
): InvokeTarget {
  const Qualifier = toOptionalText(qualifier);
  const isDurable = !isMissing(durable);
  const Timeout = toOptionalNumber(isDurable ? durable.ExecutionTimeout : timeout);
  return {
    FunctionName: toOptionalText(name) ?? '',
    ...(Qualifier === undefined ? {} : {Qualifier}),
    ...(Timeout === undefined ? {} : {Timeout}),
    ...(isDurable && {isDurable}),
  };
}
