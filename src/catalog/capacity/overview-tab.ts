import {formatMoment} from '../../core/format/age.ts';
import {formatAmount, formatMember, toEntries, toList} from '../../core/format/members.ts';
import {editable, formatUnknown, heading, note, row, rowIfAny} from '../../core/format/rows.ts';
import {read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {formatProviderName, toProviderInput, toProviderTone} from './provider.ts';

/** How a capacity provider stands, how far it may grow and on which instances, and where these are. */
export const capacityOverviewTab = defineTab<'ListCapacityProviders'>()({
  title: 'Overview',
  reads: {provider: read('GetCapacityProvider', toProviderInput)},
  lines: (item, {provider}, {now}) => {
    const {CapacityProviderScalingConfig: scaling, InstanceRequirements: instances, VpcConfig: vpc} = item;
    return [
      ...(provider.state === 'failed'
        ? [note(`From the list; the fresh state is ${formatUnknown(provider.problem, 'GetCapacityProvider')}.`)]
        : []),
      row('Name', formatProviderName(item)),
      row('State', item.State, toProviderTone(item)),
      row('Modified', formatMoment(item.LastModified, now)),
      heading('Limits'),
      editable(
        'CapacityProviderScalingConfig.MaxVCpuCount',
        row('At most', formatAmount(scaling?.MaxVCpuCount, 'vCPU')),
      ),
      editable('CapacityProviderScalingConfig.ScalingMode', row('Scaling', scaling?.ScalingMode)),
      ...toList(scaling?.ScalingPolicies).map(({PredefinedMetricType, TargetValue}) =>
        row(formatMember(PredefinedMetricType), `kept at ${formatMember(TargetValue)}`),
      ),
      heading('Instances'),
      row('Architectures', instances?.Architectures),
      ...rowIfAny('Types allowed', instances?.AllowedInstanceTypes),
      ...rowIfAny('Types excluded', instances?.ExcludedInstanceTypes),
      row('Subnets', vpc?.SubnetIds),
      row('Security groups', vpc?.SecurityGroupIds),
      row('Role', item.PermissionsConfig?.CapacityProviderOperatorRoleArn),
      heading('Further'),
      ...rowIfAny('KMS key', item.KmsKeyArn),
      ...rowIfAny('Logs to', item.TelemetryConfig?.LoggingConfig?.LogGroup),
      ...rowIfAny('System log level', item.TelemetryConfig?.LoggingConfig?.SystemLogLevel),
      ...toEntries(item.PropagateTags?.ExplicitTags).map(([key, value]) =>
        row('Tags its instances', `${key}=${formatMember(value)}`),
      ),
      row('ARN', item.CapacityProviderArn),
    ];
  },
});
