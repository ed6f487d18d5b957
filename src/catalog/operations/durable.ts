import {formatExecutionName} from '../../core/durable/execution-arn.ts';
import {formatMember, toOptionalText} from '../../core/format/members.ts';
import {defineOperation, type OperationDeclaration, type Selection} from '../../core/operation/operation.ts';
import {findOpenCallbacks, findRunningExecutions} from './offers.ts';
import {needsRunning} from './requirements.ts';
import {pickMembers} from './target.ts';

const onSteps = ['steps'];

const callback = {
  on: onSteps,
  offers: {CallbackId: findOpenCallbacks},
  fill: ({item}: Selection) => ({CallbackId: toOptionalText(item?.['callbackId'])}),
  unavailable: ({item}: Selection) => {
    if (item === undefined || (item['kind'] === 'callback' && item['state'] === 'waiting')) return undefined;
    return item['kind'] === 'callback' ? 'it is waited for no more' : 'it is no callback';
  },
} as const;

/** Durable executions and the callbacks they wait for. */
export const durableOperations: readonly OperationDeclaration[] = [
  defineOperation<'StopDurableExecution'>({
    operation: 'StopDurableExecution',
    on: ['executions'],
    key: 'D',
    bulk: true,
    fill: ({item}) => ({DurableExecutionArn: toOptionalText(item?.['DurableExecutionArn'])}),
    unavailable: ({item}) => {
      const {Status, EndTimestamp} = item ?? {};
      if (Status === undefined || Status === 'RUNNING') return undefined;
      return `it ended already: ${formatMember(Status).toLowerCase().replace('_', ' ')} at ${formatMember(EndTimestamp)}`;
    },
    requires: needsRunning,
    current: {
      operation: 'GetDurableExecution',
      of: ['DurableExecutionArn'],
      input: fixed => pickMembers(fixed, 'DurableExecutionArn'),
    },
    confirm: ({DurableExecutionArn: arn}) => formatExecutionName(String(arn)),
    offers: {DurableExecutionArn: findRunningExecutions},
  }),
  defineOperation<'SendDurableExecutionCallbackSuccess'>({
    ...callback,
    operation: 'SendDurableExecutionCallbackSuccess',
    key: 'e',
    title: 'Answer callback',
  }),
  defineOperation<'SendDurableExecutionCallbackFailure'>({
    ...callback,
    operation: 'SendDurableExecutionCallbackFailure',
    key: 'D',
    title: 'Fail callback',
  }),
  defineOperation<'SendDurableExecutionCallbackHeartbeat'>({
    ...callback,
    operation: 'SendDurableExecutionCallbackHeartbeat',
    title: 'Keep callback alive',
  }),
  defineOperation<'GetDurableExecution'>({
    operation: 'GetDurableExecution',
    on: ['executions'],
    fill: ({item}) => ({DurableExecutionArn: toOptionalText(item?.['DurableExecutionArn'])}),
  }),
];
