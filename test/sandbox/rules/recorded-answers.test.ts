import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';
import recorded from './fixture/aws-answers.json' with {type: 'json'};

/**
 * Calls that make the sandbox answer what the real service was recorded to answer. Values that differ from call to
 * call (names, versions) are this test's own; the last test checks that no recorded answer is left out.
 */
type Case = [name: string, call: (lambda: Lambda) => Promise<unknown>, status: number, code: string, message: string];

const arn = `arn:aws:lambda:${region}:${accountId}:function`;
const layerArn = `arn:aws:lambda:${region}:${accountId}:layer:tools`;
const signing = `arn:aws:lambda:${region}:${accountId}:code-signing-config:csc-0123456789abcdef0`;
const stream = `arn:aws:kinesis:${region}:${accountId}:stream/orders`;
const table = `arn:aws:dynamodb:${region}:${accountId}:table/orders/stream/2026-01-31T09:30:00.000`;
const queue = `arn:aws:sqs:${region}:${accountId}:orders`;
const role = `arn:aws:iam::${accountId}:role/test`;
const taggable =
  'arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)';
const layerPattern =
  '(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)';
const mismatch = 'The derived qualifier from the function name does not match the specified qualifier.';
const layerRuntimes =
  'nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2';
const big = 'x'.repeat(4100);

