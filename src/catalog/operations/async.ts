import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {buildWholePutBack} from './put-back.ts';
import {needsAsync} from './requirements.ts';
import {findTarget, formatQualified, pickMembers} from './target.ts';

const on = ['functions', 'versions', 'aliases'];
const target = ['FunctionName', 'Qualifier'] as const;
const common = ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'] as const;

const asyncTarget: CurrentState = {
  operation: 'GetFunctionEventInvokeConfig',
  of: ['FunctionName'],
  may: ['Qualifier'],
  input: fixed => pickMembers(fixed, ...target),
};

const settings: CurrentState = {...asyncTarget, toValues: pickSettings};

function pickSettings(answer: Item): Item {
  return pickMembers(answer, ...common);
}

/** What becomes of asynchronous events. Edits use Update: Put removes what it does not name. */
export const asyncOperations: readonly OperationDeclaration[] = [
  defineOperation<'UpdateFunctionEventInvokeConfig'>({
    operation: 'UpdateFunctionEventInvokeConfig',
    requires: needsAsync,
    on,
    title: 'Edit async settings',
    fill: findTarget,
    common,
    current: settings,
    // Put has no memory of what is not named: only so does what had no value lose it again.
    undo: (sent, before) => buildWholePutBack('PutFunctionEventInvokeConfig', target, {sent, before}),
  }),
  defineOperation<'PutFunctionEventInvokeConfig'>({
    operation: 'PutFunctionEventInvokeConfig',
    on,
    title: 'Set async settings',
    fill: findTarget,
    common,
    current: {...settings, absent: ['ResourceNotFoundException'], whole: true},
    undo: (sent, before, {isFirst}) =>
      isFirst
        ? {operation: 'DeleteFunctionEventInvokeConfig', input: pickMembers(sent, ...target)}
        : buildWholePutBack('PutFunctionEventInvokeConfig', target, {sent, before}),
  }),
  defineOperation<'DeleteFunctionEventInvokeConfig'>({
    operation: 'DeleteFunctionEventInvokeConfig',
    requires: needsAsync,
    on,
    title: 'Delete async settings',
    confirm: input => `${formatQualified(input)}:async`,
    fill: findTarget,
    current: {...asyncTarget, toKept: pickSettings},
    removes: (_, kept) => pickSettings(kept),
    undo: (sent, before) =>
      buildWholePutBack('PutFunctionEventInvokeConfig', target, {sent, before: pickSettings(before)}),
  }),
];
