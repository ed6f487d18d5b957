import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {findTarget, pickFunction} from './target.ts';

/** Invoking by form, with every member the API has; `i` opens the workbench for the usual ones. */
export const invokeOperations: readonly OperationDeclaration[] = [
  defineOperation<'Invoke'>({
    operation: 'Invoke',
    on: ['functions', 'versions', 'aliases'],
    title: 'Invoke with all options',
    fill: findTarget,
    common: ['Payload', 'InvocationType', 'LogType', 'ClientContext'],
    shows: true,
  }),
  defineOperation<'InvokeWithResponseStream'>({
    operation: 'InvokeWithResponseStream',
    on: ['functions', 'versions', 'aliases'],
    title: 'Invoke with a response stream',
    fill: findTarget,
    common: ['Payload', 'LogType', 'ClientContext'],
    shows: true,
  }),
  defineOperation<'InvokeAsync'>({
    operation: 'InvokeAsync',
    on: ['functions'],
    title: 'Invoke asynchronously (deprecated API)',
    fill: pickFunction,
    shows: true,
  }),
];
