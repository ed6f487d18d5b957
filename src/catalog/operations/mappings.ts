import {formatMember} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {
  type CurrentState,
  defineOperation,
  type OperationDeclaration,
  type Selection,
} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {pickFunction, pickMembers} from './target.ts';

const on = ['mappings', 'account-mappings'];

/** Members of UpdateEventSourceMapping that GetEventSourceMapping answers under the same names. */
const members = [
  ...['BatchSize', 'FilterCriteria', 'KMSKeyArn', 'MetricsConfig', 'LoggingConfig', 'ScalingConfig'],
  ...['MaximumBatchingWindowInSeconds', 'ParallelizationFactor', 'DestinationConfig', 'MaximumRecordAgeInSeconds'],
  ...['BisectBatchOnFunctionError', 'MaximumRetryAttempts', 'TumblingWindowInSeconds', 'SourceAccessConfigurations'],
  ...['FunctionResponseTypes', 'AmazonManagedKafkaEventSourceConfig', 'SelfManagedKafkaEventSourceConfig'],
  ...['DocumentDBEventSourceConfig', 'ProvisionedPollerConfig'],
];

const mapping: CurrentState = {
  operation: 'GetEventSourceMapping',
  of: ['UUID'],
  input: fixed => pickMembers(fixed, 'UUID'),
  toValues: answer => ({
    FunctionName: answer['FunctionArn'],
    Enabled: isEnabled(answer),
    ...pickMembers(answer, ...members),
  }),
  toWithheld: ({FilterCriteriaError: error}): Readonly<Record<string, string>> =>
    error === undefined || error === null
      ? {}
      : {FilterCriteria: `the service could not read them (${formatMember((error as Item)['Message'])}).`},
};

/** Settings that are taken away by giving them empty (UpdateEventSourceMapping, API reference and developer guide). */
const emptySettings: Item = {
  FilterCriteria: {Filters: []},
  KMSKeyArn: '',
  ScalingConfig: {},
  ProvisionedPollerConfig: {},
};

/** What can be done with event source mappings. */
export const mappingOperations: readonly OperationDeclaration[] = [
  defineOperation<'CreateEventSourceMapping'>({
    operation: 'CreateEventSourceMapping',
    on: ['mappings'],
    key: 'n',
    isNew: true,
    title: 'Create mapping',
    fill: pickFunction,
    common: [
      'EventSourceArn',
      'BatchSize',
      'MaximumBatchingWindowInSeconds',
      'StartingPosition',
      'FilterCriteria',
      'Enabled',
    ],
    undo: (_, __, {answer}) => ({operation: 'DeleteEventSourceMapping', input: pickMembers(answer, 'UUID')}),
  }),
  defineOperation<'UpdateEventSourceMapping'>({
    operation: 'UpdateEventSourceMapping',
    on,
    key: 'e',
    title: 'Edit mapping',
    fill: toMapping,
    common: [
      'Enabled',
      'BatchSize',
      'MaximumBatchingWindowInSeconds',
      'FilterCriteria',
      'ScalingConfig',
      'DestinationConfig',
    ],
    current: mapping,
    undo: (sent, before) => buildPutBack('UpdateEventSourceMapping', ['UUID'], {sent, before, empty: emptySettings}),
  }),
  switchMapping('DisableMapping', 'Disable mapping', false),
  switchMapping('EnableMapping', 'Enable mapping', true),
  defineOperation<'DeleteEventSourceMapping'>({
    operation: 'DeleteEventSourceMapping',
    on,
    key: 'D',
    bulk: true,
    title: 'Delete mapping',
    fill: toMapping,
    // A whole UUID is too much to type.
    confirm: ({UUID}) => String(UUID).slice(0, 8),
    dependents: [
      {
        title: 'Deleted for good',
        operation: 'GetEventSourceMapping',
        input: ({UUID}) => ({UUID}),
        toLines: ({EventSourceArn, State}) => [
          `${formatMember(EventSourceArn)}, ${formatMember(State)}. A new one may read records again or skip some; disabling keeps its place.`,
        ],
      },
    ],
  }),
  defineOperation<'GetEventSourceMapping'>({
    operation: 'GetEventSourceMapping',
    on,
    title: 'Read mapping',
    fill: toMapping,
  }),
];

/** Turning a mapping on or off is all that is sent. */
function switchMapping(name: string, title: string, Enabled: boolean): OperationDeclaration {
  return defineOperation<'UpdateEventSourceMapping'>({
    operation: 'UpdateEventSourceMapping',
    name,
    on,
    bulk: true,
    title,
    only: ['UUID', 'Enabled'],
    fill: toMapping,
    preset: () => ({Enabled}),
    unavailable: ({item}) =>
      item !== undefined && isEnabled(item) === Enabled
        ? `it is ${Enabled ? 'enabled' : 'disabled'} already`
        : undefined,
    current: {...mapping, toValues: answer => ({Enabled: isEnabled(answer)})},
    undo: ({UUID}, before) => ({operation: 'UpdateEventSourceMapping', input: {UUID, Enabled: before['Enabled']}}),
  });
}

function isEnabled({State}: Item): boolean {
  return State !== 'Disabled' && State !== 'Disabling';
}

function toMapping({item}: Selection): {UUID: string | undefined} {
  return {UUID: typeof item?.['UUID'] === 'string' ? item['UUID'] : undefined};
}
