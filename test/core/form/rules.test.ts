import {describe, expect, it} from 'vitest';
import {checkRules} from '../../../src/core/form/rules.ts';

const sqs = 'arn:aws:sqs:eu-west-1:123456789012:orders';
const fifo = `${sqs}.fifo`;
const kinesis = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks';
const table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/stock/stream/2026-01-01T00:00:00.000';

const zip = {FunctionName: 'orders', Code: {ZipFile: 'code.zip'}, Runtime: 'nodejs24.x', Handler: 'index.handler'};
const image = {FunctionName: 'orders', Code: {ImageUri: 'repo:1'}, PackageType: 'Image'};

const variables = (count: number, size: number) =>
  Object.fromEntries(Array.from({length: count}, (_, index) => [`KEY_${index}`, 'x'.repeat(size)]));
const tags = (count: number) => Object.fromEntries(Array.from({length: count}, (_, index) => [`tag-${index}`, 'x']));

type Case = [operation: string, what: string, input: Record<string, unknown>, paths: string[]];

const errors: readonly Case[] = [
  ['CreateFunction', 'a zip with runtime and handler', zip, []],
  ['CreateFunction', 'a zip without runtime', {...zip, Runtime: undefined}, ['Runtime']],
  ['CreateFunction', 'a zip without handler', {...zip, Handler: undefined}, ['Handler']],
  ['CreateFunction', 'an image', image, []],
  ['CreateFunction', 'an image with a runtime', {...image, Runtime: 'nodejs24.x'}, ['Runtime']],
  ['CreateFunction', 'an image with layers', {...image, Layers: ['l']}, ['Layers']],
  ['CreateFunction', 'an image without its address', {...image, Code: {ZipFile: 'x'}}, ['Code.ImageUri']],
  ['CreateFunction', 'an image that is called a zip', {...zip, Code: {ImageUri: 'repo:1'}}, ['PackageType']],
  ['CreateFunction', 'no code', {...zip, Code: {}}, ['Code.ZipFile']],
  ['CreateFunction', 'a bucket without key', {...zip, Code: {S3Bucket: 'b'}}, ['Code.S3Key']],
  [
    'CreateFunction',
    'a file and a bucket',
    {...zip, Code: {ZipFile: 'f', S3Bucket: 'b', S3Key: 'k'}},
    ['Code.S3Bucket'],
  ],
  ['UpdateFunctionCode', 'no code', {FunctionName: 'orders'}, ['ZipFile']],
  ['UpdateFunctionCode', 'bucket and key', {FunctionName: 'orders', S3Bucket: 'b', S3Key: 'k'}, []],
  ['UpdateFunctionCode', 'no architecture', {ZipFile: 'f', Architectures: []}, ['Architectures']],
  ['UpdateFunctionCode', 'two architectures', {ZipFile: 'f', Architectures: ['arm64', 'x86_64']}, ['Architectures']],
  ['PublishLayerVersion', 'no content', {LayerName: 'tools', Content: {}}, ['Content.ZipFile']],
  ['UpdateFunctionConfiguration', '4,096 bytes of environment', {Environment: {Variables: {AB: 'x'.repeat(4094)}}}, []],
  [
    'UpdateFunctionConfiguration',
    '4,097 bytes of environment',
    {Environment: {Variables: {AB: 'x'.repeat(4095)}}},
    ['Environment'],
  ],
  ['UpdateFunctionConfiguration', 'wide letters', {Environment: {Variables: {AB: 'é'.repeat(2048)}}}, ['Environment']],
  ['UpdateFunctionConfiguration', 'many variables', {Environment: {Variables: variables(50, 80)}}, ['Environment']],
  [
    'UpdateFunctionConfiguration',
    'a name with a dash',
    {Environment: {Variables: {'A-B': '1'}}},
    ['Environment.Variables{A-B}'],
  ],
  [
    'UpdateFunctionConfiguration',
    'a name of one letter',
    {Environment: {Variables: {A: '1'}}},
    ['Environment.Variables{A}'],
  ],
  [
    'UpdateFunctionConfiguration',
    "Lambda's own name",
    {Environment: {Variables: {AWS_REGION: '1'}}},
    ['Environment.Variables{AWS_REGION}'],
  ],
  ['UpdateFunctionConfiguration', 'the wrapper script', {Environment: {Variables: {AWS_LAMBDA_EXEC_WRAPPER: '1'}}}, []],
  ['UpdateFunctionConfiguration', 'five layers', {Layers: ['1', '2', '3', '4', '5']}, []],
  ['UpdateFunctionConfiguration', 'six layers', {Layers: ['1', '2', '3', '4', '5', '6']}, ['Layers']],
  ['UpdateFunctionConfiguration', 'subnets alone', {VpcConfig: {SubnetIds: ['s']}}, ['VpcConfig.SecurityGroupIds']],
  ['UpdateFunctionConfiguration', 'leaving the VPC', {VpcConfig: {SubnetIds: [], SecurityGroupIds: []}}, []],
  ['TagResource', '50 tags', {Tags: tags(50)}, []],
  ['TagResource', '51 tags', {Tags: tags(51)}, ['Tags']],
  ['TagResource', 'a reserved tag', {Tags: {'aws:stage': 'x'}}, ['Tags{aws:stage}']],
  ['TagResource', 'a long key', {Tags: {['k'.repeat(129)]: 'x'}}, [`Tags{${'k'.repeat(129)}}`]],
  ['TagResource', 'a long value', {Tags: {team: 'x'.repeat(257)}}, ['Tags{team}']],
  ['UpdateAlias', 'one weight', {FunctionVersion: '1', RoutingConfig: {AdditionalVersionWeights: {2: 0.1}}}, []],
  [
    'UpdateAlias',
    'two weights',
    {RoutingConfig: {AdditionalVersionWeights: {2: 0.1, 3: 0.1}}},
    ['RoutingConfig.AdditionalVersionWeights'],
  ],
  [
    'UpdateAlias',
    'a weight above 1',
    {RoutingConfig: {AdditionalVersionWeights: {2: 10}}},
    ['RoutingConfig.AdditionalVersionWeights{2}'],
  ],
  [
    'UpdateAlias',
    'a weight that is no number',
    {RoutingConfig: {AdditionalVersionWeights: {2: 'ten'}}},
    ['RoutingConfig.AdditionalVersionWeights{2}'],
  ],
  [
    'CreateAlias',
    'its own version again',
    {FunctionVersion: '2', RoutingConfig: {AdditionalVersionWeights: {2: 0.1}}},
    ['RoutingConfig.AdditionalVersionWeights{2}'],
  ],
  [
    'CreateAlias',
    '$LATEST with a share',
    {FunctionVersion: '$LATEST', RoutingConfig: {AdditionalVersionWeights: {2: 0.1}}},
    ['FunctionVersion'],
  ],
  [
    'CreateAlias',
    'a share for $LATEST',
    {FunctionVersion: '1', RoutingConfig: {AdditionalVersionWeights: {$LATEST: 0.1}}},
    ['RoutingConfig.AdditionalVersionWeights{$LATEST}'],
  ],
  ['CreateEventSourceMapping', 'a queue', {EventSourceArn: sqs}, []],
  ['CreateEventSourceMapping', 'no source', {FunctionName: 'orders'}, ['EventSourceArn']],
  ['CreateEventSourceMapping', 'a stream without position', {EventSourceArn: kinesis}, ['StartingPosition']],
  ['CreateEventSourceMapping', 'a stream with one', {EventSourceArn: kinesis, StartingPosition: 'LATEST'}, []],
  [
    'CreateEventSourceMapping',
    'a table at a time',
    {EventSourceArn: table, StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: new Date(0)},
    ['StartingPosition'],
  ],
  [
    'CreateEventSourceMapping',
    'a position without its time',
    {EventSourceArn: kinesis, StartingPosition: 'AT_TIMESTAMP'},
    ['StartingPositionTimestamp'],
  ],
  [
    'CreateEventSourceMapping',
    'a time without that position',
    {EventSourceArn: kinesis, StartingPosition: 'LATEST', StartingPositionTimestamp: new Date(0)},
    ['StartingPositionTimestamp'],
  ],
  [
    'CreateEventSourceMapping',
    'a queue with a position',
    {EventSourceArn: sqs, StartingPosition: 'LATEST'},
    ['StartingPosition'],
  ],
  [
    'CreateEventSourceMapping',
    'a large batch',
    {EventSourceArn: sqs, BatchSize: 11},
    ['MaximumBatchingWindowInSeconds'],
  ],
  [
    'CreateEventSourceMapping',
    'a large batch with a window',
    {EventSourceArn: sqs, BatchSize: 11, MaximumBatchingWindowInSeconds: 1},
    [],
  ],
  ['CreateEventSourceMapping', 'a large batch of a FIFO queue', {EventSourceArn: fifo, BatchSize: 11}, ['BatchSize']],
  [
    'CreateEventSourceMapping',
    'a window for a FIFO queue',
    {EventSourceArn: fifo, MaximumBatchingWindowInSeconds: 1},
    ['MaximumBatchingWindowInSeconds'],
  ],
  [
    'CreateEventSourceMapping',
    'a concurrency for a stream',
    {EventSourceArn: kinesis, StartingPosition: 'LATEST', ScalingConfig: {MaximumConcurrency: 2}},
    ['ScalingConfig'],
  ],
  [
    'CreateEventSourceMapping',
    'retries for a queue',
    {EventSourceArn: sqs, MaximumRetryAttempts: 2},
    ['MaximumRetryAttempts'],
  ],
  [
    'UpdateEventSourceMapping',
    'six filters',
    {FilterCriteria: {Filters: Array.from({length: 6}, () => ({Pattern: '{}'}))}},
    ['FilterCriteria.Filters'],
  ],
  [
    'UpdateEventSourceMapping',
    'a filter that is no JSON',
    {FilterCriteria: {Filters: [{Pattern: '{}'}, {Pattern: '{'}]}},
    ['FilterCriteria.Filters[1].Pattern'],
  ],
  ['AddPermission', '$LATEST', {Qualifier: '$LATEST'}, ['Qualifier']],
  ['AddPermission', 'an account with letters', {SourceAccount: '12345678901x'}, ['SourceAccount']],
  [
    'AddPermission',
    'a URL condition for invoking',
    {Action: 'lambda:InvokeFunction', FunctionUrlAuthType: 'NONE'},
    ['FunctionUrlAuthType'],
  ],
  [
    'AddLayerVersionPermission',
    'an organization and an account',
    {OrganizationId: 'o-a1b2c3d4e5', Principal: '123456789012'},
    ['Principal'],
  ],
  ['PutResourcePolicy', 'a policy that is no JSON', {Policy: '{"Version"'}, ['Policy']],
  ['PutResourcePolicy', 'a policy that is too long', {Policy: JSON.stringify('x'.repeat(20_480))}, ['Policy']],
  ['DeleteFunction', 'a name', {FunctionName: 'orders'}, []],
  ['DeleteFunction', 'an ARN', {FunctionName: 'arn:aws:lambda:eu-west-1:123456789012:function:orders'}, []],
  ['DeleteFunction', 'a partial ARN', {FunctionName: 'function:orders'}, []],
  ['DeleteFunction', 'the name of a version', {FunctionName: 'orders:3'}, ['FunctionName']],
  [
    'DeleteFunction',
    'the ARN of a version',
    {FunctionName: 'arn:aws:lambda:eu-west-1:123456789012:function:orders:3'},
    ['FunctionName'],
  ],
  ['DeleteFunction', 'a version', {FunctionName: 'orders', Qualifier: '3'}, []],
  ['DeleteFunction', '$LATEST', {FunctionName: 'orders', Qualifier: '$LATEST'}, ['Qualifier']],
  ['PutProvisionedConcurrencyConfig', '$LATEST', {Qualifier: '$LATEST'}, ['Qualifier']],
  ['PutRuntimeManagementConfig', 'manual without version', {UpdateRuntimeOn: 'Manual'}, ['RuntimeVersionArn']],
  [
    'PutRuntimeManagementConfig',
    'a version that is not used',
    {UpdateRuntimeOn: 'Auto', RuntimeVersionArn: 'arn'},
    ['RuntimeVersionArn'],
  ],
];

