import {parseFunctionArn} from '../../core/format/arn.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {defineOperation, type OperationDeclaration, type Selection} from '../../core/operation.ts';

/** What can be done with aliases. */
export const aliasOperations: readonly OperationDeclaration[] = [
  defineOperation<'CreateAlias'>({
    operation: 'CreateAlias',
    on: ['aliases'],
    key: 'n',
    isNew: true,
    fill: selection => ({FunctionName: functionOf(selection)}),
    common: ['Description', 'RoutingConfig'],
  }),
  defineOperation<'UpdateAlias'>({
    operation: 'UpdateAlias',
    on: ['aliases'],
    key: 'e',
    title: 'Edit alias',
    fill: selection => ({FunctionName: functionOf(selection), Name: toOptionalText(selection.item?.['Name'])}),
    common: ['FunctionVersion', 'RoutingConfig', 'Description'],
    current: {
      operation: 'GetAlias',
      of: ['FunctionName', 'Name'],
      input: ({FunctionName, Name}) => ({FunctionName, Name}),
      toValues: ({FunctionVersion, Description, RoutingConfig}) => ({FunctionVersion, Description, RoutingConfig}),
      toGuard: ({RevisionId}) => ({RevisionId}),
    },
    undo: ({FunctionName, Name}, before) => ({
      operation: 'UpdateAlias',
      input: {RoutingConfig: {AdditionalVersionWeights: {}}, ...before, FunctionName, Name},
    }),
  }),
  defineOperation<'DeleteAlias'>({
    operation: 'DeleteAlias',
    on: ['aliases'],
    key: 'D',
    fill: selection => ({FunctionName: functionOf(selection), Name: toOptionalText(selection.item?.['Name'])}),
    confirm: ({Name}) => String(Name),
  }),
];

function functionOf({item, parent}: Selection): string | undefined {
  return toOptionalText(parent?.['FunctionName']) ?? parseFunctionArn(item?.['AliasArn'])?.name;
}