const functionCases: Case[] = [
  [
    'an alias that is not there cannot be invoked',
    lambda => lambda.invoke({FunctionName: 'first', Qualifier: 'non-existent-alias'}),
    404,
    'ResourceNotFoundException',
    `Function not found: ${arn}:first:non-existent-alias`,
  ],
  [
    'a payload must be UTF-8',
    lambda => lambda.invoke({FunctionName: 'first', Payload: Buffer.from([0x22, 0x6e, 0x87, 0x72])}),
    400,
    'InvalidRequestContentException',
    'Could not parse request body into json: Could not parse payload into json: Invalid UTF-8 start byte 0x87\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 3]',
  ],
  [
    'a payload must be JSON',
    lambda => lambda.invoke({FunctionName: 'first', Payload: Buffer.from('\u0099\u00eb,j', 'utf8')}),
    400,
    'InvalidRequestContentException',
    "Could not parse request body into json: Could not parse payload into json: Unexpected character ((CTRL-CHAR, code 153)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]",
  ],
  [
    'a function that is not there cannot be deleted',
    lambda => lambda.deleteFunction({FunctionName: 'missing'}),
    404,
    'ResourceNotFoundException',
    `Function not found: ${arn}:missing`,
  ],
  [
    'two qualifiers must agree',
    lambda => lambda.deleteFunction({FunctionName: `${arn}:first:1`, Qualifier: '2'}),
    400,
    'InvalidParameterValueException',
    mismatch,
  ],
  [
    'two qualifiers must agree when reading, too',
    lambda => lambda.getFunctionConfiguration({FunctionName: `${arn}:first:$LATEST`, Qualifier: '1'}),
    400,
    'InvalidParameterValueException',
    mismatch,
  ],
  [
    'a qualifier in the name is part of what was not found',
    lambda => lambda.getFunction({FunctionName: `${arn}:some-function:$LATEST`, Qualifier: '$LATEST'}),
    404,
    'ResourceNotFoundException',
    `Function not found: ${arn}:some-function:$LATEST`,
  ],
  [
    'another region is not reachable',
    lambda => lambda.getFunction({FunctionName: `arn:aws:lambda:ap-southeast-1:${accountId}:function:first`}),
    404,
    'ResourceNotFoundException',
    `Functions from 'ap-southeast-1' are not reachable in this region ('${region}')`,
  ],
  [
    'a role must be an ARN',
    async lambda => lambda.createFunction(await functionInput('new', {Role: 'r1'})),
    400,
    'ValidationException',
    "1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
  ],
  [
    'a function has one architecture',
    async lambda => lambda.createFunction(await functionInput('new', {Architectures: ['x86_64', 'arm64']})),
    400,
    'ValidationException',
    "1 validation error detected: Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: Member must have length less than or equal to 1",
  ],
  [
    'an architecture is written in lower case',
    async lambda => lambda.createFunction(await functionInput('new', {Architectures: ['X86_64' as 'x86_64']})),
    400,
    'ValidationException',
    "1 validation error detected: Value '[X86_64]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]",
  ],
  [
    'code must be a zip',
    async lambda => lambda.createFunction(await functionInput('new', {Code: {ZipFile: Buffer.from('this is no zip')}})),
    400,
    'InvalidParameterValueException',
    'Could not unzip uploaded file. Please check your file, then try to upload again.',
  ],
  [
    'a bucket must exist',
    async lambda => lambda.createFunction(await functionInput('new', {Code: {S3Bucket: 'bucket', S3Key: 'key'}})),
    400,
    'InvalidParameterValueException',
    'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
  ],
  [
    'a name is no half ARN',
    async lambda => lambda.createFunction(await functionInput('invalid:function:name')),
    400,
    'ValidationException',
    "1 validation error detected: Value 'invalid:function:name' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
  ],
  [
    'an invoked name follows its pattern',
    lambda => lambda.invoke({FunctionName: `arn:aws:lambda:${region}:123400000000@function:myfn`}),
    400,
    'ValidationException',
    `1 validation error detected: Value 'arn:aws:lambda:${region}:123400000000@function:myfn' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`,
  ],
  [
    'the environment has 4 KB',
    async lambda =>
      lambda.createFunction(await functionInput('new', {Environment: {Variables: {SMALL_VAR: 'ok', LARGE_VAR: big}}})),
    400,
    'InvalidParameterValueException',
    `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {"SMALL_VAR":"ok","LARGE_VAR":"${big}"}`,
  ],
  [
    'a retired runtime is refused',
    async lambda => lambda.createFunction(await functionInput('new', {Runtime: 'nodejs14.x'})),
    400,
    'InvalidParameterValueException',
    'The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
  ],
  [
    'SnapStart applies to what there is',
    async lambda =>
      lambda.createFunction(await functionInput('new', {SnapStart: {ApplyOn: 'invalidOption' as 'None'}})),
    400,
    'ValidationException',
    "1 validation error detected: Value 'invalidOption' at 'snapStart.applyOn' failed to satisfy constraint: Member must satisfy enum value set: [PublishedVersions, None]",
  ],
  [
    'security groups follow their pattern',
    async lambda =>
      lambda.createFunction(
        await functionInput('new', {VpcConfig: {SubnetIds: ['subnet-1'], SecurityGroupIds: ['bad']}}),
      ),
    400,
    'ValidationException',
    "1 validation error detected: Value '[bad]' at 'vpcConfig.securityGroupIds' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: sg-[0-9a-zA-Z]*]",
  ],
  [
    'a function has five layers at most',
    async lambda =>
      lambda.createFunction(await functionInput('new', {Layers: [1, 2, 3, 4, 5, 6].map(n => `${layerArn}${n}:1`)})),
    400,
    'InvalidParameterValueException',
    'Cannot reference more than 5 layers.',
  ],
  [
    'a layer is named with its version',
    async lambda => lambda.createFunction(await functionInput('new', {Layers: [layerArn]})),
    400,
    'ValidationException',
    `1 validation error detected: Value '[${layerArn}]' at 'layers' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 2048, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${layerPattern}, Member must not be null]`,
  ],
  [
    'layers come from the same region',
    async lambda =>
      lambda.createFunction(
        await functionInput('new', {Layers: [`arn:aws:lambda:us-west-2:${accountId}:layer:tools:1`]}),
      ),
    400,
    'InvalidParameterValueException',
    `Layers are not in the same region as the function. Layers are expected to be in region ${region}.`,
  ],
  [
    'a zip function takes no image',
    lambda =>
      lambda.updateFunctionCode({FunctionName: 'first', ImageUri: `${accountId}.dkr.ecr.eu-west-1.amazonaws.com/x`}),
    400,
    'InvalidParameterValueException',
    "Please don't provide ImageUri when updating a function with packageType Zip.",
  ],
];

