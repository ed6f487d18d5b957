import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {pickFunction} from './target.ts';

/** Invoking: the workbench has every member the API has, shows what comes as it comes, and keeps it among the session's runs. */
export const invokeOperations: readonly OperationDeclaration[] = [
  defineOperation<'Invoke'>({
    operation: 'Invoke',
    on: ['functions', 'versions', 'aliases'],
    title: 'Invoke with all options',
    invokes: 'RequestResponse',
  }),
  defineOperation<'InvokeWithResponseStream'>({
    operation: 'InvokeWithResponseStream',
    on: ['functions', 'versions', 'aliases'],
    title: 'Invoke with a response stream',
    invokes: 'ResponseStream',
  }),
  defineOperation<'InvokeAsync'>({
    operation: 'InvokeAsync',
    on: ['functions'],
    title: 'Invoke asynchronously (deprecated API)',
    fill: pickFunction,
    shows: true,
  }),
];
