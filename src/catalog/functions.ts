import {byNewest, formatAge} from '../core/format/age.ts';
import {parseLayerVersionArn, readFunctionAddress} from '../core/format/arn.ts';
import {formatDuration} from '../core/format/duration.ts';
import {formatAmount, formatMember, toList, toOptionalNumber, toOptionalText} from '../core/format/members.ts';
import {formatSize} from '../core/format/size.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {courseWidth} from '../core/metrics/traffic-cell.ts';
import {defineResource, type Related} from '../core/resource/resource.ts';
import {toFunctionCode} from './code-place.ts';
import {alarmsTab} from './functions/alarms-tab.ts';
import {asyncTab} from './functions/async-tab.ts';
import {codeTab} from './functions/code-tab.ts';
import {concurrencyTab} from './functions/concurrency-tab.ts';
import {configTab} from './functions/config-tab.ts';
import {isFunctionSettling, readFunctionAlone, toFunctionInput} from './functions/configuration.ts';
import {envTab} from './functions/env-tab.ts';
import {defineMetricsTab} from './functions/metrics-tab.ts';
import {functionOverviewTab} from './functions/overview-tab.ts';
import {permissionsTab} from './functions/permissions-tab.ts';
import {relatedTab} from './functions/related-tab.ts';
import {buildStateCell, formatState} from './functions/state.ts';
import {urlTab} from './functions/url-tab.ts';
import {toInvokeTarget} from './invoke-target.ts';
import {defineTagsTab} from './lines/tags-tab.ts';
import {toLogTarget} from './log-target.ts';
import {toMetricTarget} from './metric-target.ts';

const toTarget = (item: ItemOf<'ListFunctions'>) => toMetricTarget(item.FunctionName ?? item.FunctionArn);

/** The functions of the account in one region. */
export const functions = defineResource<'ListFunctions'>({
  name: 'functions',
  title: 'Functions',
  singular: 'function',
  list: 'ListFunctions',
  input: () => ({}),
  id: item => toOptionalText(item.FunctionArn) ?? formatMember(item.FunctionName),
  label: item => formatMember(item.FunctionName),
  arn: item => toOptionalText(item.FunctionArn),
  toRemembered: ({FunctionName, FunctionArn, Version}) => ({FunctionName, FunctionArn, Version}),
  get: item => ({operation: 'GetFunction', input: toFunctionInput(item) ?? {FunctionName: ''}}),
  tagged: {type: 'lambda:function', arn: item => toOptionalText(item.FunctionArn)},
  columns: [
    {header: 'NAME', value: item => formatMember(item.FunctionName), grow: 1, cut: 'middle'},
    {
      header: 'RUNTIME',
      value: item => (item.PackageType === 'Image' ? 'image' : formatMember(item.Runtime)),
      max: 15,
      extra: 'beside-traffic',
    },
    {
      header: 'STATE',
      value: item => buildStateCell(item).text,
      judged: buildStateCell,
      // What is said of a function comes before silence.
      sort: item => buildStateCell(item).text || '~',
      min: 7,
      max: 8,
    },
    {
      header: 'AGE',
      value: (item, now) => formatAge(item.LastModified, now),
      sort: item => byNewest(item.LastModified),
      align: 'right',
      max: 12,
    },
    {header: 'CALLS ERRORS', traffic: 'course', value: () => '', min: courseWidth},
    {header: 'LAST HOUR', traffic: 'sums', value: () => '', min: 17, extra: true},
    {
      header: 'MEMORY',
      value: item => formatAmount(item.MemorySize, 'MB'),
      sort: item => -(toOptionalNumber(item.MemorySize) ?? 0),
      align: 'right',
      max: 12,
      extra: true,
    },
    {
      header: 'TIMEOUT',
      value: item => formatDuration(item.Timeout),
      sort: item => -(toOptionalNumber(item.Timeout) ?? 0),
      align: 'right',
      max: 12,
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
    {header: 'PACKAGE', value: item => formatMember(item.PackageType), max: 8, extra: true},
    {header: 'ARCH', value: item => formatMember(item.Architectures), max: 8, extra: true},
    {header: 'DESCRIPTION', value: item => formatMember(item.Description), max: 60, extra: true},
    {header: 'ROLE', value: item => formatMember(item.Role), max: 60, cut: 'start', extra: true},
  ],
  tabs: [
    functionOverviewTab,
    configTab,
    envTab,
    codeTab,
    concurrencyTab,
    asyncTab,
    permissionsTab,
    urlTab,
    defineTagsTab<'ListFunctions'>(item => toOptionalText(item.FunctionArn)),
    defineMetricsTab(toTarget),
    alarmsTab,
    relatedTab,
  ],
  searchText: item => ({
    names: [formatMember(item.FunctionName)],
    others: [
      formatMember(item.Runtime),
      formatMember(item.Description),
      formatState(item),
      formatMember(item.FunctionArn),
      formatMember(item.LoggingConfig?.LogGroup),
    ],
  }),
  readAddress: text => readFunctionAddress(text)?.name,
  isSettling: isFunctionSettling,
  more: {...readFunctionAlone, ofEach: true},
  values: {FunctionName: item => item.FunctionName, Role: item => item.Role},
  logTarget: toLogTarget,
  codePlace: item => toFunctionCode(item.FunctionName ?? item.FunctionArn),
  invokeTarget: item => toInvokeTarget(item.FunctionName ?? item.FunctionArn, undefined, item),
  metricTarget: toTarget,
  related: ({CapacityProviderConfig, Layers}) => [
    ...listProvider(CapacityProviderConfig?.LambdaManagedInstancesCapacityProviderConfig?.CapacityProviderArn),
    ...toList(Layers).flatMap(({Arn}) => {
      const layer = parseLayerVersionArn(Arn);
      return layer === undefined ? [] : [{title: `Layer ${layer.name}`, pane: 'layers', id: layer.layerArn}];
    }),
  ],
  consolePath: (item, region) =>
    `/lambda/home?region=${region}#/functions/${encodeURIComponent(formatMember(item.FunctionName))}?tab=code`,
  empty: 'No functions in this account and region. Look in another region or profile, or create one.',
});

function listProvider(arn: unknown): readonly Related[] {
  const id = toOptionalText(arn);
  return id === undefined ? [] : [{title: 'Its capacity provider', pane: 'capacity-providers', id}];
}
