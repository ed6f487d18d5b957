import {toOptionalNumber, toOptionalText} from '../core/format/members.ts';
import type {InvokeTarget} from '../core/resource/resource.ts';

/** What to invoke, from members that may be missing or odd; without a name the service's validation will say so. */
export function toInvokeTarget(name: unknown, qualifier?: unknown, timeout?: unknown): InvokeTarget {
  const Qualifier = toOptionalText(qualifier);
  const Timeout = toOptionalNumber(timeout);
  return {
    FunctionName: toOptionalText(name) ?? '',
    ...(Qualifier === undefined ? {} : {Qualifier}),
    ...(Timeout === undefined ? {} : {Timeout}),
  };
}
