import type {Context} from '../context/context.ts';
import {invalidParameter, withoutType} from '../errors/lambda-error.ts';
import {findFunction, functionsOnly, getVersion} from '../model/find-function.ts';
import {reservedConcurrency, sumProvisioned} from '../model/stored-concurrency.ts';
import {latest} from '../model/stored-function.ts';
import {functionNotFound, parseFunctionReference} from '../names/function-name.ts';
import {accountLimits} from '../rules/account-limits.ts';
import {freeBeside} from '../rules/free-concurrency.ts';
import {defineHandlers} from './define-handlers.ts';

/** Reserved concurrency of functions. */
export const concurrencyHandlers = defineHandlers({
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
        withoutType,
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
  const {name, qualifier} = parseFunctionReference(input, context, action);
  if (qualifier !== undefined) throw invalidParameter(functionsOnly);
  if (!getVersion(context, name, latest)) throw functionNotFound(context, {name, qualifier: latest});
  return name;
}