describe('what the members of an input have to fulfil together', () => {
  it.each(errors)('%s: %s', (operation, _what, input, paths) => {
    const found = checkRules(operation, input).filter(({severity}) => severity === 'error');
    expect(found.map(({path}) => path)).toEqual(paths);
  });
});

it.each([
  ['PutResourcePolicy', {Policy: '{\n  "Version" 1}'}, 'is not JSON: colon expected at line 2, column 13'],
  [
    'UpdateEventSourceMapping',
    {FilterCriteria: {Filters: [{Pattern: '{"body": [}'}]}},
    'is not JSON: value expected at line 1, column 11',
  ],
])('a document of %s that is no JSON is told with line and column', (operation, input, message) => {
  expect(checkRules(operation, input)).toMatchObject([{message}]);
});

it('says what is absent of an answer that is given once', () => {
  const said = (operation: string, input: object) =>
    checkRules(operation, {CallbackId: 'x', ...input}).map(({message, severity}) => `${severity}: ${message}`);
  expect(said('SendDurableExecutionCallbackSuccess', {})).toEqual([
    'warning: Result is empty: the execution goes on without one, and that cannot be taken back',
  ]);
  expect(said('SendDurableExecutionCallbackSuccess', {Result: new Uint8Array([49])})).toEqual([]);
  expect(said('SendDurableExecutionCallbackFailure', {})).toEqual([
    'warning: Error is empty: the execution is not told why, and that cannot be taken back',
  ]);
});

