import {byNewest, formatAge} from '../core/format/age.ts';
import {parseFunctionArn} from '../core/format/arn.ts';
import {formatMember, isMissing, toOptionalText} from '../core/format/members.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {read} from '../core/resource/detail.ts';
import {defineResource, defineTab} from '../core/resource/resource.ts';
import {toFunctionRelated} from './lines/function-related.ts';
import {defineQualifiedPermissionsTab} from './lines/qualified-tabs.ts';
import {buildUrlLines} from './lines/url-lines.ts';
import {noPolicy} from './lines/url-policies.ts';
import {toArnLogTarget} from './log-target.ts';

type Url = ItemOf<'ListFunctionUrlConfigs'>;

const overviewTab = defineTab<'ListFunctionUrlConfigs'>()({
  title: 'Overview',
  reads: {policy: read('GetPolicy', toUrlInput, noPolicy)},
  lines: (url, {policy}, {now}) => buildUrlLines(url, policy, now),
});

/** The web addresses of all functions and aliases of the account in one region: the service tells those of one function at a time. */
export const functionUrls = defineResource<'ListFunctionUrlConfigs'>({
  name: 'function-urls',
  title: 'Function URLs',
  singular: 'function URL',
  list: 'ListFunctionUrlConfigs',
  apart: true,
  ofEachFunction: true,
  input: () => ({FunctionName: undefined}),
  id: url => toOptionalText(url.FunctionArn) ?? formatMember(url.FunctionUrl),
  label: formatTarget,
  arn: url => toOptionalText(url.FunctionArn),
  get: url => ({operation: 'GetFunctionUrlConfig', input: toUrlInput(url) ?? {FunctionName: undefined}}),
  columns: [
    {header: 'FUNCTION', value: formatTarget, grow: 1, cut: 'middle'},
    {
      header: 'AUTH',
      value: url => formatMember(url.AuthType),
      tone: url => (url.AuthType === 'NONE' ? 'warn' : undefined),
      max: 8,
    },
    {header: 'CORS', value: url => (isMissing(url.Cors) ? '' : formatMember(url.Cors?.AllowOrigins)), max: 24},
    {header: 'MODE', value: url => (url.InvokeMode === 'RESPONSE_STREAM' ? 'stream' : ''), min: 6, max: 6},
    {header: 'URL', value: url => formatMember(url.FunctionUrl), max: 70, cut: 'middle', extra: true},
    {
      header: 'AGE',
      value: (url, now) => formatAge(url.CreationTime, now),
      sort: url => byNewest(url.CreationTime),
      align: 'right',
      max: 12,
      extra: true,
    },
  ],
  tabs: [overviewTab, defineQualifiedPermissionsTab<'ListFunctionUrlConfigs'>(toUrlInput)],
  searchText: url => ({
    names: [formatTarget(url)],
    others: [formatMember(url.FunctionUrl), formatMember(url.AuthType), formatMember(url.InvokeMode)],
  }),
  more: {operation: 'GetFunctionUrlConfig', input: toUrlInput, merge: (url, answer) => ({...url, ...answer})},
  related: ({FunctionArn}) => [toFunctionRelated(FunctionArn)],
  logTarget: url => toArnLogTarget(url.FunctionArn),
  consolePath: (url, region) => {
    const name = encodeURIComponent(formatMember(parseFunctionArn(url.FunctionArn)?.name));
    return `/lambda/home?region=${region}#/functions/${name}?subtab=url&tab=configure`;
  },
  empty: 'No function of this region has a URL. One lets it be called over the web without an API before it.',
});

/** The function's name, with the alias that the URL leads to. */
function formatTarget({FunctionArn}: Url): string {
  const found = parseFunctionArn(FunctionArn);
  if (found === undefined) return formatMember(FunctionArn);
  return found.qualifier === undefined ? found.name : `${found.name}:${found.qualifier}`;
}

function toUrlInput({FunctionArn}: Url): {FunctionName: string; Qualifier?: string} | undefined {
  const found = parseFunctionArn(FunctionArn);
  if (found === undefined) return undefined;
  return {FunctionName: found.name, ...(found.qualifier !== undefined && {Qualifier: found.qualifier})};
}
