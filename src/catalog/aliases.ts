import {parseFunctionArn} from '../core/format/arn.ts';
import {formatMember, toOptionalText} from '../core/format/members.ts';
import {formatRouting, formatRoutingSentence, toTargets} from '../core/format/routing.ts';
import {editable, row} from '../core/format/rows.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {read} from '../core/resource/detail.ts';
import {defineResource, defineTab} from '../core/resource/resource.ts';
import {toFunctionCode} from './code-place.ts';
import {defineMetricsTab} from './functions/metrics-tab.ts';
import {functions} from './functions.ts';
import {toInvokeTarget} from './invoke-target.ts';
import {buildProvisionedRows, notProvisioned} from './lines/provisioned.ts';
import {defineQualifiedAsyncTab, defineQualifiedPermissionsTab, defineQualifiedUrlTab} from './lines/qualified-tabs.ts';
import {toAliasLogTarget} from './log-target.ts';
import {toMetricTarget} from './metric-target.ts';

type Alias = ItemOf<'ListAliases'>;
const tab = defineTab<'ListAliases'>();

const overviewTab = tab({
  title: 'Overview',
  reads: {provisioned: read('GetProvisionedConcurrencyConfig', pickQualified, notProvisioned)},
  lines: (alias, {provisioned}) => [
    row('Name', alias.Name),
    editable('RoutingConfig.AdditionalVersionWeights', row('Routing', formatRoutingSentence(alias))),
    editable('FunctionVersion', row('Version', alias.FunctionVersion)),
    editable('Description', row('Description', alias.Description)),
    ...buildProvisionedRows(provisioned),
    row('ARN', alias.AliasArn),
    row('Revision', alias.RevisionId),
  ],
});

const toTarget = (alias: Alias) => toMetricTarget(alias.AliasArn, alias.Name);

/** The aliases of the selected function. */
export const aliases = defineResource<'ListAliases', 'ListFunctions'>({
  name: 'aliases',
  title: 'Aliases',
  singular: 'alias',
  list: 'ListAliases',
  parent: functions,
  input: parent => ({FunctionName: parent?.FunctionName}),
  id: alias => toOptionalText(alias.AliasArn) ?? formatMember(alias.Name),
  label: alias => `${formatMember(parseFunctionArn(alias.AliasArn)?.name)}:${formatMember(alias.Name)}`,
  arn: alias => toOptionalText(alias.AliasArn),
  toRemembered: pickNames,
  get: alias => ({operation: 'GetAlias', input: pickName(alias) ?? {FunctionName: undefined, Name: undefined}}),
  columns: [
    {header: 'NAME', value: alias => formatMember(alias.Name), grow: 1, cut: 'middle'},
    {header: 'ROUTING', value: formatRouting, grow: 1},
    {header: 'DESCRIPTION', value: alias => formatMember(alias.Description), max: 60, extra: true},
  ],
  tabs: [
    overviewTab,
    defineQualifiedPermissionsTab<'ListAliases'>(pickQualified),
    defineQualifiedAsyncTab<'ListAliases'>(pickQualified),
    defineQualifiedUrlTab<'ListAliases'>(pickQualified),
    defineMetricsTab(toTarget),
  ],
  more: {operation: 'GetAlias', input: pickName, merge: (alias, answer) => ({...alias, ...answer})},
  metricTarget: toTarget,
  searchText: alias => ({
    names: [formatMember(alias.Name)],
    others: [formatRouting(alias), formatMember(alias.Description), formatMember(alias.AliasArn)],
  }),
  values: {Qualifier: alias => alias.Name},
  logTarget: toAliasLogTarget,
  codePlace: alias => toFunctionCode(parseFunctionArn(alias.AliasArn)?.name, alias.Name),
  codePlaces: alias =>
    toTargets(alias).flatMap(({version, share}) => {
      const place = toFunctionCode(parseFunctionArn(alias.AliasArn)?.name, version);
      return place === undefined ? [] : [{label: `version ${version} · ${share}`, place}];
    }),
  invokeTarget: alias => toInvokeTarget(parseFunctionArn(alias.AliasArn)?.name ?? alias.AliasArn, alias.Name),
  consolePath: (alias, region) => {
    const name = encodeURIComponent(formatMember(parseFunctionArn(alias.AliasArn)?.name));
    return `/lambda/home?region=${region}#/functions/${name}/aliases/${encodeURIComponent(formatMember(alias.Name))}?tab=code`;
  },
  empty: 'No aliases. An alias is a name, like live, that leads to a version and can be moved to another.',
});

/** The function's name and the alias as its qualifier; undefined when the alias does not tell whose it is. */
function pickQualified(alias: Alias): {FunctionName: string; Qualifier: string} | undefined {
  const FunctionName = parseFunctionArn(alias.AliasArn)?.name;
  const Qualifier = toOptionalText(alias.Name);
  return FunctionName === undefined || Qualifier === undefined ? undefined : {FunctionName, Qualifier};
}

/** The version that it leads to says nothing while others have a share of the calls. */
function pickNames({AliasArn, Name, FunctionVersion, RoutingConfig}: Alias): Alias {
  const isShared = Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0;
  return {AliasArn, Name, ...(!isShared && {FunctionVersion})};
}

function pickName(alias: Alias): {FunctionName: string; Name: string} | undefined {
  const {FunctionName, Qualifier} = pickQualified(alias) ?? {};
  return FunctionName === undefined || Qualifier === undefined ? undefined : {FunctionName, Name: Qualifier};
}
