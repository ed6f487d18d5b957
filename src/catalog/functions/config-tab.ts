import type {DetailLine} from '../../core/detail-line.ts';
import {toDuration} from '../../core/format/duration.ts';
import {isMissing, toAmount, toList, toText} from '../../core/format/members.ts';
import {heading, row, rowIfAny, rowsOf} from '../../core/format/rows.ts';
import type {DetailContext} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {type Configuration, readConfiguration, toCurrent, toStaleNote} from './configuration.ts';
import {joinReason, toFactRows, toLayerRows} from './facts.ts';

const tab = defineTab<'ListFunctions'>();

/** Every setting of a function or version but its environment. */
export const configTab = tab({
  title: 'Config',
  reads: {configuration: readConfiguration},
  lines: (item, {configuration}, context) => {
    const current = toCurrent(item, configuration);
    return [
      ...toStaleNote(configuration),
      ...toGeneralRows(current, context),
      ...toImageRows(current),
      ...toNetworkRows(current),
      ...toStorageRows(current),
      ...toObservationRows(current),
      heading('Layers'),
      ...toLayerRows(current),
      ...toScalingRows(current),
      ...toProvenanceRows(current),
    ];
  },
});

function toGeneralRows(item: Configuration, context: DetailContext): readonly DetailLine[] {
  return [
    heading('General'),
    ...toFactRows(item, context),
    row('Package type', item.PackageType),
    row('Dead-letter target', item.DeadLetterConfig?.TargetArn),
    row('KMS key', item.KMSKeyArn),
    row('SnapStart', joinSnapStart(item)),
    row('Runtime version', item.RuntimeVersionConfig?.RuntimeVersionArn),
    ...rowIfAny('Runtime error', joinError(item.RuntimeVersionConfig?.Error), 'bad'),
  ];
}

function joinSnapStart({SnapStart}: Configuration): string | undefined {
  if (isMissing(SnapStart?.ApplyOn)) return undefined;
  return `${toText(SnapStart?.ApplyOn)} · optimization ${toText(SnapStart?.OptimizationStatus)}`;
}

function toImageRows(item: Configuration): readonly DetailLine[] {
  const {ImageConfig: image, Error: error} = item.ImageConfigResponse ?? {};
  if (isMissing(image) && isMissing(error)) return [];
  return [
    heading('Image'),
    row('Entry point', image?.EntryPoint),
    row('Command', image?.Command),
    row('Working directory', image?.WorkingDirectory),
    ...rowIfAny('Error', joinError(error), 'bad'),
  ];
}

function toNetworkRows({VpcConfig: vpc}: Configuration): readonly DetailLine[] {
  const subnets = toList(vpc?.SubnetIds);
  if (isMissing(vpc?.VpcId) && subnets.length === 0) return [heading('Network'), row('VPC', 'none')];
  return [
    heading('Network'),
    row('VPC', vpc?.VpcId),
    ...rowsOf('Subnets', subnets),
    ...rowsOf('Security groups', toList(vpc?.SecurityGroupIds)),
    row('IPv6', vpc?.Ipv6AllowedForDualStack),
  ];
}

function toStorageRows(item: Configuration): readonly DetailLine[] {
  const mounts = toList(item.FileSystemConfigs).map(
    ({Arn, LocalMountPath}) => `${toText(LocalMountPath)} ← ${toText(Arn)}`,
  );
  return [
    heading('Storage'),
    row('Ephemeral (/tmp)', toAmount(item.EphemeralStorage?.Size, 'MB')),
    ...rowsOf('File systems', mounts, 'none'),
  ];
}

function toObservationRows({LoggingConfig: logging, TracingConfig: tracing}: Configuration): readonly DetailLine[] {
  return [
    heading('Logs and traces'),
    row('Log group', logging?.LogGroup),
    row('Log format', logging?.LogFormat),
    ...rowIfAny('Application level', logging?.ApplicationLogLevel),
    ...rowIfAny('System level', logging?.SystemLogLevel),
    row('Tracing', tracing?.Mode),
  ];
}

function toScalingRows(item: Configuration): readonly DetailLine[] {
  const {CapacityProviderConfig: provider, DurableConfig: durable, TenancyConfig: tenancy} = item;
  const managed = provider?.LambdaManagedInstancesCapacityProviderConfig;
  const rows = [
    ...rowIfAny('Capacity provider', managed?.CapacityProviderArn),
    ...rowIfAny('Concurrency per environment', managed?.PerExecutionEnvironmentMaxConcurrency),
    ...rowIfAny('Memory per vCPU (GiB)', managed?.ExecutionEnvironmentMemoryGiBPerVCpu),
    ...(isMissing(durable?.ExecutionTimeout) ? [] : [row('Durable timeout', toDuration(durable?.ExecutionTimeout))]),
    ...rowIfAny('Durable retention (days)', durable?.RetentionPeriodInDays),
    ...rowIfAny('Tenant isolation', tenancy?.TenantIsolationMode),
  ];
  return rows.length === 0 ? [] : [heading('Execution'), ...rows];
}

function toProvenanceRows(item: Configuration): readonly DetailLine[] {
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