const aliasCases: Case[] = [
  [
    'a weight is at most 1',
    lambda =>
      lambda.createAlias({
        FunctionName: 'first',
        Name: 'new',
        FunctionVersion: '1',
        RoutingConfig: {AdditionalVersionWeights: {'2': 2}},
      }),
    400,
    'ValidationException',
    "1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
  ],
  [
    '$LATEST has no weight',
    lambda =>
      lambda.createAlias({
        FunctionName: 'first',
        Name: 'new',
        FunctionVersion: '1',
        RoutingConfig: {AdditionalVersionWeights: {$LATEST: 0.5}},
      }),
    400,
    'ValidationException',
    "1 validation error detected: Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
  ],
  [
    'an alias needs its function',
    lambda => lambda.createAlias({FunctionName: 'first-unknown', Name: 'new', FunctionVersion: '1'}),
    404,
    'ResourceNotFoundException',
    `Function not found: ${arn}:first-unknown:1`,
  ],
  [
    'an alias is made once',
    lambda => lambda.createAlias({FunctionName: 'first', Name: 'custom', FunctionVersion: '1'}),
    409,
    'ResourceConflictException',
    `Alias already exists: ${arn}:first:custom`,
  ],
  [
    'an alias that is not there cannot be updated',
    lambda => lambda.updateAlias({FunctionName: 'first', Name: 'non-existent', Description: 'x'}),
    404,
    'ResourceNotFoundException',
    `Alias not found: ${arn}:first:non-existent`,
  ],
];

const permissionCases: Case[] = [
  [
    'a statement that is not there cannot be removed',
    lambda => lambda.removePermission({FunctionName: 'second', StatementId: 'non-existent'}),
    404,
    'ResourceNotFoundException',
    'Statement non-existent is not found in resource policy.',
  ],
  [
    'nothing can be removed from no policy',
    lambda => lambda.removePermission({FunctionName: 'first', StatementId: 's1'}),
    404,
    'ResourceNotFoundException',
    'No policy is associated with the given resource.',
  ],
  [
    'a permission needs its version',
    lambda => lambda.addPermission({...permission, StatementId: 's9', Qualifier: '42'}),
    404,
    'ResourceNotFoundException',
    `Function not found: ${arn}:second:42`,
  ],
  [
    'a qualifier follows its pattern',
    lambda => lambda.addPermission({...permission, StatementId: 's9', Qualifier: 'invalid-qualifier-with-?-char'}),
    400,
    'ValidationException',
    "1 validation error detected: Value 'invalid-qualifier-with-?-char' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: \\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
  ],
  [
    'a statement is made once',
    lambda => lambda.addPermission(permission),
    409,
    'ResourceConflictException',
    'The statement id (s3) provided already exists. Please provide a new statement id, or remove the existing statement.',
  ],
  [
    'a policy is changed from its latest revision',
    lambda => lambda.addPermission({...permission, StatementId: 's9', RevisionId: 'wrong'}),
    412,
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id',
  ],
];

const permission = {
  FunctionName: 'second',
  StatementId: 's3',
  Action: 'lambda:InvokeFunction',
  Principal: 's3.amazonaws.com',
};

