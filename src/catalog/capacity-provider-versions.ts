import {parseFunctionArn} from '../core/format/arn.ts';
import {formatMember, tellUnusual, toOptionalText} from '../core/format/members.ts';
import {heading, row, rowIfAny} from '../core/format/rows.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {fromAnswer, read} from '../core/resource/detail.ts';
import {defineResource, defineTab} from '../core/resource/resource.ts';
import type {Tone} from '../core/tone.ts';
import {toProviderInput} from './capacity/provider.ts';
import {capacityProviders} from './capacity-providers.ts';
import {toInvokeTarget} from './invoke-target.ts';
import {toFunctionRelated} from './lines/function-related.ts';
import {toArnLogTarget} from './log-target.ts';

type Version = ItemOf<'ListFunctionVersionsByCapacityProvider'>;

const overviewTab = defineTab<'ListFunctionVersionsByCapacityProvider'>()({
  title: 'Overview',
  reads: {
    configuration: read('GetFunctionConfiguration', toVersionInput),
    scaling: read('GetFunctionScalingConfig', toVersionInput, ['ResourceNotFoundException']),
  },
  lines: (version, {configuration, scaling}) => [
    row('Function', nameOf(version)),
    row('Version', versionOf(version)),
    row('State', version.State, toVersionTone(version)),
    heading('Environments'),
    ...fromAnswer(scaling, 'As many as there is room for.', answer => [
      row('At least', answer?.AppliedFunctionScalingConfig?.MinExecutionEnvironments),
      row('At most', answer?.AppliedFunctionScalingConfig?.MaxExecutionEnvironments),
    ]),
    heading('Configuration'),
    ...fromAnswer(configuration, 'No configuration.', answer => {
      const instances = answer?.CapacityProviderConfig?.LambdaManagedInstancesCapacityProviderConfig;
      return [
        row('Runtime', answer?.Runtime),
        row('Memory', answer?.MemorySize),
        row('Calls at once in each', instances?.PerExecutionEnvironmentMaxConcurrency),
        ...rowIfAny('GiB for each vCPU', instances?.ExecutionEnvironmentMemoryGiBPerVCpu),
        ...rowIfAny('Reason', answer?.StateReason),
      ];
    }),
    row('ARN', version.FunctionArn),
  ],
});

/** The versions of functions that run on the selected capacity provider. */
export const capacityProviderVersions = defineResource<
  'ListFunctionVersionsByCapacityProvider',
  'ListCapacityProviders'
>({
  name: 'capacity-provider-versions',
  title: 'Versions on it',
  singular: 'version on a capacity provider',
  list: 'ListFunctionVersionsByCapacityProvider',
  parent: capacityProviders,
  apart: true,
  input: parent => (parent && toProviderInput(parent)) ?? {CapacityProviderName: undefined},
  id: version => formatMember(version.FunctionArn),
  label: version => `${nameOf(version)}:${versionOf(version)}`,
  arn: version => toOptionalText(version.FunctionArn),
  get: version => ({
    operation: 'GetFunctionConfiguration',
    input: toVersionInput(version) ?? {FunctionName: undefined},
  }),
  columns: [
    {header: 'FUNCTION', value: nameOf, grow: 1, cut: 'middle'},
    {header: 'VERSION', value: versionOf, align: 'right', max: 10},
    {
      header: 'STATE',
      value: version => tellUnusual(formatMember(version.State), 'Active'),
      sort: version => formatMember(version.State),
      tone: toVersionTone,
      max: 18,
    },
  ],
  tabs: [overviewTab],
  logTarget: version => toArnLogTarget(version.FunctionArn),
  invokeTarget: version => toInvokeTarget(nameOf(version), versionOf(version)),
  related: ({FunctionArn}) => [toFunctionRelated(FunctionArn)],
  consolePath: (version, region) =>
    `/lambda/home?region=${region}#/functions/${encodeURIComponent(nameOf(version))}/versions/${versionOf(version)}?tab=code`,
  empty: 'No function runs on this capacity provider. It is chosen when a function is created.',
});

function nameOf({FunctionArn}: Version): string {
  return parseFunctionArn(FunctionArn)?.name ?? formatMember(FunctionArn);
}

function versionOf({FunctionArn}: Version): string {
  return formatMember(parseFunctionArn(FunctionArn)?.qualifier);
}

function toVersionInput({FunctionArn}: Version): {FunctionName: string; Qualifier: string} | undefined {
  const found = parseFunctionArn(FunctionArn);
  return found?.qualifier === undefined ? undefined : {FunctionName: found.name, Qualifier: found.qualifier};
}

function toVersionTone({State}: Version): Tone {
  if (State === 'Active') return 'good';
  return State === 'Failed' ? 'bad' : 'warn';
}
