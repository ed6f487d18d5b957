import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, toList} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {
  type CurrentState,
  defineOperation,
  type OperationDeclaration,
  type Selection,
} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {findTarget, pickFunction, pickMembers} from './target.ts';

const current: CurrentState = {
  operation: 'GetAlias',
  of: ['FunctionName', 'Name'],
  input: fixed => pickMembers(fixed, 'FunctionName', 'Name'),
  toValues: answer => pickMembers(answer, 'FunctionVersion', 'Description', 'RoutingConfig'),
  toGuard: ({RevisionId}) => ({RevisionId}),
};

function undo(sent: Item, before: Item) {
  const empty = {Description: '', RoutingConfig: {AdditionalVersionWeights: {}}};
  return buildPutBack('UpdateAlias', ['FunctionName', 'Name'], {sent, before, empty});
}

/** What can be done with aliases. */
export const aliasOperations: readonly OperationDeclaration[] = [
  defineOperation<'CreateAlias'>({
    operation: 'CreateAlias',
    on: ['aliases'],
    key: 'n',
    isNew: true,
    fill: pickFunction,
    common: ['Description', 'RoutingConfig'],
  }),
  defineOperation<'UpdateAlias'>({
    operation: 'UpdateAlias',
    on: ['aliases'],
    key: 'e',
    title: 'Edit alias',
    fill: toAlias,
    common: ['FunctionVersion', 'RoutingConfig', 'Description'],
    current,
    undo,
  }),
  defineOperation<'UpdateAlias'>({
    operation: 'UpdateAlias',
    name: 'PointAlias',
    on: ['aliases'],
    title: 'Point alias to a version',
    only: ['FunctionName', 'Name', 'FunctionVersion', 'RoutingConfig', 'RevisionId'],
    fill: toAlias,
    common: ['FunctionVersion', 'RoutingConfig'],
    current: {...current, toValues: answer => pickMembers(answer, 'FunctionVersion', 'RoutingConfig')},
    undo,
  }),
  defineOperation<'DeleteAlias'>({
    operation: 'DeleteAlias',
    on: ['aliases'],
    key: 'D',
    fill: toAlias,
    dependents: [
      {
        title: 'Mapping that calls it',
        operation: 'ListEventSourceMappings',
        input: ({FunctionName, Name}) => ({FunctionName: `${FunctionName}:${Name}`}),
        toLines: ({EventSourceMappings}) =>
          toList(EventSourceMappings as readonly Item[] | undefined).map(({EventSourceArn, UUID}) =>
            formatMember(EventSourceArn ?? UUID),
          ),
      },
      {
        title: 'URL of the alias',
        operation: 'ListFunctionUrlConfigs',
        input: ({FunctionName}) => ({FunctionName}),
        toLines: ({FunctionUrlConfigs}, {Name}) =>
          toList(FunctionUrlConfigs as readonly Item[] | undefined)
            .filter(({FunctionArn}) => parseFunctionArn(FunctionArn)?.qualifier === Name)
            .map(({FunctionUrl}) => formatMember(FunctionUrl)),
      },
    ],
  }),
  defineOperation<'GetAlias'>({operation: 'GetAlias', on: ['aliases'], title: 'Read alias', fill: toAlias}),
];

function toAlias(selection: Selection): {FunctionName: string | undefined; Name: string | undefined} {
  const {FunctionName, Qualifier} = findTarget(selection);
  return {FunctionName, Name: Qualifier};
}
