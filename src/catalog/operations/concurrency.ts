import type {Item} from '../../core/item.ts';
import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {pick, toFunction, toTarget, unlessPublished} from './target.ts';

const published = unlessPublished('provisioned concurrency is for versions and aliases');
const qualified = ['FunctionName', 'Qualifier'] as const;

/** How many calls may run at once: reserved for a function, provisioned for a version or alias. */
export const concurrencyOperations: readonly OperationDeclaration[] = [
  defineOperation<'PutFunctionConcurrency'>({
    operation: 'PutFunctionConcurrency',
    on: ['functions'],
    bulk: true,
    title: 'Reserve concurrency',
    fill: toFunction,
    danger: ({ReservedConcurrentExecutions: reserved}) => (reserved === 0 ? 'exposes' : 'changes'),
    exposes: () => 'This stops the function until it is given concurrency again.',
    current: {
      operation: 'GetFunctionConcurrency',
      of: ['FunctionName'],
      input: fixed => pick(fixed, 'FunctionName'),
      toValues: answer => pick(answer, 'ReservedConcurrentExecutions'),
    },
    undo: ({FunctionName}, before) => toReservation(FunctionName, before),
  }),
  defineOperation<'DeleteFunctionConcurrency'>({
    operation: 'DeleteFunctionConcurrency',
    on: ['functions'],
    bulk: true,
    title: 'Give up reserved concurrency',
    danger: 'changes',
    fill: toFunction,
    current: {
      operation: 'GetFunctionConcurrency',
      of: ['FunctionName'],
      input: fixed => pick(fixed, 'FunctionName'),
      toKept: answer => pick(answer, 'ReservedConcurrentExecutions'),
    },
    removes: (_, kept) => pick(kept, 'ReservedConcurrentExecutions'),
    undo: ({FunctionName}, before) =>
      before['ReservedConcurrentExecutions'] === undefined ? undefined : toReservation(FunctionName, before),
  }),
  defineOperation<'PutProvisionedConcurrencyConfig'>({
    operation: 'PutProvisionedConcurrencyConfig',
    on: ['functions', 'versions', 'aliases'],
    title: 'Provision concurrency',
    unavailable: published,
    fill: toTarget,
    current: {
      operation: 'GetProvisionedConcurrencyConfig',
      of: qualified,
      input: fixed => pick(fixed, ...qualified),
      absent: ['ProvisionedConcurrencyConfigNotFoundException'],
      toValues: ({RequestedProvisionedConcurrentExecutions: requested}) =>
        requested === undefined ? {} : {ProvisionedConcurrentExecutions: requested},
    },
    undo: (sent, {ProvisionedConcurrentExecutions: before}) =>
      before === undefined
        ? {operation: 'DeleteProvisionedConcurrencyConfig', input: pick(sent, ...qualified)}
        : {
            operation: 'PutProvisionedConcurrencyConfig',
            input: {...pick(sent, ...qualified), ProvisionedConcurrentExecutions: before},
          },
  }),
  defineOperation<'DeleteProvisionedConcurrencyConfig'>({
    operation: 'DeleteProvisionedConcurrencyConfig',
    on: ['functions', 'versions', 'aliases'],
    title: 'End provisioned concurrency',
    unavailable: published,
    fill: toTarget,
    confirm: ({FunctionName, Qualifier}) => `${FunctionName}:${Qualifier}`,
  }),
  defineOperation<'PutFunctionScalingConfig'>({
    operation: 'PutFunctionScalingConfig',
    on: ['functions', 'versions'],
    title: 'Set scaling limits',
    fill: toTarget,
    common: ['FunctionScalingConfig'],
    current: {
      operation: 'GetFunctionScalingConfig',
      of: qualified,
      input: fixed => pick(fixed, ...qualified),
      absent: ['ResourceNotFoundException'],
      whole: true,
      toValues: ({RequestedFunctionScalingConfig: requested, AppliedFunctionScalingConfig: applied}) =>
        pick({FunctionScalingConfig: requested ?? applied}, 'FunctionScalingConfig'),
    },
  }),
];

function toReservation(FunctionName: unknown, {ReservedConcurrentExecutions: reserved}: Item) {
  if (reserved === undefined) return {operation: 'DeleteFunctionConcurrency', input: {FunctionName}} as const;
  return {
    operation: 'PutFunctionConcurrency',
    input: {FunctionName, ReservedConcurrentExecutions: reserved},
  } as const;
}
