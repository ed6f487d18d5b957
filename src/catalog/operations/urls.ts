import type {Item} from '../../core/item.ts';
import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {toPutBack} from './put-back.ts';
import {pick, toTarget, unlessPublished} from './target.ts';

const on = ['functions', 'aliases'];
const target = ['FunctionName', 'Qualifier'] as const;
const unavailable = unlessPublished('a URL is for a function or an alias');

/** Web addresses of functions and aliases; one without authentication is open to anyone. */
export const urlOperations: readonly OperationDeclaration[] = [
  defineOperation<'CreateFunctionUrlConfig'>({
    operation: 'CreateFunctionUrlConfig',
    on,
    unavailable,
    danger: toUrlDanger,
    exposes: toUrlExposure,
    fill: toTarget,
    common: ['Cors', 'InvokeMode'],
    confirm: toUrlConfirmation,
  }),
  defineOperation<'UpdateFunctionUrlConfig'>({
    operation: 'UpdateFunctionUrlConfig',
    on,
    unavailable,
    title: 'Edit function URL',
    danger: toUrlDanger,
    exposes: toUrlExposure,
    fill: toTarget,
    common: ['AuthType', 'Cors', 'InvokeMode'],
    confirm: toUrlConfirmation,
    current: {
      operation: 'GetFunctionUrlConfig',
      of: ['FunctionName'],
      may: ['Qualifier'],
      input: fixed => pick(fixed, ...target),
      toValues: answer => pick(answer, 'AuthType', 'Cors', 'InvokeMode'),
    },
    undo: (sent, before) => toPutBack('UpdateFunctionUrlConfig', target, {sent, before, empty: {Cors: {}}}),
  }),
  defineOperation<'DeleteFunctionUrlConfig'>({operation: 'DeleteFunctionUrlConfig', on, unavailable, fill: toTarget}),
];

function toUrlExposure(): string {
  return 'This opens the URL to the whole internet: callers need no AWS credentials. They get in once the policy allows it, too: add permissions for principal * with lambda:InvokeFunctionUrl (FunctionUrlAuthType NONE) and with lambda:InvokeFunction (InvokedViaFunctionUrl).';
}

function toUrlDanger({AuthType}: Item): 'exposes' | 'changes' {
  return AuthType === 'NONE' ? 'exposes' : 'changes';
}

function toUrlConfirmation({AuthType, FunctionName}: Item): string | undefined {
  return AuthType === 'NONE' ? String(FunctionName) : undefined;
}
