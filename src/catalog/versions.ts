import type {Answer, DetailLine} from '../core/detail-line.ts';
import {byNewest, toAge} from '../core/format/age.ts';
import {toList, toOptionalNumber, toOptionalText, toText} from '../core/format/members.ts';
import {toRoutingSentence} from '../core/format/routing.ts';
import {row, rowsFromAnswer, rowsOf} from '../core/format/rows.ts';
import {toSize} from '../core/format/size.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {readAll} from '../core/resource/detail.ts';
import {defineResource, defineTab} from '../core/resource/resource.ts';
import {configTab} from './functions/config-tab.ts';
import {
  type Configuration,
  isSettling,
  readConfiguration,
  toCurrent,
  toFunctionInput,
} from './functions/configuration.ts';
import {envTab} from './functions/env-tab.ts';
import {toFactRows, toStateRows} from './functions/facts.ts';
import {defineMetricsTab} from './functions/metrics-tab.ts';
import {toState, toStateTone} from './functions/state.ts';
import {functions} from './functions.ts';
import {toInvokeTarget} from './invoke-target.ts';
import {toVersionLogTarget} from './log-target.ts';
import {toMetricTarget} from './metric-target.ts';

const tab = defineTab<'ListVersionsByFunction'>();

const overviewTab = tab({
  title: 'Overview',
  reads: {
    configuration: readConfiguration,
    aliases: readAll('ListAliases', toAliasesInput),
  },
  lines: (item, {configuration, aliases}, context) => {
    const current = toCurrent(item, configuration);
    return [
      row('Version', current.Version),
      ...toStateRows(current),
      ...toFactRows(current, context),
      ...toAliasRows(aliases),
      row('ARN', current.FunctionArn),
    ];
  },
});

const toTarget = (item: ItemOf<'ListVersionsByFunction'>) =>
  toMetricTarget(item.FunctionName ?? item.FunctionArn, item.Version);

/** The versions of the selected function, newest first. */
export const versions = defineResource<'ListVersionsByFunction', 'ListFunctions'>({
  name: 'versions',
  title: 'Versions',
  singular: 'version',
  list: 'ListVersionsByFunction',
  parent: functions,
  input: parent => ({FunctionName: parent?.FunctionName}),
  id: item => `${toText(item.FunctionArn)} ${toText(item.Version)}`,
  label: item => `${toText(item.FunctionName)}:${toText(item.Version)}`,
  arn: item => toOptionalText(item.FunctionArn),
  get: item => ({operation: 'GetFunction', input: toFunctionInput(item) ?? {FunctionName: ''}}),
  sortedBy: 'VERSION',
  columns: [
    {header: 'VERSION', value: item => toText(item.Version), sort: item => byNewestVersion(item.Version), max: 8},
    {header: 'DESCRIPTION', value: item => toText(item.Description), grow: 1},
    {
      header: 'AGE',
      value: (item, now) => toAge(item.LastModified, now),
      sort: item => byNewest(item.LastModified),
      align: 'right',
      max: 12,
    },
    {header: 'RUNTIME', value: item => toText(item.Runtime), max: 16, extra: true},
    {header: 'STATE', value: toState, tone: toStateTone, max: 22, extra: true},
    {
      header: 'SIZE',
      value: item => toSize(item.CodeSize),
      sort: item => -(toOptionalNumber(item.CodeSize) ?? 0),
      align: 'right',
      max: 12,
      extra: true,
    },
    {header: 'SHA256', value: item => toText(item.CodeSha256), max: 44, extra: true},
  ],
  tabs: [overviewTab, configTab, envTab, defineMetricsTab(toTarget)],
  metricTarget: toTarget,
  searchText: item => `${toText(item.Version)} ${toText(item.Description)} ${toText(item.Runtime)}`,
  isSettling,
  logTarget: toVersionLogTarget,
  invokeTarget: item => toInvokeTarget(item.FunctionName ?? item.FunctionArn, item.Version, item.Timeout),
  consolePath: (item, region) => `/lambda/home?region=${region}#/functions/${toConsolePart(item)}?tab=code`,
  empty: 'No versions. Publishing the function freezes its code and settings as a numbered version.',
});

function toConsolePart(item: Configuration): string {
  const name = encodeURIComponent(toText(item.FunctionName));
  const version = toOptionalText(item.Version);
  return version === undefined || version === '$LATEST' ? name : `${name}/versions/${encodeURIComponent(version)}`;
}

/** Sort key: $LATEST before all numbers, then from the highest number down; what is neither comes last. */
function byNewestVersion(version: unknown): number {
  if (version === '$LATEST') return Number.MIN_SAFE_INTEGER;
  const number = Number.parseInt(toText(version), 10);
  return Number.isNaN(number) ? Number.MAX_SAFE_INTEGER : -number;
}

function toAliasesInput(item: Configuration) {
  const {FunctionName} = toFunctionInput(item) ?? {};
  const FunctionVersion = toOptionalText(item.Version);
  return FunctionName === undefined || FunctionVersion === undefined ? undefined : {FunctionName, FunctionVersion};
}

function toAliasRows(answer: Answer<readonly ItemOf<'ListAliases'>[]>): readonly DetailLine[] {
  return rowsFromAnswer('Aliases', answer, 'ListAliases', aliases =>
    rowsOf(
      'Aliases',
      toList(aliases).map(alias => `${toText(alias.Name)} → ${toRoutingSentence(alias)}`),
      'none lead here',
    ),
  );
}
