import type {Item} from '../../core/item.ts';
import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {pickMembers} from './target.ts';

const signing = ['Description', 'AllowedPublishers', 'CodeSigningPolicies'] as const;
const capacity = ['CapacityProviderScalingConfig', 'PropagateTags', 'TelemetryConfig'] as const;

/** Things of the account that have no pane: they are reached through the palette. */
export const accountOperations: readonly OperationDeclaration[] = [
  defineOperation<'UpdateCodeSigningConfig'>({
    operation: 'UpdateCodeSigningConfig',
    on: [],
    title: 'Edit code signing config',
    common: signing,
    current: {
      operation: 'GetCodeSigningConfig',
      of: ['CodeSigningConfigArn'],
      input: fixed => pickMembers(fixed, 'CodeSigningConfigArn'),
      toValues: ({CodeSigningConfig}) => pickMembers((CodeSigningConfig ?? {}) as Item, ...signing),
    },
    undo: (sent, before) =>
      buildPutBack('UpdateCodeSigningConfig', ['CodeSigningConfigArn'], {sent, before, empty: {Description: ''}}),
  }),
  defineOperation<'UpdateCapacityProvider'>({
    operation: 'UpdateCapacityProvider',
    on: [],
    title: 'Edit capacity provider',
    common: capacity,
    current: {
      operation: 'GetCapacityProvider',
      of: ['CapacityProviderName'],
      input: fixed => pickMembers(fixed, 'CapacityProviderName'),
      toValues: ({CapacityProvider}) => pickMembers((CapacityProvider ?? {}) as Item, ...capacity),
    },
    undo: (sent, before) => buildPutBack('UpdateCapacityProvider', ['CapacityProviderName'], {sent, before}),
  }),
];
