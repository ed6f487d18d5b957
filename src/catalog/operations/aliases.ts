import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, toItems} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {
  type CurrentState,
  type Dependents,
  defineOperation,
  type OperationDeclaration,
  type Selection,
} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {parseStatementIds} from './statements.ts';
import {findTarget, pickFunction, pickMembers} from './target.ts';

const target: CurrentState = {
  operation: 'GetAlias',
  of: ['FunctionName', 'Name'],
  input: fixed => pickMembers(fixed, 'FunctionName', 'Name'),
};

const current: CurrentState = {
  ...target,
  toValues: pickAlias,
  toGuard: ({RevisionId}) => ({RevisionId}),
};

function undo(sent: Item, before: Item) {
  const empty = {Description: '', RoutingConfig: {AdditionalVersionWeights: {}}};
  return buildPutBack('UpdateAlias', ['FunctionName', 'Name'], {sent, before, empty});
}

/** What is set for an alias alone, and is deleted with it. */
const settingsOfAlias: readonly Dependents[] = [
  {
    title: 'Policy deleted with it',
    operation: 'GetPolicy',
    input: pickQualified,
    absent: ['ResourceNotFoundException'],
    vanishes: true,
    toLines: ({Policy}) => parseStatementIds(Policy),
  },
  {
    title: 'Async settings deleted with it',
    operation: 'GetFunctionEventInvokeConfig',
    input: pickQualified,
    absent: ['ResourceNotFoundException'],
    vanishes: true,
    toLines: ({MaximumRetryAttempts}) => [`${formatMember(MaximumRetryAttempts)} retries`],
  },
  {
    title: 'Provisioned concurrency ended with it',
    operation: 'GetProvisionedConcurrencyConfig',
    input: pickQualified,
    absent: ['ProvisionedConcurrencyConfigNotFoundException'],
    vanishes: true,
    toLines: ({RequestedProvisionedConcurrentExecutions: requested}) => [formatMember(requested)],
  },
];

function pickQualified({FunctionName, Name}: Item): Item {
  return {FunctionName, Qualifier: Name};
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
    undo: sent => ({operation: 'DeleteAlias', input: pickMembers(sent, 'FunctionName', 'Name')}),
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
  defineOperation<'UpdateAlias'>({
    operation: 'UpdateAlias',
    name: 'PromoteAlias',
    on: ['aliases'],
    title: 'Promote: all traffic to the second version',
    only: ['FunctionName', 'Name', 'FunctionVersion', 'RoutingConfig', 'RevisionId'],
    fill: toAlias,
    preset: ({item}) => ({FunctionVersion: findSecond(item), RoutingConfig: {AdditionalVersionWeights: {}}}),
    unavailable: ({item}) => (findSecond(item) === undefined ? 'it leads to one version only' : undefined),
    current: {...current, toValues: answer => pickMembers(answer, 'FunctionVersion', 'RoutingConfig')},
    undo,
  }),
  defineOperation<'UpdateAlias'>({
    operation: 'UpdateAlias',
    name: 'ShiftAlias',
    on: ['aliases'],
    title: 'Shift traffic to another version',
    only: ['FunctionName', 'Name', 'RoutingConfig', 'RevisionId'],
    fill: toAlias,
    common: ['RoutingConfig'],
    current: {...current, toValues: answer => pickMembers(answer, 'RoutingConfig')},
    undo,
  }),
  defineOperation<'DeleteAlias'>({
    operation: 'DeleteAlias',
    on: ['aliases'],
    key: 'D',
    fill: toAlias,
    confirm: ({FunctionName, Name}) => `${FunctionName}:${Name}`,
    current: {...target, toKept: pickAlias},
    removes: (_, kept) => pickAlias(kept),
    // What hangs on the alias goes with it and does not come back.
    undo: (sent, before, {vanished}) =>
      vanished === 0
        ? {operation: 'CreateAlias', input: {...pickMembers(sent, 'FunctionName', 'Name'), ...pickAlias(before)}}
        : undefined,
    dependents: [
      {
        title: 'Mapping that calls it',
        operation: 'ListEventSourceMappings',
        input: ({FunctionName, Name}) => ({FunctionName: `${FunctionName}:${Name}`}),
        toLines: ({EventSourceMappings}) =>
          toItems(EventSourceMappings).map(({EventSourceArn, UUID}) => formatMember(EventSourceArn ?? UUID)),
      },
      {
        title: 'URL deleted with it',
        vanishes: true,
        operation: 'ListFunctionUrlConfigs',
        input: ({FunctionName}) => ({FunctionName}),
        toLines: ({FunctionUrlConfigs}, {Name}) =>
          toItems(FunctionUrlConfigs)
            .filter(({FunctionArn}) => parseFunctionArn(FunctionArn)?.qualifier === Name)
            .map(({FunctionUrl}) => formatMember(FunctionUrl)),
      },
      ...settingsOfAlias,
    ],
  }),
  defineOperation<'GetAlias'>({operation: 'GetAlias', on: ['aliases'], title: 'Read alias', fill: toAlias}),
];

function toAlias(selection: Selection): {FunctionName: string | undefined; Name: string | undefined} {
  const {FunctionName, Qualifier} = findTarget(selection);
  return {FunctionName, Name: Qualifier};
}

function pickAlias(answer: Item): Item {
  return pickMembers(answer, 'FunctionVersion', 'Description', 'RoutingConfig');
}

/** The version that has a share of the traffic beside the first; undefined where there is none. */
function findSecond(item: Item | undefined): string | undefined {
  const {AdditionalVersionWeights: weights} = (item?.['RoutingConfig'] ?? {}) as Item;
  return Object.keys((weights ?? {}) as Item)[0];
}
