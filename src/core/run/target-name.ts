import type {InvokeTarget} from '../invoke-target.ts';

/** `orders-api:live`, or the bare name for the unqualified function. */
export function targetName({FunctionName, Qualifier}: InvokeTarget): string {
  return Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
}
