import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {buildWholePutBack} from './put-back.ts';
import {needsProvisioned, needsReservation, unlessOnProvider} from './requirements.ts';
import {findTarget, formatQualified, pickFunction, pickMembers, unlessPublished} from './target.ts';

const published = unlessPublished('provisioned concurrency is for versions and aliases');
const qualified = ['FunctionName', 'Qualifier'] as const;

const provisioned: CurrentState = {
  operation: 'GetProvisionedConcurrencyConfig',
  of: qualified,
  input: fixed => pickMembers(fixed, ...qualified),
  absent: ['ProvisionedConcurrencyConfigNotFoundException'],
};

/** How many calls may run at once: reserved for a function, provisioned for a version or alias. */
export const concurrencyOperations: readonly OperationDeclaration[] = [
  defineOperation<'PutFunctionConcurrency'>({
    operation: 'PutFunctionConcurrency',
    on: ['functions'],
    bulk: true,
    title: 'Reserve concurrency',
    fill: pickFunction,
    danger: ({ReservedConcurrentExecutions: reserved}) => (reserved === 0 ? 'exposes' : 'changes'),
    exposes: () => 'This stops the function until it is given concurrency again.',
    current: {
      operation: 'GetFunctionConcurrency',
      of: ['FunctionName'],
      input: fixed => pickMembers(fixed, 'FunctionName'),
      toValues: answer => pickMembers(answer, 'ReservedConcurrentExecutions'),
    },
    undo: ({FunctionName}, before) => buildReservation(FunctionName, before),
  }),
  defineOperation<'DeleteFunctionConcurrency'>({
    operation: 'DeleteFunctionConcurrency',
    requires: needsReservation,
    on: ['functions'],
    bulk: true,
    title: 'Give up reserved concurrency',
    danger: 'changes',
    fill: pickFunction,
    current: {
      operation: 'GetFunctionConcurrency',
      of: ['FunctionName'],
      input: fixed => pickMembers(fixed, 'FunctionName'),
      toKept: answer => pickMembers(answer, 'ReservedConcurrentExecutions'),
    },
    removes: (_, kept) => pickMembers(kept, 'ReservedConcurrentExecutions'),
    undo: ({FunctionName}, before) =>
      before['ReservedConcurrentExecutions'] === undefined ? undefined : buildReservation(FunctionName, before),
  }),
  defineOperation<'PutProvisionedConcurrencyConfig'>({
    operation: 'PutProvisionedConcurrencyConfig',
    on: ['functions', 'versions', 'aliases'],
    title: 'Provision concurrency',
    unavailable: published,
    fill: findTarget,
    current: {...provisioned, toValues: pickProvisioned},
    undo: (sent, before) => buildProvisioned(sent, before),
  }),
  defineOperation<'DeleteProvisionedConcurrencyConfig'>({
    operation: 'DeleteProvisionedConcurrencyConfig',
    requires: needsProvisioned,
    on: ['functions', 'versions', 'aliases'],
    title: 'End provisioned concurrency',
    unavailable: published,
    fill: findTarget,
    confirm: input => `${formatQualified(input)}:provisioned`,
    current: {...provisioned, toKept: pickProvisioned},
    removes: (_, kept) => pickProvisioned(kept),
    undo: (sent, before) => buildProvisioned(sent, before),
  }),
  defineOperation<'PutFunctionScalingConfig'>({
    operation: 'PutFunctionScalingConfig',
    on: ['functions', 'versions'],
    title: 'Set scaling limits',
    unavailable: unlessOnProvider,
    fill: findTarget,
    common: ['FunctionScalingConfig'],
    current: {
      operation: 'GetFunctionScalingConfig',
      of: qualified,
      input: fixed => pickMembers(fixed, ...qualified),
      absent: ['ResourceNotFoundException'],
      whole: true,
      toValues: ({RequestedFunctionScalingConfig: requested, AppliedFunctionScalingConfig: applied}) =>
        pickMembers({FunctionScalingConfig: requested ?? applied}, 'FunctionScalingConfig'),
    },
    undo: (sent, before) => buildWholePutBack('PutFunctionScalingConfig', qualified, {sent, before}),
  }),
];

function buildReservation(FunctionName: unknown, {ReservedConcurrentExecutions: reserved}: Item) {
  if (reserved === undefined) return {operation: 'DeleteFunctionConcurrency', input: {FunctionName}} as const;
  return {
    operation: 'PutFunctionConcurrency',
    input: {FunctionName, ReservedConcurrentExecutions: reserved},
  } as const;
}

/** What was asked for, under the name by which it is asked for; once it was kept it has that name already. */
function pickProvisioned(answer: Item): Item {
  const requested = answer['RequestedProvisionedConcurrentExecutions'] ?? answer['ProvisionedConcurrentExecutions'];
  return requested === undefined ? {} : {ProvisionedConcurrentExecutions: requested};
}

function buildProvisioned(sent: Item, before: Item) {
  const target = pickMembers(sent, ...qualified);
  if (before['ProvisionedConcurrentExecutions'] === undefined) {
    return {operation: 'DeleteProvisionedConcurrencyConfig', input: target} as const;
  }
  return {operation: 'PutProvisionedConcurrencyConfig', input: {...target, ...pickProvisioned(before)}} as const;
}
