import type {DetailLine} from '../../core/detail-line.ts';
import {formatMoment} from '../../core/format/age.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {formatMember, isMissing, toEntries, toList} from '../../core/format/members.ts';
import {buildRows, editableIfAny, editableItems, heading, note, row, rowIfAny} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {DetailContext} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';

type Mapping = ItemOf<'ListEventSourceMappings'>;
const tab = defineTab<'ListEventSourceMappings'>();

/** How the source is read, and what happens to records that fail. Which settings there are depends on the source. */
export const settingsTab = tab({
  title: 'Settings',
  reads: {},
  lines: (mapping, _answers, context) => {
    const groups = [
      ...group('Reading', buildReadingRows(mapping, context)),
      ...group('Failures', buildFailureRows(mapping)),
      ...group('Scaling', buildScalingRows(mapping)),
      ...group('Source', buildSourceRows(mapping)),
      ...group('Other', buildOtherRows(mapping)),
    ];
    return groups.length === 0 ? [note('Nothing is set beside the defaults.')] : groups;
  },
});

function group(title: string, rows: readonly DetailLine[]): readonly DetailLine[] {
  return rows.length === 0 ? [] : [heading(title), ...rows];
}

function buildReadingRows(mapping: Mapping, {now}: DetailContext): readonly DetailLine[] {
  const {StartingPositionTimestamp: from, TumblingWindowInSeconds: tumbling} = mapping;
  return [
    ...editableIfAny('BatchSize', rowIfAny('Batch size', mapping.BatchSize)),
    ...editableIfAny(
      'MaximumBatchingWindowInSeconds',
      rowOfSeconds('Batching window', mapping.MaximumBatchingWindowInSeconds),
    ),
    ...rowIfAny('Starting position', mapping.StartingPosition),
    ...(isMissing(from) ? [] : [row('Starting time', formatMoment(from, now))]),
    ...editableIfAny('ParallelizationFactor', rowIfAny('Parallel batches per shard', mapping.ParallelizationFactor)),
    ...editableIfAny('TumblingWindowInSeconds', rowOfSeconds('Tumbling window', tumbling)),
    ...editableIfAny('FunctionResponseTypes', rowIfAny('Response types', mapping.FunctionResponseTypes)),
  ];
}

/** The service writes -1 for "until they expire". */
function buildFailureRows(mapping: Mapping): readonly DetailLine[] {
  const {MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: age} = mapping;
  return [
    ...editableIfAny(
      'MaximumRetryAttempts',
      rowIfAny('Retries', retries === -1 ? 'until the record expires' : retries),
    ),
    ...editableIfAny(
      'MaximumRecordAgeInSeconds',
      age === -1 ? [row('Longest age', 'no limit')] : rowOfSeconds('Longest age', age),
    ),
    ...editableIfAny(
      'BisectBatchOnFunctionError',
      rowIfAny('Split failing batches', mapping.BisectBatchOnFunctionError),
    ),
    ...editableIfAny(
      'DestinationConfig.OnFailure.Destination',
      rowIfAny('On failure', mapping.DestinationConfig?.OnFailure?.Destination),
    ),
  ];
}

function buildScalingRows(mapping: Mapping): readonly DetailLine[] {
  const {ScalingConfig: scaling, ProvisionedPollerConfig: pollers} = mapping;
  return [
    ...editableIfAny('ScalingConfig.MaximumConcurrency', rowIfAny('Most calls at once', scaling?.MaximumConcurrency)),
    ...editableIfAny('ProvisionedPollerConfig.MinimumPollers', rowIfAny('Fewest pollers', pollers?.MinimumPollers)),
    ...editableIfAny('ProvisionedPollerConfig.MaximumPollers', rowIfAny('Most pollers', pollers?.MaximumPollers)),
    ...editableIfAny('ProvisionedPollerConfig.PollerGroupName', rowIfAny('Poller group', pollers?.PollerGroupName)),
  ];
}

function buildSourceRows(mapping: Mapping): readonly DetailLine[] {
  const {AmazonManagedKafkaEventSourceConfig: managed, SelfManagedKafkaEventSourceConfig: own} = mapping;
  const {DocumentDBEventSourceConfig: documents} = mapping;
  const access = toList(mapping.SourceAccessConfigurations).map(
    ({Type, URI}) => `${formatMember(Type)} ${formatMember(URI)}`,
  );
  const servers = toEntries(mapping.SelfManagedEventSource?.Endpoints).flatMap(([, hosts]) => toList(hosts));
  return [
    ...rowsIfAny('Servers', servers),
    ...rowsIfAny('Topics', toList(mapping.Topics)),
    ...rowsIfAny('Queues', toList(mapping.Queues)),
    ...editableItems('SourceAccessConfigurations', rowsIfAny('Access', access)),
    ...rowIfAny('Consumer group', managed?.ConsumerGroupId ?? own?.ConsumerGroupId),
    ...rowIfAny('Schema registry', (managed ?? own)?.SchemaRegistryConfig?.SchemaRegistryURI),
    ...rowIfAny('Database', documents?.DatabaseName),
    ...rowIfAny('Collection', documents?.CollectionName),
    ...rowIfAny('Full document', documents?.FullDocument),
  ];
}

function buildOtherRows(mapping: Mapping): readonly DetailLine[] {
  return [
    ...editableIfAny('KMSKeyArn', rowIfAny('KMS key', mapping.KMSKeyArn)),
    ...editableIfAny('MetricsConfig.Metrics', rowIfAny('Metrics', mapping.MetricsConfig?.Metrics)),
    ...editableIfAny(
      'LoggingConfig.SystemLogLevel',
      rowIfAny('System log level', mapping.LoggingConfig?.SystemLogLevel),
    ),
  ];
}

function rowOfSeconds(label: string, seconds: unknown): readonly DetailLine[] {
  return isMissing(seconds) ? [] : [row(label, formatDuration(seconds))];
}

function rowsIfAny(label: string, values: readonly unknown[]): readonly DetailLine[] {
  return values.length === 0 ? [] : buildRows(label, values);
}
