import {byNewest, toAge} from '../core/format/age.ts';
import {isSameFunction, parseFunctionArn} from '../core/format/arn.ts';
import {toDuration} from '../core/format/duration.ts';
import {toEventSource} from '../core/format/event-source.ts';
import {toOptionalNumber, toOptionalText, toText} from '../core/format/members.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {defineResource} from '../core/resource/resource.ts';
import {functions} from './functions.ts';
import {toArnLogTarget} from './log-target.ts';
import {filtersTab} from './mappings/filters-tab.ts';
import {overviewTab} from './mappings/overview-tab.ts';
import {settingsTab} from './mappings/settings-tab.ts';
import {isSettling, toResultTone, toStateTone} from './mappings/state.ts';

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
  id: mapping => toOptionalText(mapping.UUID) ?? toSource(mapping),
  label: toSource,
  arn: mapping => toOptionalText(mapping.EventSourceMappingArn),
  get: mapping => ({operation: 'GetEventSourceMapping', input: {UUID: mapping.UUID}}),
  columns: [
    {header: 'SOURCE', value: toSource, grow: 1, cut: 'middle'},
    {header: 'STATE', value: mapping => toText(mapping.State), tone: toStateTone, max: 10},
    {
      header: 'BATCH',
      value: mapping => toText(mapping.BatchSize),
      sort: mapping => -(toOptionalNumber(mapping.BatchSize) ?? 0),
      align: 'right',
      max: 6,
    },
    {header: 'LAST RESULT', value: toResult, tone: toResultTone, max: 40, extra: true},
    {header: 'WINDOW', value: mapping => toDuration(mapping.MaximumBatchingWindowInSeconds), max: 10, extra: true},
    {header: 'FUNCTION', value: toTarget, max: 40, cut: 'middle', extra: true},
    {
      header: 'AGE',
      value: (mapping, now) => toAge(mapping.LastModified, now),
      sort: mapping => byNewest(mapping.LastModified),
      align: 'right',
      max: 12,
      extra: true,
    },
    {header: 'UUID', value: mapping => toText(mapping.UUID), max: 36, extra: true},
  ],
  tabs: [overviewTab, settingsTab, filtersTab],
  searchText: mapping => `${toSource(mapping)} ${toText(mapping.State)} ${toText(mapping.UUID)}`,
  isSettling,
  logTarget: mapping => toArnLogTarget(mapping.FunctionArn),
  consolePath: (mapping, region) => {
    const name = encodeURIComponent(toText(parseFunctionArn(mapping.FunctionArn)?.name));
    return `/lambda/home?region=${region}#/functions/${name}?subtab=triggers&tab=configure`;
  },
  empty: 'No event source mappings. A mapping lets Lambda poll a queue or a stream for the function.',
});

function toSource(mapping: Mapping): string {
  const {kind, name} = toEventSource(mapping);
  return `${kind} ${name}`;
}

function toResult(mapping: Mapping): string {
  return toText(mapping.LastProcessingResult);
}

/** The function's name, with the version or alias the events go to. */
function toTarget(mapping: Mapping): string {
  const target = parseFunctionArn(mapping.FunctionArn);
  if (target === undefined) return toText(mapping.FunctionArn);
  return target.qualifier === undefined ? target.name : `${target.name}:${target.qualifier}`;
}