describe('what is above a quota that can be raised', () => {
  it.each<Case>([
    ['CreateFunction', 'memory', {...zip, MemorySize: 10_241}, ['MemorySize']],
    ['CreateFunction', 'memory at the quota', {...zip, MemorySize: 10_240}, []],
    ['UpdateFunctionConfiguration', 'a timeout', {Timeout: 901}, ['Timeout']],
    ['UpdateFunctionConfiguration', 'managed instances', {Timeout: 901, CapacityProviderConfig: {}}, []],
    [
      'PutFunctionConcurrency',
      'no concurrency at all',
      {ReservedConcurrentExecutions: 0},
      ['ReservedConcurrentExecutions'],
    ],
  ])('%s: %s is a warning, no error', (operation, _what, input, paths) => {
    const found = checkRules(operation, input);
    expect(found.map(({path}) => path)).toEqual(paths);
    expect(found.filter(({severity}) => severity === 'error')).toEqual([]);
  });
});

it('never fails on inputs that are not what they should be', () => {
  const odd = ['x', 7, true, [], {}, [null], {Variables: 'x'}, {Filters: [null, 3]}, {AdditionalVersionWeights: [1]}];
  const members = ['Code', 'Environment', 'Tags', 'RoutingConfig', 'FilterCriteria', 'VpcConfig', 'Layers', 'Policy'];
  const operations = [...new Set(errors.map(([operation]) => operation))];
  for (const operation of operations) {
    for (const value of odd) {
      const input = Object.fromEntries([...members, 'EventSourceArn', 'FunctionName'].map(name => [name, value]));
      expect(() => checkRules(operation, input)).not.toThrow();
    }
  }
});
