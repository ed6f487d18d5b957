import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {toPutBack} from './put-back.ts';
import {pick, toTarget} from './target.ts';

const on = ['functions', 'versions', 'aliases'];
const target = ['FunctionName', 'Qualifier'] as const;
const common = ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'] as const;

const settings: CurrentState = {
  operation: 'GetFunctionEventInvokeConfig',
  of: ['FunctionName'],
  may: ['Qualifier'],
  input: fixed => pick(fixed, ...target),
  toValues: answer => pick(answer, ...common),
};

/** What becomes of asynchronous events. Edits use Update: Put removes what it does not name. */
export const asyncOperations: readonly OperationDeclaration[] = [
  defineOperation<'UpdateFunctionEventInvokeConfig'>({
    operation: 'UpdateFunctionEventInvokeConfig',
    on,
    title: 'Edit async settings',
    fill: toTarget,
    common,
    current: settings,
    undo: (sent, before) =>
      toPutBack('UpdateFunctionEventInvokeConfig', target, {sent, before, empty: {DestinationConfig: {}}}),
  }),
  defineOperation<'PutFunctionEventInvokeConfig'>({
    operation: 'PutFunctionEventInvokeConfig',
    on,
    title: 'Set async settings',
    fill: toTarget,
    common,
    current: {...settings, absent: ['ResourceNotFoundException'], whole: true},
  }),
  defineOperation<'DeleteFunctionEventInvokeConfig'>({
    operation: 'DeleteFunctionEventInvokeConfig',
    on,
    title: 'Delete async settings',
    fill: toTarget,
  }),
];
