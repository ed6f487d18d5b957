/** Members whose names say what they are in words that nobody uses for it. */
const known: Readonly<Record<string, string>> = {
  AdditionalVersionWeights: 'Share of another version',
  BisectBatchOnFunctionError: 'Halve a batch that fails',
  CodeSha256: 'SHA-256 of the code',
  DeadLetterConfig: 'Dead-letter queue or topic',
  DryRun: 'Only check, change nothing',
  EphemeralStorage: 'Storage in /tmp',
  ExecutionEnvironmentMemoryGiBPerVCpu: 'Memory for a vCPU',
  FunctionVersion: 'Version',
  MaxVCpuCount: 'vCPUs at most',
  MemorySize: 'Memory',
  ParallelizationFactor: 'Batches of a shard at once',
  Publish: 'Publish a version, too',
  ReservedConcurrentExecutions: 'Reserved concurrency',
  ProvisionedConcurrentExecutions: 'Provisioned concurrency',
  RoutingConfig: 'Traffic to other versions',
  UUID: 'Mapping (UUID)',
  XAmznTraceId: 'X-Ray trace ID',
  ZipFile: 'Zip file or folder',
};

/** Parts of names that are written in their own way. */
const words: Readonly<Record<string, string>> = {
  api: 'API',
  arn: 'ARN',
  arns: 'ARNs',
  aws: 'AWS',
  cors: 'CORS',
  cpu: 'CPU',
  id: 'ID',
  ids: 'IDs',
  ipv6: 'IPv6',
  kms: 'KMS',
  s3: 'S3',
  uri: 'URI',
  url: 'URL',
  vcpu: 'vCPU',
  vpc: 'VPC',
  sha256: 'SHA-256',
  db: 'DB',
};

/**
 * What people call a member of an input, derived from its name: `FunctionName` is `Function name`, `VpcConfig` is `VPC`,
 * `MaximumEventAgeInSeconds` is `Maximum event age`, for its unit stands with its value. The number of an item stays.
 */
export function toPlainLabel(name: string): string {
  const [, member = name, item = ''] = /^(.*?)( \d+)?$/.exec(name) ?? [];
  return `${known[member] ?? derive(member)}${item}`;
}

function derive(member: string): string {
  const parts = member
    .replace(/(In)?(Seconds|Days)$|Configurations?$|Configs?$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map(part => words[part.toLowerCase()] ?? (/^[A-Z\d]{2,}$/.test(part) ? part : part.toLowerCase()));
  const text = parts.join(' ').trim();
  if (text === '') return member;
  return text.startsWith('vCPU') ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
