import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {findTarget, pickFunction, pickMembers} from './target.ts';

const on = ['functions'];

/** Settings of a function that have operations of their own. */
export const settingOperations: readonly OperationDeclaration[] = [
  defineOperation<'PutFunctionRecursionConfig'>({
    operation: 'PutFunctionRecursionConfig',
    on,
    bulk: true,
    title: 'Set recursion detection',
    fill: pickFunction,
    current: {
      operation: 'GetFunctionRecursionConfig',
      of: ['FunctionName'],
      input: fixed => pickMembers(fixed, 'FunctionName'),
      toValues: answer => pickMembers(answer, 'RecursiveLoop'),
    },
    undo: (sent, before) => buildPutBack('PutFunctionRecursionConfig', ['FunctionName'], {sent, before}),
  }),
  defineOperation<'PutRuntimeManagementConfig'>({
    operation: 'PutRuntimeManagementConfig',
    on: ['functions', 'versions'],
    title: 'Set runtime updates',
    fill: findTarget,
    common: ['RuntimeVersionArn'],
    current: {
      operation: 'GetRuntimeManagementConfig',
      of: ['FunctionName'],
      may: ['Qualifier'],
      input: fixed => pickMembers(fixed, 'FunctionName', 'Qualifier'),
      whole: true,
      toValues: answer => pickMembers(answer, 'UpdateRuntimeOn', 'RuntimeVersionArn'),
    },
    undo: (sent, before) => buildPutBack('PutRuntimeManagementConfig', ['FunctionName', 'Qualifier'], {sent, before}),
  }),
  defineOperation<'PutFunctionCodeSigningConfig'>({
    operation: 'PutFunctionCodeSigningConfig',
    on,
    title: 'Set code signing',
    fill: pickFunction,
    current: {
      operation: 'GetFunctionCodeSigningConfig',
      of: ['FunctionName'],
      input: fixed => pickMembers(fixed, 'FunctionName'),
      absent: ['ResourceNotFoundException'],
      toValues: answer => pickMembers(answer, 'CodeSigningConfigArn'),
    },
  }),
  defineOperation<'DeleteFunctionCodeSigningConfig'>({
    operation: 'DeleteFunctionCodeSigningConfig',
    on,
    title: 'Take off code signing',
    fill: pickFunction,
  }),
];
