import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {findOpenCallbacks, findRunningExecutions} from './offers.ts';
import {needsRunning} from './requirements.ts';
import {pickMembers} from './target.ts';

const callback = {on: [], offers: {CallbackId: findOpenCallbacks}} as const;

/** Durable executions and the callbacks they wait for; what there is of them no pane shows. */
export const durableOperations: readonly OperationDeclaration[] = [
  defineOperation<'StopDurableExecution'>({
    operation: 'StopDurableExecution',
    requires: needsRunning,
    current: {
      operation: 'GetDurableExecution',
      of: ['DurableExecutionArn'],
      input: fixed => pickMembers(fixed, 'DurableExecutionArn'),
    },
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
