import type {Context} from '../context.ts';
import {accountLimits} from '../functions/account-limits.ts';
import {findFunction} from '../functions/find-function.ts';
import {freeBeside, reservedConcurrency, sumProvisioned} from '../functions/reserved.ts';
import {invalidParameter} from '../lambda-error.ts';
import {toFunctionReference} from '../names/function-name.ts';
import {defineHandlers} from './define-handlers.ts';

/** Reserved concurrency of functions. */
export const concurrency = defineHandlers({
  PutFunctionConcurrency(input, context) {
    const name = requireUnqualified(input, context, 'PutFunctionConcurrency');
    const wanted = input.ReservedConcurrentExecutions;
    const own = sumProvisioned(context, name);
    if (wanted < own) {
      throw invalidParameter(
        `ReservedConcurrentExecutions  ${wanted} should not be lower than function's total provisioned concurrency [${own}].`,
      );
    }
    if (freeBeside(name, context) - wanted < accountLimits.minimumUnreserved) {
      throw invalidParameter(
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution " +
          `below its minimum value of [${accountLimits.minimumUnreserved}].`,
      );
    }
    context.records.put(reservedConcurrency, name, '', wanted);
    return {ReservedConcurrentExecutions: wanted};
  },

  GetFunctionConcurrency(input, context) {
    const {name} = findFunction(input, context, 'GetFunctionConcurrency');
    const reserved = context.records.get(reservedConcurrency, name, '');
    return reserved === undefined ? {} : {ReservedConcurrentExecutions: reserved};
  },

  DeleteFunctionConcurrency(input, context) {
    const name = requireUnqualified(input, context, 'DeleteFunctionConcurrency');
    context.records.delete(reservedConcurrency, name, '');
    return {};
  },
});

function requireUnqualified(input: {readonly FunctionName: string}, context: Context, action: string): string {
  if (toFunctionReference(input, context, action).qualifier !== undefined) {
    throw invalidParameter(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. ' +
        'Please specify either a function name or an unqualified function ARN.',
    );
  }
  return findFunction(input, context, action).name;
}