const tagCases: Case[] = [
  [
    'tags need a function',
    lambda => lambda.tagResource({Resource: `${arn}:doesnotexist`, Tags: {a: 'b'}}),
    404,
    'ResourceNotFoundException',
    `Function not found: ${arn}:doesnotexist`,
  ],
  [
    'tags need an ARN',
    lambda => lambda.tagResource({Resource: 'arn:aws:something', Tags: {a: 'b'}}),
    400,
    'ValidationException',
    `1 validation error detected: Value 'arn:aws:something' at 'resource' failed to satisfy constraint: Member must satisfy regular expression pattern: ${taggable}`,
  ],
  [
    'versions have no tags',
    lambda => lambda.tagResource({Resource: `${arn}:first:1`, Tags: {a: 'b'}}),
    400,
    'InvalidParameterValueException',
    'Tags on function aliases and versions are not supported. Please specify a function ARN.',
  ],
  [
    'no tags are no change',
    lambda => lambda.tagResource({Resource: `${arn}:first`, Tags: {}}),
    400,
    'InvalidParameterValueException',
    'An error occurred and the request cannot be processed.',
  ],
  [
    'a function has 50 tags at most',
    lambda =>
      lambda.tagResource({
        Resource: `${arn}:first`,
        Tags: Object.fromEntries(Array.from({length: 51}, (_, n) => [`k${n}`, 'v'])),
      }),
    400,
    'InvalidParameterValueException',
    'Number of tags exceeds resource tag limit.',
  ],
  [
    'a capacity provider that is not there has no tags',
    lambda => lambda.listTags({Resource: `arn:aws:lambda:${region}:${accountId}:capacity-provider:none`}),
    404,
    'ResourceNotFoundException',
    `Capacity provider not found: arn:aws:lambda:${region}:${accountId}:capacity-provider:none`,
  ],
];

const layerCases: Case[] = [
  [
    'layers are searched by a known architecture',
    lambda => lambda.listLayers({CompatibleArchitecture: 'archdoesnotexist' as 'arm64'}),
    400,
    'ValidationException',
    "1 validation error detected: Value 'archdoesnotexist' at 'compatibleArchitecture' failed to satisfy constraint: Member must satisfy enum value set: [x86_64, arm64]",
  ],
  [
    'layers are searched by a known runtime',
    lambda => lambda.listLayers({CompatibleRuntime: 'runtimedoesnotexist' as 'nodejs24.x'}),
    400,
    'ValidationException',
    "1 validation error detected: Value 'runtimedoesnotexist' at 'compatibleRuntime' failed to satisfy constraint: Member must satisfy enum value set: [ruby3.5, ruby2.6, dotnetcore1.0, python3.7, nodejs8.10, nasa, ruby2.7, python2.7-greengrass, dotnetcore2.0, python3.8, java21, dotnet6, dotnetcore2.1, python3.9, java11, nodejs6.10, provided, dotnetcore3.1, dotnet8, java25, java17, nodejs, nodejs4.3, java8.al2, go1.x, dotnet10, nodejs20.x, go1.9, byol, nodejs10.x, provided.al2023, nodejs22.x, python3.10, java8, nodejs12.x, python3.11, nodejs24.x, nodejs8.x, python3.12, nodejs14.x, nodejs8.9, nodejs26.x, python3.13, python3.14, nodejs16.x, python3.15, provided.al2, nodejs4.3-edge, nodejs18.x, ruby3.2, python3.4, ruby3.3, ruby3.4, ruby2.5, python3.6, python2.7]",
  ],
  [
    'layer versions begin with 1',
    lambda => lambda.getLayerVersion({LayerName: 'tools', VersionNumber: 0}),
    400,
    'InvalidParameterValueException',
    'Layer Version Cannot be less than 1',
  ],
  [
    'a layer version ARN has a version',
    lambda => lambda.getLayerVersionByArn({Arn: layerArn}),
    400,
    'ValidationException',
    `1 validation error detected: Value '${layerArn}' at 'arn' failed to satisfy constraint: Member must satisfy regular expression pattern: ${layerPattern}`,
  ],
  [
    'a layer names known runtimes and architectures',
    async lambda =>
      lambda.publishLayerVersion({
        LayerName: 'tools',
        Content: {ZipFile: await zipOf({'a.txt': 'a'})},
        CompatibleRuntimes: ['invalidruntime' as 'nodejs24.x'],
        CompatibleArchitectures: ['invalidarch' as 'arm64'],
      }),
    400,
    'ValidationException',
    `2 validation errors detected: Value '[invalidruntime]' at 'compatibleRuntimes' failed to satisfy constraint: Member must satisfy enum value set: [${layerRuntimes}]; Value '[invalidarch]' at 'compatibleArchitectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]`,
  ],
];

