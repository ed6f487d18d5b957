import {byNewest, formatAge} from '../core/format/age.ts';
import {isSameFunction, parseFunctionArn} from '../core/format/arn.ts';
import {formatDuration} from '../core/format/duration.ts';
import {readEventSource} from '../core/format/event-source.ts';
import {formatMember, toOptionalNumber, toOptionalText} from '../core/format/members.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {defineResource} from '../core/resource/resource.ts';
import {functions} from './functions.ts';
import {defineTagsTab} from './lines/tags-tab.ts';
import {toArnLogTarget} from './log-target.ts';
import {filtersTab} from './mappings/filters-tab.ts';
import {mappingOverviewTab, toMappingInput} from './mappings/overview-tab.ts';
import {settingsTab} from './mappings/settings-tab.ts';
import {isMappingSettling, toMappingTone, toResultTone} from './mappings/state.ts';

type Mapping = ItemOf<'ListEventSourceMappings'>;

/** The event source mappings of the selected function: what Lambda polls for it. */
export const mappings = defineResource<'ListEventSourceMappings', 'ListFunctions'>({
  name: 'mappings',
  title: 'Mappings',
  singular: 'mapping',
  list: 'ListEventSourceMappings',
  parent: functions,
  // Asked for one function the service leaves out the mappings of its aliases and versions.
  input: () => ({}),
  belongsTo: (mapping, parent) => isSameFunction(mapping.FunctionArn, parent.FunctionArn),
  id: mapping => toOptionalText(mapping.UUID) ?? formatSource(mapping),
  label: formatSource,
  arn: mapping => toOptionalText(mapping.EventSourceMappingArn),
  toRemembered: pickNames,
  get: mapping => ({operation: 'GetEventSourceMapping', input: {UUID: mapping.UUID}}),
  tagged: {type: 'lambda:event-source-mapping', arn: mapping => toOptionalText(mapping.EventSourceMappingArn)},
  columns: [
    {header: 'SOURCE', value: formatSource, grow: 1, cut: 'middle'},
    {header: 'STATE', value: mapping => formatMember(mapping.State), tone: toMappingTone, max: 10},
    {
      header: 'BATCH',
      value: mapping => formatMember(mapping.BatchSize),
      sort: mapping => -(toOptionalNumber(mapping.BatchSize) ?? 0),
      align: 'right',
      max: 6,
    },
    {header: 'LAST RESULT', value: toResult, tone: toResultTone, max: 40, extra: true},
    {header: 'WINDOW', value: mapping => formatDuration(mapping.MaximumBatchingWindowInSeconds), max: 10, extra: true},
    {header: 'FUNCTION', value: formatTarget, max: 40, cut: 'middle', extra: true},
    {
      header: 'AGE',
      value: (mapping, now) => formatAge(mapping.LastModified, now),
      sort: mapping => byNewest(mapping.LastModified),
      align: 'right',
      max: 12,
      extra: true,
    },
    {header: 'UUID', value: mapping => formatMember(mapping.UUID), max: 36, extra: true},
  ],
  tabs: [
    mappingOverviewTab,
    settingsTab,
    filtersTab,
    defineTagsTab<'ListEventSourceMappings'>(mapping => toOptionalText(mapping.EventSourceMappingArn)),
  ],
  values: {UUID: mapping => mapping.UUID},
  searchText: mapping => ({
    names: [formatSource(mapping), formatMember(mapping.EventSourceArn)],
    others: [formatMember(mapping.State), formatMember(mapping.UUID)],
  }),
  isSettling: isMappingSettling,
  more: {
    operation: 'GetEventSourceMapping',
    input: toMappingInput,
    merge: (mapping, answer) => ({...mapping, ...answer}),
  },
  logTarget: mapping => toArnLogTarget(mapping.FunctionArn),
  consolePath: (mapping, region) => {
    const name = encodeURIComponent(formatMember(parseFunctionArn(mapping.FunctionArn)?.name));
    return `/lambda/home?region=${region}#/functions/${name}?subtab=triggers&tab=configure`;
  },
  empty: 'No event source mappings. A mapping lets Lambda poll a queue or a stream for the function.',
});

/** What it is called by: its own names, its function's and those of what it reads. */
function pickNames(mapping: Mapping): Mapping {
  const {UUID, EventSourceMappingArn, FunctionArn, EventSourceArn, Topics, Queues} = mapping;
  const {SelfManagedEventSource, DocumentDBEventSourceConfig: source} = mapping;
  return {
    UUID,
    EventSourceMappingArn,
    FunctionArn,
    EventSourceArn,
    Topics,
    Queues,
    SelfManagedEventSource,
    ...(source && {
      DocumentDBEventSourceConfig: {DatabaseName: source.DatabaseName, CollectionName: source.CollectionName},
    }),
  };
}

function formatSource(mapping: Mapping): string {
  const {kind, name} = readEventSource(mapping);
  return `${kind} ${name}`;
}

function toResult(mapping: Mapping): string {
  return formatMember(mapping.LastProcessingResult);
}

/** The function's name, with the version or alias the events go to. */
function formatTarget(mapping: Mapping): string {
  const target = parseFunctionArn(mapping.FunctionArn);
  if (target === undefined) return formatMember(mapping.FunctionArn);
  return target.qualifier === undefined ? target.name : `${target.name}:${target.qualifier}`;
}
