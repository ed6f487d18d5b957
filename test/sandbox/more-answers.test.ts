import {type CreateEventSourceMappingCommandInput, Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../support/answer.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../support/sandbox.ts';

/** Answers of the real service that public recordings and reports of users show, beside those in the fixture. */
type Case = [name: string, call: (lambda: Lambda) => Promise<unknown>, status: number, code: string, message: string];

const arn = `arn:aws:lambda:${region}:${accountId}:function`;
const layer = `arn:aws:lambda:${region}:${accountId}:layer`;
const signing = `arn:aws:lambda:${region}:${accountId}:code-signing-config:csc-0123456789abcdef0`;
const stream = `arn:aws:kinesis:${region}:${accountId}:stream/orders`;
const table = `arn:aws:dynamodb:${region}:${accountId}:table/orders/stream/2026-01-31T09:30:00.000`;
const queue = `arn:aws:sqs:${region}:${accountId}:orders`;
const invalid = 'InvalidParameterValueException';
const notFound = 'ResourceNotFoundException';
const publishedOnly = 'The function resource provided must be an alias or a published version.';
const functionsOnly =
  'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. ' +
  'Please specify either a function name or an unqualified function ARN.';
const runtimes =
  'nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2';

const functionCases: Case[] = [
  [
    'a runtime must be one of the set',
    async lambda => lambda.createFunction(await functionInput('new', {Runtime: 'PYTHON3.9' as 'python3.9'})),
    400,
    invalid,
    `Value PYTHON3.9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${runtimes}] or be a valid ARN`,
  ],
  [
    'a runtime must be one of the set when changed, too',
    lambda => lambda.updateFunctionConfiguration({FunctionName: 'first', Runtime: 'cobol' as 'python3.9'}),
    400,
    invalid,
    `Value cobol at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${runtimes}] or be a valid ARN`,
  ],
  [
    'a name has 64 characters',
    async lambda => lambda.createFunction(await functionInput('a'.repeat(65))),
    400,
    invalid,
    `1 validation error detected: Value '${'a'.repeat(65)}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ],
  [
    'variables of Lambda itself are reserved',
    async lambda =>
      lambda.createFunction(await functionInput('new', {Environment: {Variables: {AWS_REGION: 'x', OWN: 'y'}}})),
    400,
    invalid,
    'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION',
  ],
  [
    'an ordinary function has 10 GB at most',
    lambda => lambda.updateFunctionConfiguration({FunctionName: 'first', MemorySize: 10_241}),
    400,
    invalid,
    "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
  ],
  [
    'not every runtime has SnapStart',
    async lambda => lambda.createFunction(await functionInput('new', {SnapStart: {ApplyOn: 'PublishedVersions'}})),
    400,
    invalid,
    'nodejs24.x is not supported for SnapStart enabled functions.',
  ],
  [
    'an image function takes no zip',
    async lambda => lambda.updateFunctionCode({FunctionName: 'image', ZipFile: await zipOf({'index.mjs': ''})}),
    400,
    invalid,
    'Please provide ImageUri when updating a function with packageType Image.',
  ],
  [
    'a zip has 50 MB at most',
    lambda => lambda.updateFunctionCode({FunctionName: 'first', ZipFile: Buffer.alloc(52_428_801)}),
    413,
    'RequestEntityTooLargeException',
    'Zipped size must be smaller than 52428800 bytes',
  ],
  [
    'settings of a version cannot be changed',
    lambda => lambda.updateFunctionConfiguration({FunctionName: 'first:1', Description: 'x'}),
    400,
    invalid,
    functionsOnly,
  ],
  [
    'code of a version cannot be changed',
    async lambda => lambda.updateFunctionCode({FunctionName: `${arn}:first:live`, ZipFile: await zipOf({a: 'b'})}),
    400,
    invalid,
    functionsOnly,
  ],
  [
    'a version that an alias leads to stays',
    lambda => lambda.deleteFunction({FunctionName: 'first', Qualifier: '1'}),
    409,
    'ResourceConflictException',
    'Unable to delete version because the following aliases reference it: [live]',
  ],
  [
    'a version of a function that is not there cannot be deleted',
    lambda => lambda.deleteFunction({FunctionName: 'missing', Qualifier: '3'}),
    404,
    notFound,
    `Function not found: ${arn}:missing`,
  ],
  [
    'an event is too large for the queue',
    lambda =>
      lambda.invoke({FunctionName: 'first', InvocationType: 'Event', Payload: JSON.stringify('x'.repeat(1_048_576))}),
    413,
    'RequestEntityTooLargeException',
    '1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)',
  ],
  [
    'a payload is too large',
    lambda => lambda.invoke({FunctionName: 'first', Payload: JSON.stringify('x'.repeat(6_291_456))}),
    413,
    'RequestEntityTooLargeException',
    'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
  ],
  [
    'nothing can be reserved for a function that is not there',
    lambda => lambda.putFunctionConcurrency({FunctionName: 'missing', ReservedConcurrentExecutions: 1}),
    404,
    notFound,
    `Function not found: ${arn}:missing:$LATEST`,
  ],
  [
    '$LATEST has no provisioned concurrency to read',
    lambda => lambda.getProvisionedConcurrencyConfig({FunctionName: 'first', Qualifier: '$LATEST'}),
    400,
    invalid,
    publishedOnly,
  ],
  [
    '$LATEST has no provisioned concurrency to delete',
    lambda => lambda.deleteProvisionedConcurrencyConfig({FunctionName: 'first', Qualifier: '$LATEST'}),
    400,
    invalid,
    publishedOnly,
  ],
  [
    'an alias of a provisioned version cannot be provisioned',
    async lambda => {
      await lambda.putProvisionedConcurrencyConfig({
        FunctionName: 'second',
        Qualifier: '1',
        ProvisionedConcurrentExecutions: 1,
      });
      await lambda.putProvisionedConcurrencyConfig({
        FunctionName: 'second',
        Qualifier: 'live',
        ProvisionedConcurrentExecutions: 1,
      });
    },
    409,
    'ResourceConflictException',
    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
  ],
];

const asynchronous: Case[] = [
  [
    'settings of a function that is not there cannot be listed',
    lambda => lambda.listFunctionEventInvokeConfigs({FunctionName: 'missing'}),
    404,
    notFound,
    "The function doesn't exist.",
  ],
  [
    'settings of a function that is not there cannot be changed',
    lambda => lambda.updateFunctionEventInvokeConfig({FunctionName: 'missing', MaximumRetryAttempts: 0}),
    404,
    notFound,
    "The function doesn't exist.",
  ],
  [
    'settings that are not there cannot be changed',
    lambda => lambda.updateFunctionEventInvokeConfig({FunctionName: 'first', MaximumRetryAttempts: 0}),
    404,
    notFound,
    `The function ${arn}:first:$LATEST doesn't have an EventInvokeConfig`,
  ],
  [
    'a destination must be there',
    lambda => putDestination(lambda, `${arn}:missing`),
    400,
    invalid,
    `The destination ARN ${arn}:missing is invalid.`,
  ],
  [
    'a function is no destination of its own',
    lambda => putDestination(lambda, `${arn}:first`),
    400,
    invalid,
    "You can't specify the function as a destination for itself.",
  ],
  [
    'a destination is something that takes events',
    lambda => putDestination(lambda, `arn:aws:iam:${region}:${accountId}:function:first`),
    400,
    invalid,
    `The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam:${region}:${accountId}:function:first), onFailure=null) is invalid.`,
  ],
];

const permissionCases: Case[] = [
  [
    'a principal must be one',
    lambda => allow(lambda, {Principal: 'invalid.nonaws.com'}),
    400,
    invalid,
    'The provided principal was invalid. Please check the principal and try again.',
  ],
  [
    'an alias that is not there gets no permission',
    lambda => allow(lambda, {Qualifier: 'no-alias'}),
    404,
    notFound,
    `Cannot find alias arn: ${arn}:first:no-alias`,
  ],
  [
    'what cannot be an alias is looked for as a version',
    lambda => allow(lambda, {Qualifier: 'valid-with-$-but-missing'}),
    404,
    notFound,
    `Function not found: ${arn}:first:valid-with-$-but-missing`,
  ],
  [
    'a function that is not there has no permission to remove',
    lambda => lambda.removePermission({FunctionName: 'missing', StatementId: 's3'}),
    404,
    notFound,
    `No policy found for: ${arn}:missing`,
  ],
  [
    'an alias that is not there has no permission to remove',
    lambda => lambda.removePermission({FunctionName: 'first', Qualifier: 'no-alias', StatementId: 's3'}),
    404,
    notFound,
    `Cannot find alias arn: ${arn}:first:no-alias`,
  ],
  [
    'a version that is not there has no policy',
    lambda => lambda.getPolicy({FunctionName: 'first', Qualifier: '42'}),
    404,
    notFound,
    'The resource you requested does not exist.',
  ],
  [
    'a layer that is not there gets no permission',
    lambda =>
      lambda.addLayerVersionPermission({
        LayerName: 'missing',
        VersionNumber: 1,
        StatementId: 's1',
        Action: 'lambda:GetLayerVersion',
        Principal: '*',
      }),
    404,
    notFound,
    `Layer version ${layer}:missing:1 does not exist.`,
  ],
  [
    'a layer version that is not there has no policy',
    lambda => lambda.getLayerVersionPolicy({LayerName: 'tools', VersionNumber: 9}),
    404,
    notFound,
    `Layer version ${layer}:tools:9 does not exist.`,
  ],
  [
    'a layer is used once',
    lambda =>
      lambda.updateFunctionConfiguration({FunctionName: 'first', Layers: [`${layer}:tools:1`, `${layer}:tools:2`]}),
    400,
    invalid,
    `Two different versions of the same layer are not allowed to be referenced in the same function. ${layer}:tools:1 and ${layer}:tools:2 are versions of the same layer.`,
  ],
  [
    'a code signing configuration must be there, said before the function is looked for',
    lambda => lambda.putFunctionCodeSigningConfig({FunctionName: 'missing', CodeSigningConfigArn: signing}),
    404,
    'CodeSigningConfigNotFoundException',
    `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${signing}.`,
  ],
  [
    'a function that is not there gets no URL',
    lambda => lambda.createFunctionUrlConfig({FunctionName: 'missing', AuthType: 'NONE'}),
    404,
    notFound,
    'Function does not exist',
  ],
  [
    'an alias that is not there has no URL to change',
    lambda => lambda.updateFunctionUrlConfig({FunctionName: 'first', Qualifier: 'no-alias', AuthType: 'NONE'}),
    404,
    notFound,
    'Function does not exist',
  ],
  [
    'a function without a URL has none to change',
    lambda => lambda.updateFunctionUrlConfig({FunctionName: 'first', AuthType: 'NONE'}),
    404,
    notFound,
    'The resource you requested does not exist.',
  ],
  [
    'URLs of a function that is not there cannot be listed',
    lambda => lambda.listFunctionUrlConfigs({FunctionName: 'missing'}),
    404,
    notFound,
    'Function does not exist',
  ],
];

const mappingCases: Case[] = [
  [
    'a FIFO queue has no batching window',
    lambda => map(lambda, {EventSourceArn: `${queue}.fifo`, MaximumBatchingWindowInSeconds: 1}),
    400,
    invalid,
    'Batching window is not supported for FIFO queues',
  ],
  [
    'a timestamp goes with AT_TIMESTAMP',
    lambda => map(lambda, {EventSourceArn: stream, StartingPosition: 'LATEST', StartingPositionTimestamp: new Date(0)}),
    400,
    invalid,
    'Timestamp only valid with StartingPosition AT_TIMESTAMP',
  ],
  [
    'a table is not read from a time',
    lambda => map(lambda, {EventSourceArn: table, StartingPosition: 'AT_TIMESTAMP'}),
    400,
    invalid,
    `Unsupported starting position for arn type: ${table}`,
  ],
  [
    'a queue is not read from a position',
    lambda => map(lambda, {EventSourceArn: queue, StartingPosition: 'LATEST'}),
    400,
    invalid,
    'StartingPosition is not valid for SQS event sources.',
  ],
];

let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  for (const name of ['first', 'second']) {
    await lambda.createFunction(await functionInput(name, {Publish: true}));
    await lambda.createAlias({FunctionName: name, Name: 'live', FunctionVersion: '1'});
  }
  await lambda.createFunction({
    FunctionName: 'image',
    Role: `arn:aws:iam::${accountId}:role/test`,
    PackageType: 'Image',
    Code: {ImageUri: `${accountId}.dkr.ecr.${region}.amazonaws.com/app:1`},
  });
  const Content = {ZipFile: await zipOf({'nodejs/a.txt': 'a'})};
  await lambda.publishLayerVersion({LayerName: 'tools', Content});
  await lambda.publishLayerVersion({LayerName: 'tools', Content});
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

test.each([...functionCases, ...asynchronous, ...permissionCases, ...mappingCases])(
  '%s',
  async (_name, call, status, code, message) => {
    expect(await refusalOf(call(lambda))).toEqual({status, code, message});
  },
);

test('deleting a version that is not there is no error', async () => {
  const {$metadata} = await lambda.deleteFunction({FunctionName: 'first', Qualifier: '99'});
  expect($metadata.httpStatusCode).toBe(204);
});

function allow(client: Lambda, members: {Principal?: string; Qualifier?: string}): Promise<unknown> {
  return client.addPermission({
    FunctionName: 'first',
    StatementId: 's3',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    ...members,
  });
}

function putDestination(client: Lambda, Destination: string): Promise<unknown> {
  return client.putFunctionEventInvokeConfig({FunctionName: 'first', DestinationConfig: {OnSuccess: {Destination}}});
}

function map(client: Lambda, members: Partial<CreateEventSourceMappingCommandInput>): Promise<unknown> {
  return client.createEventSourceMapping({FunctionName: 'first', ...members});
}
