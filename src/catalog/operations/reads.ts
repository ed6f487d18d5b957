import type {OperationDeclaration, OperationName} from '../../core/operation/operation.ts';
import {findTarget, pickFunction, pickTagged} from './target.ts';

/** Reads of a function, or of one of its versions or aliases. */
const ofTarget: readonly OperationName[] = [
  'GetFunction',
  'GetFunctionConfiguration',
  'GetPolicy',
  'GetFunctionEventInvokeConfig',
  'GetRuntimeManagementConfig',
  'GetProvisionedConcurrencyConfig',
];

/** Reads of a function as a whole. */
const ofFunction: readonly OperationName[] = [
  'GetFunctionConcurrency',
  'GetFunctionCodeSigningConfig',
  'GetFunctionRecursionConfig',
  'ListVersionsByFunction',
  'ListAliases',
  'ListEventSourceMappings',
  'ListFunctionEventInvokeConfigs',
  'ListProvisionedConcurrencyConfigs',
  'ListFunctionUrlConfigs',
  'ListDurableExecutionsByFunction',
];

/** Reads that need nothing to be known. */
const ofAccount: readonly OperationName[] = ['ListFunctions', 'GetAccountSettings'];

/** Reads whose answer is shown as it came. */
export const readOperations: readonly OperationDeclaration[] = [
  {operation: 'GetFunctionUrlConfig', on: ['functions', 'aliases'], fill: findTarget},
  {operation: 'GetFunctionScalingConfig', on: ['functions', 'versions'], fill: findTarget},
  {
    operation: 'GetResourcePolicy',
    on: ['functions'],
    fill: selection => ({ResourceArn: pickTagged(selection).Resource}),
  },
  ...ofTarget.map(operation => ({operation, on: ['functions', 'versions', 'aliases'], fill: findTarget})),
  ...ofFunction.map(operation => ({operation, on: ['functions'], fill: pickFunction})),
  ...ofAccount.map(operation => ({operation, on: ['functions'], isNew: true as const, fill: () => ({})})),
];
