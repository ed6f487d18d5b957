import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, toItems} from '../../core/format/members.ts';
import {formatRoutingSentence} from '../../core/format/routing.ts';
import type {Item} from '../../core/item.ts';
import {
  type CurrentState,
  type Dependents,
  defineOperation,
  type OperationDeclaration,
} from '../../core/operation/operation.ts';
import {emptyConfiguration, findUnreadableEnvironment, readUpdatable, withVpcLeft} from './configuration.ts';
import {buildPutBack} from './put-back.ts';
import {parseStatementIds} from './statements.ts';
import {pickFunction, pickMembers} from './target.ts';

/** Guards a change of a function: its revision must still be the one read. */
const functionRevision: CurrentState = {
  operation: 'GetFunctionConfiguration',
  of: ['FunctionName'],
  input: fixed => pickMembers(fixed, 'FunctionName'),
  toGuard: ({RevisionId}) => ({RevisionId}),
};

/** What is published: the code and the settings as they are. */
export const publishedState: CurrentState = {
  ...functionRevision,
  toKept: answer => ({...pickCode(answer), ...readUpdatable(answer)}),
};

function pickCode(answer: Item): Item {
  return pickMembers(answer, 'CodeSha256', 'Architectures');
}

/** What goes on leading to a function that is deleted. */
const dependents: readonly Dependents[] = [
  {
    title: 'Alias deleted with it',
    operation: 'ListAliases',
    input: ({FunctionName}) => ({FunctionName}),
    toLines: ({Aliases}) =>
      toItems(Aliases).map(alias => `${formatMember(alias['Name'])} → ${formatRoutingSentence(alias)}`),
  },
  {
    title: 'Version deleted with it',
    operation: 'ListVersionsByFunction',
    input: ({FunctionName}) => ({FunctionName}),
    toLines: ({Versions}) =>
      toItems(Versions)
        .filter(({Version}) => Version !== '$LATEST')
        .map(({Version, Description}) => `${formatMember(Version)} ${Description ?? ''}`.trim()),
  },
  {
    title: 'Mapping that stays and fails',
    operation: 'ListEventSourceMappings',
    input: ({FunctionName}) => ({FunctionName}),
    toLines: ({EventSourceMappings}) =>
      toItems(EventSourceMappings).map(({EventSourceArn, UUID}) => formatMember(EventSourceArn ?? UUID)),
  },
  {
    title: 'Policy statement deleted with it',
    operation: 'GetPolicy',
    input: ({FunctionName}) => ({FunctionName}),
    absent: ['ResourceNotFoundException'],
    toLines: ({Policy}) => parseStatementIds(Policy),
  },
  {
    title: 'URL deleted with it',
    operation: 'ListFunctionUrlConfigs',
    input: ({FunctionName}) => ({FunctionName}),
    toLines: ({FunctionUrlConfigs}) => toItems(FunctionUrlConfigs).map(({FunctionUrl}) => formatMember(FunctionUrl)),
  },
];

/** What can be done with functions themselves: making, changing, publishing and deleting them. */
export const functionOperations: readonly OperationDeclaration[] = [
  defineOperation<'CreateFunction'>({
    operation: 'CreateFunction',
    on: ['functions'],
    key: 'n',
    isNew: true,
    common: [
      'Runtime',
      'Handler',
      'Description',
      'MemorySize',
      'Timeout',
      'Environment',
      'Architectures',
      'Layers',
      'Tags',
    ],
    undo: sent => ({operation: 'DeleteFunction', input: pickMembers(sent, 'FunctionName')}),
  }),
  defineOperation<'UpdateFunctionConfiguration'>({
    operation: 'UpdateFunctionConfiguration',
    on: ['functions'],
    key: 'e',
    title: 'Edit function',
    fill: pickFunction,
    common: [
      'Description',
      'MemorySize',
      'Timeout',
      'Environment',
      'Handler',
      'Runtime',
      'Role',
      'Layers',
      'LoggingConfig',
    ],
    current: {
      ...functionRevision,
      toValues: readUpdatable,
      toWithheld: findUnreadableEnvironment,
    },
    toSent: withVpcLeft,
    undo: (sent, before) =>
      buildPutBack('UpdateFunctionConfiguration', ['FunctionName'], {sent, before, empty: emptyConfiguration}),
  }),
  defineOperation<'UpdateFunctionCode'>({
    operation: 'UpdateFunctionCode',
    on: ['functions'],
    title: 'Upload code',
    fill: pickFunction,
    // Without it the service takes the code to be for x86_64 (API reference of UpdateFunctionCode).
    preset: ({item}) => pickMembers(item ?? {}, 'Architectures'),
    common: ['ZipFile', 'S3Bucket', 'S3Key', 'ImageUri', 'Architectures', 'Publish', 'DryRun'],
    current: {...functionRevision, toKept: pickCode},
    replaces: ({Architectures}, kept) => (Architectures === undefined ? {} : pickMembers(kept, 'Architectures')),
    replacesCode: ({FunctionName, DryRun}) =>
      DryRun === true ? undefined : {of: 'function', name: String(FunctionName)},
    undo: ({FunctionName, DryRun}, before) => {
      const code = pickMembers(before, 'ZipFile', 'ImageUri');
      return Object.keys(code).length === 0 || DryRun === true
        ? undefined
        : {operation: 'UpdateFunctionCode', input: {FunctionName, ...code, ...pickMembers(before, 'Architectures')}};
    },
  }),
  defineOperation<'DeleteFunction'>({
    operation: 'DeleteFunction',
    on: ['functions'],
    key: 'D',
    title: 'Delete function',
    only: ['FunctionName'],
    fill: pickFunction,
    confirm: ({FunctionName}) => parseFunctionArn(FunctionName)?.name ?? String(FunctionName),
    dependents,
  }),
];