const mappingCases: Case[] = [
  [
    'one function takes one mapping from a source',
    lambda =>
      lambda.createEventSourceMapping({FunctionName: 'first', EventSourceArn: stream, StartingPosition: 'LATEST'}),
    409,
    'ResourceConflictException',
    `The event source arn (" ${stream} ") and function (" first ") provided mapping already exists. Please update or delete the existing mapping with UUID <uuid>`,
  ],
  [
    'a queue has no destination',
    lambda =>
      lambda.createEventSourceMapping({
        FunctionName: 'first',
        EventSourceArn: queue,
        DestinationConfig: {OnFailure: {Destination: queue}},
      }),
    400,
    'InvalidParameterValueException',
    'Unsupported DestinationConfig parameter for given event source mapping type.',
  ],
  [
    'a stream is read from a position',
    lambda => lambda.createEventSourceMapping({FunctionName: 'second', EventSourceArn: stream}),
    400,
    'InvalidParameterValueException',
    "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
  ],
  [
    'a position is a known one',
    lambda =>
      lambda.createEventSourceMapping({
        FunctionName: 'second',
        EventSourceArn: stream,
        StartingPosition: 'invalid' as 'LATEST',
      }),
    400,
    'ValidationException',
    "1 validation error detected: Value 'invalid' at 'startingPosition' failed to satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]",
  ],
  [
    'own Kafka servers need a way in',
    lambda =>
      lambda.createEventSourceMapping({FunctionName: 'second', Topics: ['topic'], SelfManagedEventSource: kafka}),
    400,
    'InvalidParameterValueException',
    "Required 'sourceAccessConfigurations' parameter is missing.",
  ],
  [
    'one function takes one mapping from a topic',
    lambda =>
      lambda.createEventSourceMapping({
        FunctionName: 'first',
        Topics: ['topic'],
        SelfManagedEventSource: kafka,
        SourceAccessConfigurations: access,
      }),
    409,
    'ResourceConflictException',
    `An event source mapping with event source ("kafka:1000,kafka:2000"), function ("${arn}:first"), topics ("topic") already exists. Please update or delete the existing mapping with UUID <uuid>`,
  ],
];

const kafka = {Endpoints: {KAFKA_BOOTSTRAP_SERVERS: ['kafka:1000', 'kafka:2000']}};
const access = [{Type: 'SASL_SCRAM_512_AUTH' as const, URI: `arn:aws:secretsmanager:${region}:${accountId}:secret:k`}];

const concurrencyCases: Case[] = [
  [
    'a reservation leaves 100 executions to the others',
    lambda => lambda.putFunctionConcurrency({FunctionName: 'first', ReservedConcurrentExecutions: 901}),
    400,
    'InvalidParameterValueException',
    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
  ],
];

