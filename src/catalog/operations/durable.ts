import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {findOpenCallbacks, findRunningExecutions} from './offers.ts';

const callback = {on: [], offers: {CallbackId: findOpenCallbacks}} as const;

/** Durable executions and the callbacks they wait for; what there is of them no pane shows. */
export const durableOperations: readonly OperationDeclaration[] = [
  defineOperation<'StopDurableExecution'>({
    operation: 'StopDurableExecution',
    on: [],
    offers: {DurableExecutionArn: findRunningExecutions},
  }),
  defineOperation<'SendDurableExecutionCallbackSuccess'>({
    ...callback,
    operation: 'SendDurableExecutionCallbackSuccess',
  }),
  defineOperation<'SendDurableExecutionCallbackFailure'>({
    ...callback,
    operation: 'SendDurableExecutionCallbackFailure',
  }),
  defineOperation<'SendDurableExecutionCallbackHeartbeat'>({
    ...callback,
    operation: 'SendDurableExecutionCallbackHeartbeat',
  }),
];
