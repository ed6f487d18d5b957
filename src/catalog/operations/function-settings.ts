import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {toPutBack} from './put-back.ts';
import {pick, toFunction, toTarget} from './target.ts';

const on = ['functions'];

/** Settings of a function that have operations of their own. */
export const settingOperations: readonly OperationDeclaration[] = [
  defineOperation<'PutFunctionRecursionConfig'>({
    operation: 'PutFunctionRecursionConfig',
    on,
    bulk: true,
    title: 'Set recursion detection',
    fill: toFunction,
    current: {
      operation: 'GetFunctionRecursionConfig',
      of: ['FunctionName'],
      input: fixed => pick(fixed, 'FunctionName'),
      toValues: answer => pick(answer, 'RecursiveLoop'),
    },
    undo: (sent, before) => toPutBack('PutFunctionRecursionConfig', ['FunctionName'], {sent, before}),
  }),
  defineOperation<'PutRuntimeManagementConfig'>({
    operation: 'PutRuntimeManagementConfig',
    on: ['functions', 'versions'],
    title: 'Set runtime updates',
    fill: toTarget,
    common: ['RuntimeVersionArn'],
    current: {
      operation: 'GetRuntimeManagementConfig',
      of: ['FunctionName'],
      may: ['Qualifier'],
      input: fixed => pick(fixed, 'FunctionName', 'Qualifier'),
      whole: true,
      toValues: answer => pick(answer, 'UpdateRuntimeOn', 'RuntimeVersionArn'),
    },
    undo: (sent, before) => toPutBack('PutRuntimeManagementConfig', ['FunctionName', 'Qualifier'], {sent, before}),
  }),
  defineOperation<'PutFunctionCodeSigningConfig'>({
    operation: 'PutFunctionCodeSigningConfig',
    on,
    title: 'Set code signing',
    fill: toFunction,
    current: {
      operation: 'GetFunctionCodeSigningConfig',
      of: ['FunctionName'],
      input: fixed => pick(fixed, 'FunctionName'),
      absent: ['ResourceNotFoundException'],
      toValues: answer => pick(answer, 'CodeSigningConfigArn'),
    },
  }),
  defineOperation<'DeleteFunctionCodeSigningConfig'>({
    operation: 'DeleteFunctionCodeSigningConfig',
    on,
    title: 'Take off code signing',
    fill: toFunction,
  }),
];
