import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, toList, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {
  type CurrentState,
  defineOperation,
  type OperationDeclaration,
  type Selection,
} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {pickMembers} from './target.ts';

const on = ['code-signing-configs'];
const settings = ['Description', 'AllowedPublishers', 'CodeSigningPolicies'] as const;

const current: CurrentState = {
  operation: 'GetCodeSigningConfig',
  of: ['CodeSigningConfigArn'],
  input: fixed => pickMembers(fixed, 'CodeSigningConfigArn'),
  toValues: ({CodeSigningConfig}) => pickMembers((CodeSigningConfig ?? {}) as Item, ...settings),
};

/** Whose signature code must have. */
export const codeSigningOperations: readonly OperationDeclaration[] = [
  defineOperation<'CreateCodeSigningConfig'>({
    operation: 'CreateCodeSigningConfig',
    on,
    key: 'n',
    isNew: true,
    common: ['Description', 'CodeSigningPolicies'],
    undo: (_, __, {answer: {CodeSigningConfig: made}}) => ({
      operation: 'DeleteCodeSigningConfig',
      input: pickMembers((made ?? {}) as Item, 'CodeSigningConfigArn'),
    }),
  }),
  defineOperation<'UpdateCodeSigningConfig'>({
    operation: 'UpdateCodeSigningConfig',
    on,
    key: 'e',
    title: 'Edit code signing config',
    fill: pickConfig,
    common: settings,
    current,
    undo: (sent, before) =>
      buildPutBack('UpdateCodeSigningConfig', ['CodeSigningConfigArn'], {sent, before, empty: {Description: ''}}),
  }),
  defineOperation<'DeleteCodeSigningConfig'>({
    operation: 'DeleteCodeSigningConfig',
    on,
    key: 'D',
    fill: pickConfig,
    dependents: [
      {
        title: 'Uses it, so it cannot be deleted',
        operation: 'ListFunctionsByCodeSigningConfig',
        input: fixed => pickMembers(fixed, 'CodeSigningConfigArn'),
        toLines: ({FunctionArns}) =>
          toList(FunctionArns as readonly string[] | undefined).map(
            arn => parseFunctionArn(arn)?.name ?? formatMember(arn),
          ),
      },
    ],
  }),
  defineOperation<'GetCodeSigningConfig'>({operation: 'GetCodeSigningConfig', on, fill: pickConfig}),
  defineOperation<'ListFunctionsByCodeSigningConfig'>({
    operation: 'ListFunctionsByCodeSigningConfig',
    on,
    fill: pickConfig,
  }),
  {operation: 'ListCodeSigningConfigs', on, isNew: true, fill: () => ({})},
];

function pickConfig({item}: Selection): {CodeSigningConfigArn: string | undefined} {
  return {CodeSigningConfigArn: toOptionalText(item?.['CodeSigningConfigArn'])};
}
