import type {OperationDeclaration, OperationName} from '../../core/operation/operation.ts';
import {toFunction, toTagged, toTarget} from './target.ts';

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
  {operation: 'GetFunctionUrlConfig', on: ['functions', 'aliases'], fill: toTarget},
  {operation: 'GetFunctionScalingConfig', on: ['functions', 'versions'], fill: toTarget},
  {operation: 'GetResourcePolicy', on: ['functions'], fill: selection => ({ResourceArn: toTagged(selection).Resource})},
  ...ofTarget.map(operation => ({operation, on: ['functions', 'versions', 'aliases'], fill: toTarget})),
  ...ofFunction.map(operation => ({operation, on: ['functions'], fill: toFunction})),
  ...ofAccount.map(operation => ({operation, on: ['functions'], isNew: true as const, fill: () => ({})})),
];
