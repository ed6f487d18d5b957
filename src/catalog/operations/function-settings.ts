import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {findRuntimeVersions} from './offers.ts';
import {buildPutBack, buildWholePutBack} from './put-back.ts';
import {needsSigning, unlessImage} from './requirements.ts';
import {findTarget, formatQualified, pickFunction, pickMembers} from './target.ts';

const on = ['functions'];

/** The service answers no ARN for a function without code signing. */
const signingTarget: CurrentState = {
  operation: 'GetFunctionCodeSigningConfig',
  of: ['FunctionName'],
  input: fixed => pickMembers(fixed, 'FunctionName'),
  absent: ['ResourceNotFoundException'],
};

const signing: CurrentState = {...signingTarget, toValues: pickSigning};

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
    unavailable: unlessImage('it brings its own runtime'),
    fill: findTarget,
    common: ['RuntimeVersionArn'],
    offers: {RuntimeVersionArn: findRuntimeVersions},
    current: {
      operation: 'GetRuntimeManagementConfig',
      of: ['FunctionName'],
      may: ['Qualifier'],
      input: fixed => pickMembers(fixed, 'FunctionName', 'Qualifier'),
      whole: true,
      toValues: answer => pickMembers(answer, 'UpdateRuntimeOn', 'RuntimeVersionArn'),
    },
    undo: (sent, before) =>
      before['UpdateRuntimeOn'] === undefined
        ? undefined
        : buildWholePutBack('PutRuntimeManagementConfig', ['FunctionName', 'Qualifier'], {sent, before}),
  }),
  defineOperation<'PutFunctionCodeSigningConfig'>({
    operation: 'PutFunctionCodeSigningConfig',
    on,
    title: 'Set code signing',
    fill: pickFunction,
    current: signing,
    undo: ({FunctionName}, before) => buildSigning(FunctionName, before),
  }),
  defineOperation<'DeleteFunctionCodeSigningConfig'>({
    operation: 'DeleteFunctionCodeSigningConfig',
    requires: needsSigning,
    on,
    title: 'Take off code signing',
    confirm: input => `${formatQualified(input)}:signing`,
    fill: pickFunction,
    current: {...signingTarget, toKept: pickSigning},
    removes: (_, kept) => pickSigning(kept),
    undo: ({FunctionName}, before) => buildSigning(FunctionName, before),
  }),
];

function pickSigning(answer: Item): Item {
  return pickMembers(answer, 'CodeSigningConfigArn');
}

function buildSigning(FunctionName: unknown, {CodeSigningConfigArn}: Item) {
  if (CodeSigningConfigArn === undefined) {
    return {operation: 'DeleteFunctionCodeSigningConfig', input: {FunctionName}} as const;
  }
  return {operation: 'PutFunctionCodeSigningConfig', input: {FunctionName, CodeSigningConfigArn}} as const;
}
