import {parseFunctionArn} from '../../core/format/arn.ts';
import {toList} from '../../core/format/members.ts';
import {defineOperation, type OperationDeclaration} from '../../core/operation.ts';
import type {Item} from '../../core/resource.ts';
import {toPutBack} from './put-back.ts';
import {pick, toTarget} from './target.ts';

const on = ['functions', 'versions', 'aliases'];
const target = ['FunctionName', 'Qualifier'] as const;
const common = ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'] as const;

/** What becomes of asynchronous events. Edits use Update: Put removes what it does not name. */
export const asyncOperations: readonly OperationDeclaration[] = [
  defineOperation<'UpdateFunctionEventInvokeConfig'>({
    operation: 'UpdateFunctionEventInvokeConfig',
    on,
    title: 'Edit async settings',
    fill: toTarget,
    common,
    current: {
      operation: 'GetFunctionEventInvokeConfig',
      of: ['FunctionName'],
      may: ['Qualifier'],
      input: fixed => pick(fixed, ...target),
      toValues: answer => pick(answer, ...common),
    },
    undo: (sent, before) =>
      toPutBack('UpdateFunctionEventInvokeConfig', target, {sent, before, empty: {DestinationConfig: {}}}),
  }),
  defineOperation<'PutFunctionEventInvokeConfig'>({
    operation: 'PutFunctionEventInvokeConfig',
    on,
    title: 'Set async settings (replaces all)',
    fill: toTarget,
    common,
    dependents: [
      {
        title: 'Is replaced whole',
        operation: 'ListFunctionEventInvokeConfigs',
        input: ({FunctionName}) => ({FunctionName}),
        toLines: ({FunctionEventInvokeConfigs}, {Qualifier = '$LATEST'}) =>
          toList(FunctionEventInvokeConfigs as readonly Item[] | undefined)
            .filter(({FunctionArn}) => (parseFunctionArn(FunctionArn)?.qualifier ?? '$LATEST') === Qualifier)
            .map(config => JSON.stringify(pick(config, ...common))),
      },
    ],
  }),
  defineOperation<'DeleteFunctionEventInvokeConfig'>({
    operation: 'DeleteFunctionEventInvokeConfig',
    on,
    title: 'Delete async settings',
    fill: toTarget,
  }),
];
