import {accountId, region} from '../support/sandbox.ts';

/** Attributes of resources by type and name, as in a `.tf.json` file. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** A step: another value of an attribute; none takes it away. */
export interface AttributeChange {
  readonly type: string;
  readonly name: string;
  readonly attribute: string;
  readonly value?: unknown;
}

/** An expression in Terraform's own language. */
const refer = (expression: string) => `\${${expression}}`;
const role = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;
const queue = (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`;
const stream = `arn:aws:kinesis:${region}:${accountId}:stream/orders`;
const publisher = (name: string) => `arn:aws:signer:${region}:${accountId}:/signing-profiles/${name}/abcdefghij`;
const name = refer('aws_lambda_function.main.function_name');
const alias = refer('aws_lambda_alias.live.name');

/** Everything of Lambda that Terraform has a resource for and the sandbox has room for, and the log group of a function. */
export const resources: Resources = {
  aws_lambda_function: {
    main: {
      function_name: 'main',
      role: role('main'),
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      filename: 'first.zip',
      source_code_hash: refer('filebase64sha256("first.zip")'),
      publish: true,
    },
    other: {
      function_name: 'other',
      role: role('other'),
      runtime: 'python3.13',
      handler: 'index.handler',
      filename: 'first.zip',
    },
  },
  aws_lambda_alias: {live: {name: 'live', function_name: name, function_version: '1'}},
  aws_lambda_layer_version: {
    tools: {layer_name: 'tools', filename: 'first.zip', compatible_runtimes: ['nodejs22.x'], description: 'Tools'},
  },
  aws_lambda_layer_version_permission: {
    shared: {
      layer_name: 'tools',
      version_number: refer('aws_lambda_layer_version.tools.version'),
      statement_id: 'shared',
      action: 'lambda:GetLayerVersion',
      principal: '210987654321',
    },
  },
  aws_lambda_permission: {
    events: {
      statement_id: 'events',
      action: 'lambda:InvokeFunction',
      function_name: name,
      principal: 'events.amazonaws.com',
      source_arn: `arn:aws:events:${region}:${accountId}:rule/daily`,
    },
    url: {
      statement_id: 'url',
      action: 'lambda:InvokeFunctionUrl',
      function_name: name,
      principal: '*',
      function_url_auth_type: 'NONE',
    },
  },
  aws_lambda_event_source_mapping: {
    queue: {function_name: refer('aws_lambda_function.main.arn'), event_source_arn: queue('jobs')},
    stream: {
      function_name: refer('aws_lambda_function.other.arn'),
      event_source_arn: stream,
      starting_position: 'LATEST',
    },
  },
  aws_lambda_function_url: {open: {function_name: name, authorization_type: 'NONE'}},
  aws_lambda_function_event_invoke_config: {main: {function_name: name, maximum_retry_attempts: 1}},
  aws_lambda_provisioned_concurrency_config: {
    live: {function_name: name, qualifier: alias, provisioned_concurrent_executions: 1},
  },
  aws_lambda_code_signing_config: {
    strict: {allowed_publishers: [{signing_profile_version_arns: [publisher('first')]}], description: 'Strict'},
  },
  aws_lambda_runtime_management_config: {
    other: {function_name: 'other', update_runtime_on: 'Auto', depends_on: ['aws_lambda_function.other']},
  },
  aws_lambda_function_recursion_config: {main: {function_name: name, recursive_loop: 'Terminate'}},
  aws_lambda_invocation: {first: {function_name: name, input: '{"a":1}'}},
  aws_cloudwatch_log_group: {main: {name: '/aws/lambda/main', retention_in_days: 7}},
};

const of =
  (type: string, one: string) =>
  (attribute: string, value?: unknown): AttributeChange => ({
    type,
    name: one,
    attribute,
    ...(value === undefined ? {} : {value}),
  });
const main = of('aws_lambda_function', 'main');
const live = of('aws_lambda_alias', 'live');
const jobs = of('aws_lambda_event_source_mapping', 'queue');
const orders = of('aws_lambda_event_source_mapping', 'stream');
const open = of('aws_lambda_function_url', 'open');
const events = of('aws_lambda_function_event_invoke_config', 'main');
const strict = of('aws_lambda_code_signing_config', 'strict');

/** Each attribute in turn; what can be taken away is. */
export const changes: readonly AttributeChange[] = [
  main('description', 'Takes orders'),
  main('description'),
  main('timeout', 9),
  main('memory_size', 256),
  main('environment', [{variables: {STAGE: 'prod', EMPTY: ''}}]),
  main('environment', [{variables: {STAGE: 'test'}}]),
  main('environment'),
  main('layers', [refer('aws_lambda_layer_version.tools.arn')]),
  main('layers'),
  main('tags', {team: 'shop', stage: 'prod'}),
  main('tags', {team: 'shop'}),
  main('tags'),
  main('dead_letter_config', [{target_arn: queue('dead')}]),
  main('dead_letter_config'),
  main('tracing_config', [{mode: 'Active'}]),
  main('tracing_config', [{mode: 'PassThrough'}]),
  main('ephemeral_storage', [{size: 1024}]),
  main('logging_config', [{log_format: 'JSON', application_log_level: 'WARN', system_log_level: 'INFO'}]),
  main('logging_config', [{log_format: 'Text'}]),
  main('vpc_config', [{subnet_ids: ['subnet-1'], security_group_ids: ['sg-1']}]),
  main('vpc_config', [{subnet_ids: [], security_group_ids: []}]),
  main('kms_key_arn', `arn:aws:kms:${region}:${accountId}:key/1b2c3d4e-0000-0000-0000-000000000000`),
  main('kms_key_arn'),
  main('role', role('second')),
  main('handler', 'index.other'),
  main('handler', 'index.handler'),
  main('runtime', 'nodejs20.x'),
  main('reserved_concurrent_executions', 5),
  main('reserved_concurrent_executions', -1),
  main('filename', 'second.zip'),
  main('source_code_hash', refer('filebase64sha256("second.zip")')),
  main('architectures', ['arm64']),
  main('code_signing_config_arn', refer('aws_lambda_code_signing_config.strict.arn')),
  main('code_signing_config_arn'),
  live('description', 'What customers get'),
  live('function_version', '2'),
  of('aws_lambda_provisioned_concurrency_config', 'live')('provisioned_concurrent_executions', 2),
  of('aws_lambda_layer_version', 'tools')('license_info', 'MIT'),
  of('aws_lambda_permission', 'events')('source_account', accountId),
  jobs('batch_size', 5),
  jobs('enabled', false),
  jobs('enabled', true),
  jobs('filter_criteria', [{filter: [{pattern: '{"body":{"kind":["order"]}}'}]}]),
  jobs('filter_criteria'),
  jobs('scaling_config', [{maximum_concurrency: 5}]),
  jobs('scaling_config'),
  jobs('function_response_types', ['ReportBatchItemFailures']),
  jobs('function_response_types'),
  jobs('maximum_batching_window_in_seconds', 3),
  jobs('tags', {team: 'shop'}),
  orders('parallelization_factor', 2),
  orders('bisect_batch_on_function_error', true),
  orders('maximum_retry_attempts', 3),
  orders('maximum_record_age_in_seconds', 120),
  orders('tumbling_window_in_seconds', 30),
  orders('destination_config', [{on_failure: [{destination_arn: queue('failed')}]}]),
  orders('destination_config'),
  open('cors', [{allow_origins: ['https://shop.example'], allow_methods: ['GET'], max_age: 60}]),
  open('cors'),
  open('invoke_mode', 'RESPONSE_STREAM'),
  open('invoke_mode', 'BUFFERED'),
  open('authorization_type', 'AWS_IAM'),
  events('maximum_event_age_in_seconds', 60),
  events('destination_config', [{on_failure: [{destination: queue('failed')}]}]),
  events('destination_config', [{on_success: [{destination: queue('done')}]}]),
  events('maximum_retry_attempts', 0),
  strict('description', 'Stricter'),
  strict('allowed_publishers', [{signing_profile_version_arns: [publisher('second')]}]),
  strict('policies', [{untrusted_artifact_on_deployment: 'Enforce'}]),
  of('aws_lambda_runtime_management_config', 'other')('update_runtime_on', 'FunctionUpdate'),
  of('aws_lambda_function_recursion_config', 'main')('recursive_loop', 'Allow'),
  of('aws_cloudwatch_log_group', 'main')('retention_in_days', 14),
  of('aws_cloudwatch_log_group', 'main')('tags', {team: 'shop'}),
];
