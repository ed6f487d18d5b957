import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {findTarget, pickMembers} from './target.ts';

const on = ['functions', 'versions', 'aliases'];
const target = ['FunctionName', 'Qualifier'] as const;
const common = ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'] as const;

const settings: CurrentState = {
  operation: 'GetFunctionEventInvokeConfig',
  of: ['FunctionName'],
  may: ['Qualifier'],
  input: fixed => pickMembers(fixed, ...target),
  toValues: answer => pickMembers(answer, ...common),
};

/** What becomes of asynchronous events. Edits use Update: Put removes what it does not name. */
export const asyncOperations: readonly OperationDeclaration[] = [
  defineOperation<'UpdateFunctionEventInvokeConfig'>({
    operation: 'UpdateFunctionEventInvokeConfig',
    on,
    title: 'Edit async settings',
    fill: findTarget,
    common,
    current: settings,
    undo: (sent, before) =>
      buildPutBack('UpdateFunctionEventInvokeConfig', target, {sent, before, empty: {DestinationConfig: {}}}),
  }),
  defineOperation<'PutFunctionEventInvokeConfig'>({
    operation: 'PutFunctionEventInvokeConfig',
    on,
    title: 'Set async settings',
    fill: findTarget,
    common,
    current: {...settings, absent: ['ResourceNotFoundException'], whole: true},
  }),
  defineOperation<'DeleteFunctionEventInvokeConfig'>({
    operation: 'DeleteFunctionEventInvokeConfig',
    on,
    title: 'Delete async settings',
    fill: findTarget,
  }),
];