const asyncCases: Case[] = [
  [
    'a version without settings of asynchronous invocation says so',
    lambda => lambda.getFunctionEventInvokeConfig({FunctionName: 'first', Qualifier: '1221'}),
    404,
    'ResourceNotFoundException',
    `The function ${arn}:first:1221 doesn't have an EventInvokeConfig`,
  ],
  [
    'a function that is not there says the same',
    lambda => lambda.deleteFunctionEventInvokeConfig({FunctionName: 'doesnotexist'}),
    404,
    'ResourceNotFoundException',
    `The function ${arn}:doesnotexist:$LATEST doesn't have an EventInvokeConfig`,
  ],
  [
    'asynchronous invocation is set for a function that exists',
    lambda => lambda.putFunctionEventInvokeConfig({FunctionName: 'doesnotexist', MaximumRetryAttempts: 1}),
    404,
    'ResourceNotFoundException',
    "The function doesn't exist.",
  ],
  [
    'asynchronous invocation is set to something',
    lambda => lambda.putFunctionEventInvokeConfig({FunctionName: 'first'}),
    400,
    'InvalidParameterValueException',
    'You must specify at least one of error handling or destination setting.',
  ],
  [
    'a destination follows its pattern',
    lambda =>
      lambda.putFunctionEventInvokeConfig({
        FunctionName: 'first',
        DestinationConfig: {OnFailure: {Destination: 'arn:aws:_-/!lambda:eu-west-1:123456789012:function:first'}},
      }),
    400,
    'ValidationException',
    "1 validation error detected: Value 'arn:aws:_-/!lambda:eu-west-1:123456789012:function:first' at 'destinationConfig.onFailure.destination' failed to satisfy constraint: Member must satisfy regular expression pattern: $|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)",
  ],
];

const provisionedCases: Case[] = [
  [
    'a version without provisioned concurrency says so',
    lambda => lambda.getProvisionedConcurrencyConfig({FunctionName: 'first', Qualifier: '1'}),
    404,
    'ProvisionedConcurrencyConfigNotFoundException',
    'No Provisioned Concurrency Config found for this function',
  ],
  [
    'provisioned concurrency needs its alias',
    lambda => lambda.getProvisionedConcurrencyConfig({FunctionName: 'doesnotexist', Qualifier: 'noalias'}),
    404,
    'ResourceNotFoundException',
    `Cannot find alias arn: ${arn}:doesnotexist:noalias`,
  ],
  [
    'provisioned concurrency needs its version',
    lambda => lambda.putProvisionedConcurrencyConfig({...provisioned, FunctionName: 'doesnotexist', Qualifier: '1'}),
    404,
    'ResourceNotFoundException',
    `Function not found: ${arn}:doesnotexist:1`,
  ],
  [
    'a version gets none beside its alias',
    lambda => lambda.putProvisionedConcurrencyConfig({...provisioned, FunctionName: 'third', Qualifier: '1'}),
    409,
    'ResourceConflictException',
    'Version is pointed by a Provisioned Concurrency alias',
  ],
  [
    'provisioned concurrency stays within the reserved one',
    lambda =>
      lambda.putProvisionedConcurrencyConfig({
        FunctionName: 'third',
        Qualifier: 'live',
        ProvisionedConcurrentExecutions: 6,
      }),
    400,
    'InvalidParameterValueException',
    'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
  ],
  [
    'provisioned concurrency stays within the account',
    lambda =>
      lambda.putProvisionedConcurrencyConfig({
        FunctionName: 'first',
        Qualifier: '1',
        ProvisionedConcurrentExecutions: 996,
      }),
    400,
    'InvalidParameterValueException',
    "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [995].",
  ],
  [
    'provisioned concurrency leaves 100 executions to the others',
    lambda =>
      lambda.putProvisionedConcurrencyConfig({
        FunctionName: 'first',
        Qualifier: '1',
        ProvisionedConcurrentExecutions: 950,
      }),
    400,
    'InvalidParameterValueException',
    "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
  ],
];

const provisioned = {ProvisionedConcurrentExecutions: 1};

