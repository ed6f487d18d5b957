/** What members are about, by their names, in the order in which the groups stand; what is in none is further settings. */
const groups: readonly (readonly [title: string, members: readonly string[]])[] = [
  [
    'What it is',
    [
      ...['FunctionName', 'Name', 'LayerName', 'Description', 'FunctionVersion', 'RoutingConfig', 'Enabled'],
      ...['Tags', 'PropagateTags'],
    ],
  ],
  ['Size and time', ['MemorySize', 'Timeout', 'EphemeralStorage', 'SnapStart', 'DurableConfig']],
  [
    'Code',
    [
      ...['Runtime', 'Handler', 'Code', 'ZipFile', 'S3Bucket', 'S3Key', 'S3ObjectVersion', 'S3ObjectStorageMode'],
      ...['ImageUri', 'SourceKMSKeyArn', 'PackageType', 'Architectures', 'ImageConfig', 'Layers', 'Content'],
      ...['CompatibleArchitectures', 'CompatibleRuntimes', 'LicenseInfo', 'CodeSigningConfigArn', 'Publish'],
      ...['PublishTo', 'DryRun', 'CodeSha256'],
    ],
  ],
  ['Variables', ['Environment', 'KMSKeyArn', 'KmsKeyArn']],
  [
    'Rights',
    [
      ...[
        'Role',
        'Principal',
        'Action',
        'SourceArn',
        'SourceAccount',
        'StatementId',
        'PrincipalOrgID',
        'OrganizationId',
      ],
      ...['FunctionUrlAuthType', 'InvokedViaFunctionUrl', 'EventSourceToken', 'PermissionsConfig', 'AuthType'],
      ...['InvokeMode', 'Cors'],
    ],
  ],
  ['Logs and metrics', ['LoggingConfig', 'TracingConfig', 'MetricsConfig', 'TelemetryConfig']],
  ['Network and files', ['VpcConfig', 'FileSystemConfigs']],
  [
    'Source',
    [
      ...['EventSourceArn', 'StartingPosition', 'StartingPositionTimestamp', 'Topics', 'Queues', 'FilterCriteria'],
      ...['SelfManagedEventSource', 'SourceAccessConfigurations', 'AmazonManagedKafkaEventSourceConfig'],
      ...['SelfManagedKafkaEventSourceConfig', 'DocumentDBEventSourceConfig'],
    ],
  ],
  [
    'Batches',
    [
      ...['BatchSize', 'MaximumBatchingWindowInSeconds', 'ParallelizationFactor', 'TumblingWindowInSeconds'],
      ...['ScalingConfig', 'ProvisionedPollerConfig'],
    ],
  ],
  [
    'When it fails',
    [
      ...['DeadLetterConfig', 'DestinationConfig', 'MaximumRetryAttempts', 'MaximumEventAgeInSeconds'],
      ...['MaximumRecordAgeInSeconds', 'BisectBatchOnFunctionError', 'FunctionResponseTypes'],
    ],
  ],
];

const further = 'Further settings';

const groupOf = new Map(groups.flatMap(([title, members]) => members.map(member => [member, title] as const)));

/** What a member of an operation's input is about: the heading it stands under. */
export function findFieldGroup(member: string): string {
  return groupOf.get(member) ?? further;
}

/** The members with those of one group together, the group of the first one first. */
export function gatherFields<Member extends {readonly name: string}>(members: readonly Member[]): readonly Member[] {
  return [...Map.groupBy(members, ({name}) => findFieldGroup(name)).values()].flat();
}
