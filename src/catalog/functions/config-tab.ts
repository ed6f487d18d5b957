import type {DetailLine} from '../../core/detail-line.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {formatAmount, formatMember, isMissing, toList} from '../../core/format/members.ts';
import {joinReason} from '../../core/format/reason.ts';
import {buildRows, editable, editableIfAny, editableItems, heading, row, rowIfAny} from '../../core/format/rows.ts';
import type {DetailContext} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildStaleNote, type FunctionConfiguration, readConfiguration} from './configuration.ts';
import {buildFactRows, buildLayerRows} from './facts.ts';
import {buildRuntimeUpdateRows, buildScalingLimitRows, readRuntimeUpdates, readScaling} from './management.ts';

const tab = defineTab<'ListFunctions'>();

/** Every setting of a function or version but its environment. */
export const configTab = tab({
  title: 'Config',
  reads: {configuration: readConfiguration, updates: readRuntimeUpdates, scaling: readScaling},
  lines: (item, {configuration, updates, scaling}, context) => [
    ...buildStaleNote(configuration),
    ...buildGeneralRows(item, context),
    ...buildRuntimeUpdateRows(updates),
    ...buildImageRows(item),
    ...buildNetworkRows(item),
    ...buildStorageRows(item),
    ...buildObservationRows(item),
    heading('Layers'),
    ...buildLayerRows(item),
    ...buildScalingRows(item),
    ...buildScalingLimitRows(scaling),
    ...buildProvenanceRows(item),
  ],
});

function buildGeneralRows(item: FunctionConfiguration, context: DetailContext): readonly DetailLine[] {
  return [
    heading('General'),
    ...buildFactRows(item, context),
    row('Package type', item.PackageType),
    editable('DeadLetterConfig.TargetArn', row('Dead-letter target', item.DeadLetterConfig?.TargetArn)),
    editable('KMSKeyArn', row('KMS key', item.KMSKeyArn)),
    editable('SnapStart.ApplyOn', row('SnapStart', joinSnapStart(item))),
    row('Runtime version', item.RuntimeVersionConfig?.RuntimeVersionArn),
    ...rowIfAny('Runtime error', joinError(item.RuntimeVersionConfig?.Error), 'bad'),
  ];
}

function joinSnapStart({SnapStart}: FunctionConfiguration): string | undefined {
  if (isMissing(SnapStart?.ApplyOn)) return undefined;
  return `${formatMember(SnapStart?.ApplyOn)} · optimization ${formatMember(SnapStart?.OptimizationStatus)}`;
}

function buildImageRows(item: FunctionConfiguration): readonly DetailLine[] {
  const {ImageConfig: image, Error: error} = item.ImageConfigResponse ?? {};
  if (isMissing(image) && isMissing(error)) return [];
  return [
    heading('Image'),
    editable('ImageConfig.EntryPoint', row('Entry point', image?.EntryPoint)),
    editable('ImageConfig.Command', row('Command', image?.Command)),
    editable('ImageConfig.WorkingDirectory', row('Working directory', image?.WorkingDirectory)),
    ...rowIfAny('Error', joinError(error), 'bad'),
  ];
}

function buildNetworkRows({VpcConfig: vpc}: FunctionConfiguration): readonly DetailLine[] {
  const subnets = toList(vpc?.SubnetIds);
  if (isMissing(vpc?.VpcId) && subnets.length === 0)
    return [heading('Network'), editable('VpcConfig', row('VPC', 'none'))];
  return [
    heading('Network'),
    editable('VpcConfig', row('VPC', vpc?.VpcId)),
    ...editableItems('VpcConfig.SubnetIds', buildRows('Subnets', subnets)),
    ...editableItems('VpcConfig.SecurityGroupIds', buildRows('Security groups', toList(vpc?.SecurityGroupIds))),
    editable('VpcConfig.Ipv6AllowedForDualStack', row('IPv6', vpc?.Ipv6AllowedForDualStack)),
  ];
}

function buildStorageRows(item: FunctionConfiguration): readonly DetailLine[] {
  const mounts = toList(item.FileSystemConfigs).map(
    ({Arn, LocalMountPath}) => `${formatMember(LocalMountPath)} ← ${formatMember(Arn)}`,
  );
  return [
    heading('Storage'),
    editable('EphemeralStorage.Size', row('Ephemeral (/tmp)', formatAmount(item.EphemeralStorage?.Size, 'MB'))),
    ...editableItems('FileSystemConfigs', buildRows('File systems', mounts, 'none')),
  ];
}

function buildObservationRows({
  LoggingConfig: logging,
  TracingConfig: tracing,
}: FunctionConfiguration): readonly DetailLine[] {
  return [
    heading('Logs and traces'),
    editable('LoggingConfig.LogGroup', row('Log group', logging?.LogGroup)),
    editable('LoggingConfig.LogFormat', row('Log format', logging?.LogFormat)),
    ...editableIfAny('LoggingConfig.ApplicationLogLevel', rowIfAny('Application level', logging?.ApplicationLogLevel)),
    ...editableIfAny('LoggingConfig.SystemLogLevel', rowIfAny('System level', logging?.SystemLogLevel)),
    editable('TracingConfig.Mode', row('Tracing', tracing?.Mode)),
  ];
}

function buildScalingRows(item: FunctionConfiguration): readonly DetailLine[] {
  const {CapacityProviderConfig: provider, DurableConfig: durable, TenancyConfig: tenancy} = item;
  const managed = provider?.LambdaManagedInstancesCapacityProviderConfig;
  const rows = [
    ...rowIfAny('Capacity provider', managed?.CapacityProviderArn),
    ...rowIfAny('Concurrency per environment', managed?.PerExecutionEnvironmentMaxConcurrency),
    ...rowIfAny('Memory per vCPU (GiB)', managed?.ExecutionEnvironmentMemoryGiBPerVCpu),
    ...(isMissing(durable?.ExecutionTimeout)
      ? []
      : [row('Durable timeout', formatDuration(durable?.ExecutionTimeout))]),
    ...rowIfAny('Durable retention (days)', durable?.RetentionPeriodInDays),
    ...rowIfAny('Tenant isolation', tenancy?.TenantIsolationMode),
  ];
  return rows.length === 0 ? [] : [heading('Execution'), ...rows];
}

function buildProvenanceRows(item: FunctionConfiguration): readonly DetailLine[] {
  return [
    heading('Identity'),
    row('ARN', item.FunctionArn),
    row('Version', item.Version),
    row('Revision', item.RevisionId),
    ...rowIfAny('Configuration sha256', item.ConfigSha256),
    ...rowIfAny('Signing profile', item.SigningProfileVersionArn),
    ...rowIfAny('Signing job', item.SigningJobArn),
    ...rowIfAny('Master', item.MasterArn),
  ];
}

function joinError(
  error: {ErrorCode?: string | undefined; Message?: string | undefined} | undefined,
): string | undefined {
  return joinReason(error?.ErrorCode, error?.Message);
}