const otherCases: Case[] = [
  [
    'a code signing configuration must exist',
    lambda => lambda.deleteCodeSigningConfig({CodeSigningConfigArn: signing}),
    404,
    'ResourceNotFoundException',
    `The Lambda code signing configuration ${signing} can not be found.`,
  ],
  [
    'a function URL belongs to a function or an alias',
    lambda => lambda.createFunctionUrlConfig({FunctionName: 'first', Qualifier: '2', AuthType: 'NONE'}),
    400,
    'ValidationException',
    "1 validation error detected: Value '2' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)",
  ],
  [
    'a layer version without policy says so',
    lambda => lambda.getLayerVersionPolicy({LayerName: 'shared', VersionNumber: 1}),
    404,
    'ResourceNotFoundException',
    'No policy is associated with the given resource.',
  ],
  [
    'a layer policy is changed from its latest revision',
    lambda => lambda.addLayerVersionPermission({...layerPermission, StatementId: 's2', RevisionId: 'wrong'}),
    412,
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetLayerPolicy API to retrieve the latest Revision Id',
  ],
  [
    'a statement that is not there cannot be removed from a layer',
    lambda => lambda.removeLayerVersionPermission({LayerName: 'shared', VersionNumber: 2, StatementId: 'doesnotexist'}),
    404,
    'ResourceNotFoundException',
    'Statement doesnotexist is not found in resource policy.',
  ],
];

const layerPermission = {
  LayerName: 'shared',
  VersionNumber: 2,
  StatementId: 's1',
  Action: 'lambda:GetLayerVersion',
  Principal: '*',
};

