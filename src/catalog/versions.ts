import type {Answer, DetailLine} from '../core/detail-line.ts';
import {byNewest, formatAge} from '../core/format/age.ts';
import {formatMember, tellUnusual, toList, toOptionalNumber, toOptionalText} from '../core/format/members.ts';
import {formatRoutingSentence} from '../core/format/routing.ts';
import {buildRows, row, rowsFromAnswer} from '../core/format/rows.ts';
import {formatSize} from '../core/format/size.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {read, readAll} from '../core/resource/detail.ts';
import {defineResource, defineTab} from '../core/resource/resource.ts';
import {toFunctionCode} from './code-place.ts';
import {configTab} from './functions/config-tab.ts';
import {
  type FunctionConfiguration,
  isFunctionSettling,
  readConfiguration,
  readFunctionAlone,
  toFunctionInput,
} from './functions/configuration.ts';
import {envTab} from './functions/env-tab.ts';
import {buildFactRows, buildStateRows} from './functions/facts.ts';
import {defineMetricsTab} from './functions/metrics-tab.ts';
import {formatState, toFunctionTone} from './functions/state.ts';
import {functions} from './functions.ts';
import {toInvokeTarget} from './invoke-target.ts';
import {buildProvisionedRows, notProvisioned} from './lines/provisioned.ts';
import {defineQualifiedAsyncTab, defineQualifiedPermissionsTab} from './lines/qualified-tabs.ts';
import {toVersionLogTarget} from './log-target.ts';
import {toMetricTarget} from './metric-target.ts';

const tab = defineTab<'ListVersionsByFunction'>();

const overviewTab = tab({
  title: 'Overview',
  reads: {
    configuration: readConfiguration,
    aliases: readAll('ListAliases', toAliasesInput),
    provisioned: read('GetProvisionedConcurrencyConfig', pickPublished, notProvisioned),
  },
  lines: (item, {configuration, aliases, provisioned}, context) => [
    row('Version', item.Version),
    ...buildStateRows(item, configuration),
    ...buildFactRows(item, context),
    ...buildAliasRows(aliases),
    ...(pickPublished(item) === undefined ? [] : buildProvisionedRows(provisioned)),
    row('ARN', item.FunctionArn),
  ],
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
  id: item => `${formatMember(item.FunctionArn)} ${formatMember(item.Version)}`,
  label: item => `${formatMember(item.FunctionName)}:${formatMember(item.Version)}`,
  arn: item => toOptionalText(item.FunctionArn),
  toRemembered: ({FunctionName, FunctionArn, Version}) => ({FunctionName, FunctionArn, Version}),
  get: item => ({operation: 'GetFunction', input: toFunctionInput(item) ?? {FunctionName: ''}}),
  sortedBy: 'VERSION',
  columns: [
    {header: 'VERSION', value: item => formatMember(item.Version), sort: item => byNewestVersion(item.Version), max: 8},
    {header: 'DESCRIPTION', value: item => formatMember(item.Description), grow: 1},
    {
      header: 'AGE',
      value: (item, now) => formatAge(item.LastModified, now),
      sort: item => byNewest(item.LastModified),
      align: 'right',
      max: 12,
    },
    {header: 'RUNTIME', value: item => formatMember(item.Runtime), max: 16, extra: true},
    {
      header: 'STATE',
      value: item => tellUnusual(formatState(item), 'Active'),
      sort: formatState,
      tone: toFunctionTone,
      min: 8,
      max: 22,
      extra: true,
    },
    {
      header: 'SIZE',
      value: item => formatSize(item.CodeSize),
      sort: item => -(toOptionalNumber(item.CodeSize) ?? 0),
      align: 'right',
      max: 12,
      extra: true,
    },
    {header: 'SHA256', value: item => formatMember(item.CodeSha256), max: 44, extra: true},
  ],
  tabs: [
    overviewTab,
    configTab,
    envTab,
    defineQualifiedAsyncTab<'ListVersionsByFunction'>(toFunctionInput),
    defineQualifiedPermissionsTab<'ListVersionsByFunction'>(toFunctionInput),
    defineMetricsTab(toTarget),
  ],
  metricTarget: toTarget,
  searchText: item => ({
    names: [formatMember(item.Version), formatMember(item.Description)],
    others: [formatMember(item.Runtime), formatMember(item.FunctionArn)],
  }),
  isSettling: isFunctionSettling,
  more: readFunctionAlone,
  values: {
    Qualifier: item => item.Version,
    FunctionVersion: publishedVersion,
    // The versions an alias divides its traffic over.
    AdditionalVersionWeights: publishedVersion,
  },
  logTarget: toVersionLogTarget,
  codePlace: item => toFunctionCode(item.FunctionName ?? item.FunctionArn, item.Version),
  invokeTarget: item => toInvokeTarget(item.FunctionName ?? item.FunctionArn, item.Version, item),
  consolePath: (item, region) => `/lambda/home?region=${region}#/functions/${formatConsolePart(item)}?tab=code`,
  empty: 'No versions. Publishing the function freezes its code and settings as a numbered version.',
});

function formatConsolePart(item: FunctionConfiguration): string {
  const name = encodeURIComponent(formatMember(item.FunctionName));
  const version = toOptionalText(item.Version);
  return version === undefined || version === '$LATEST' ? name : `${name}/versions/${encodeURIComponent(version)}`;
}

/** Sort key: $LATEST before all numbers, then from the highest number down; what is neither comes last. */
function byNewestVersion(version: unknown): number {
  if (version === '$LATEST') return Number.MIN_SAFE_INTEGER;
  const number = Number.parseInt(formatMember(version), 10);
  return Number.isNaN(number) ? Number.MAX_SAFE_INTEGER : -number;
}

function toAliasesInput(item: FunctionConfiguration) {
  const {FunctionName} = toFunctionInput(item) ?? {};
  const FunctionVersion = toOptionalText(item.Version);
  return FunctionName === undefined || FunctionVersion === undefined ? undefined : {FunctionName, FunctionVersion};
}

function buildAliasRows(answer: Answer<readonly ItemOf<'ListAliases'>[]>): readonly DetailLine[] {
  return rowsFromAnswer('Aliases', answer, 'ListAliases', aliases =>
    buildRows(
      'Aliases',
      toList(aliases).map(alias => `${formatMember(alias.Name)} → ${formatRoutingSentence(alias)}`),
      'none lead here',
    ),
  );
}

function publishedVersion({Version: version}: ItemOf<'ListVersionsByFunction'>): string | undefined {
  return version === '$LATEST' ? undefined : version;
}

/** A version that was published: nothing is kept ready for `$LATEST`. */
function pickPublished(item: FunctionConfiguration): {FunctionName: string; Qualifier: string} | undefined {
  const {FunctionName, Qualifier} = toFunctionInput(item) ?? {};
  return FunctionName === undefined || Qualifier === undefined ? undefined : {FunctionName, Qualifier};
}