/** Recorded answers that say the same as one above to another call. */
const repeatedCases: Case[] = [
  ...['java8', 'provided'].map<Case>(runtime => [
    `${runtime} is retired, too`,
    async lambda => lambda.createFunction(await functionInput('new', {Runtime: runtime as 'nodejs24.x'})),
    400,
    'InvalidParameterValueException',
    `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
  ]),
  [
    'an alias that is not there has no settings of asynchronous invocation',
    lambda => lambda.getFunctionEventInvokeConfig({FunctionName: 'first', Qualifier: 'doesnotexist'}),
    404,
    'ResourceNotFoundException',
    `The function ${arn}:first:doesnotexist doesn't have an EventInvokeConfig`,
  ],
  [
    'provisioned concurrency needs an alias of the function',
    lambda => lambda.deleteProvisionedConcurrencyConfig({FunctionName: 'first', Qualifier: 'noalias'}),
    404,
    'ResourceNotFoundException',
    `Cannot find alias arn: ${arn}:first:noalias`,
  ],
  ...['event-source-mapping:orders', 'capacity-provider:base'].map<Case>(resource => [
    `there are no aliases of ${resource}`,
    lambda => lambda.listTags({Resource: `arn:aws:lambda:${region}:${accountId}:${resource}:alias`}),
    400,
    'ValidationException',
    `1 validation error detected: Value 'arn:aws:lambda:${region}:${accountId}:${resource}:alias' at 'resource' failed to satisfy constraint: Member must satisfy regular expression pattern: ${taggable}`,
  ]),
  [
    'one unknown runtime among known ones is enough',
    async lambda =>
      lambda.publishLayerVersion({
        LayerName: 'tools',
        Content: {ZipFile: await zipOf({'a.txt': 'a'})},
        CompatibleRuntimes: ['invalidruntime', 'invalidruntime2', 'nodejs20.x'] as 'nodejs20.x'[],
        CompatibleArchitectures: ['invalidarch', 'x86_64'] as 'x86_64'[],
      }),
    400,
    'ValidationException',
    `2 validation errors detected: Value '[invalidruntime, invalidruntime2, nodejs20.x]' at 'compatibleRuntimes' failed to satisfy constraint: Member must satisfy enum value set: [${layerRuntimes}]; Value '[invalidarch, x86_64]' at 'compatibleArchitectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]`,
  ],
  [
    'the mapping of a DynamoDB stream is made once, too',
    lambda =>
      lambda.createEventSourceMapping({FunctionName: 'first', EventSourceArn: table, StartingPosition: 'LATEST'}),
    409,
    'ResourceConflictException',
    `The event source arn (" ${table} ") and function (" first ") provided mapping already exists. Please update or delete the existing mapping with UUID <uuid>`,
  ],
];

let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox({buckets: {kind: 'folder', path: import.meta.dirname}});
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  await lambda.createFunction(await functionInput('first', {Publish: true}));
  await lambda.createFunction(await functionInput('second'));
  await lambda.createAlias({FunctionName: 'first', Name: 'custom', FunctionVersion: '1'});
  await lambda.addPermission(permission);
  for (const source of [stream, table]) {
    await lambda.createEventSourceMapping({FunctionName: 'first', EventSourceArn: source, StartingPosition: 'LATEST'});
  }
  await lambda.createEventSourceMapping({
    FunctionName: 'first',
    Topics: ['topic'],
    SelfManagedEventSource: kafka,
    SourceAccessConfigurations: access,
  });
  await lambda.createFunction(await functionInput('third', {Publish: true}));
  await lambda.createAlias({FunctionName: 'third', Name: 'live', FunctionVersion: '1'});
  await lambda.putFunctionConcurrency({FunctionName: 'third', ReservedConcurrentExecutions: 5});
  await lambda.putProvisionedConcurrencyConfig({...provisioned, FunctionName: 'third', Qualifier: 'live'});
  const content = {Content: {ZipFile: await zipOf({'a.txt': 'a'})}};
  await lambda.publishLayerVersion({LayerName: 'shared', ...content});
  await lambda.publishLayerVersion({LayerName: 'shared', ...content});
  await lambda.addLayerVersionPermission(layerPermission);
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

const cases = [
  ...functionCases,
  ...aliasCases,
  ...permissionCases,
  ...tagCases,
  ...layerCases,
  ...mappingCases,
  ...concurrencyCases,
  ...asyncCases,
  ...provisionedCases,
  ...otherCases,
  ...repeatedCases,
];

test.each(cases)('%s', async (_name, call, status, code, message) => {
  const answer = await refusalOf(call(lambda));
  const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  expect({...answer, message: answer.message.replace(uuid, '<uuid>')}).toEqual({status, code, message});
});

test('an update waits for the one before', async () => {
  const slow = await startSandbox({delays: {create: 0, update: 60_000, mapping: 0}});
  const client = new Lambda({region, endpoint: slow.url, credentials, maxAttempts: 1});
  await client.createFunction(await functionInput('busy'));
  await client.updateFunctionConfiguration({FunctionName: 'busy', Timeout: 4});
  const answer = await refusalOf(client.updateFunctionConfiguration({FunctionName: 'busy', Timeout: 5, Role: role}));
  expect(answer).toEqual({
    status: 409,
    code: 'ResourceConflictException',
    message: `The operation cannot be performed at this time. An update is in progress for resource: ${arn}:busy`,
  });
  client.destroy();
  await slow.close();
});

/** Recorded answers no sandbox can give: by message, with the reason. */
const impossible: readonly (readonly [message: string, why: string])[] = [
  ['Stream not found: arn:<partition>:dynamodb:', 'which streams exist, only DynamoDB knows'],
  ['Stream not found: arn:<partition>:kinesis:', 'which streams exist, only Kinesis knows'],
];
/** The answer of the test above, which needs a sandbox of its own. */
const inProgress = 'The operation cannot be performed at this time. An update is in progress for resource';

test('what cannot be produced was recorded', () => {
  for (const [start] of impossible) expect(recorded.answers.some(({message}) => message.startsWith(start))).toBe(true);
});

const producible = recorded.answers.filter(({message}) => {
  return !message.startsWith(inProgress) && !impossible.some(([start]) => message.startsWith(start));
});

test.each(producible)('recorded: $status $code $message', ({status, code, message}) => {
  const produced = cases.filter(([, , ownStatus, ownCode, own]) => {
    return ownStatus === status && ownCode === code && toTemplate(message).test(own);
  });
  expect(produced).not.toEqual([]);
});

/** A recorded message as an expression that takes any value where it differs from call to call. */
function toTemplate(message: string): RegExp {
  const parts = message
    .split(/<[\w:-]+>|111111111111|(?<=table\/).*|first|some-function/)
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 's');
}
