import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {deliveriesOf} from '../../support/deliveries.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'lambdeck-events-'));
const queue = (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`;
const arnOf = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`;
/** Notes each event it gets in a file and fails as often as the event says. */
const code = `import {appendFileSync, readFileSync} from 'node:fs';
export const handler = async (event, context) => {
  const file = event.file ?? event.requestPayload.file + '-told';
  appendFileSync(file, JSON.stringify({id: context.awsRequestId, event, client: context.clientContext}) + '\\n');
  const runs = readFileSync(file, 'utf8').trimEnd().split('\\n').length;
  if (runs <= (event.failures ?? 0)) throw new RangeError('failure ' + runs);
  return {runs};
};
`;
/** ms that pass whenever the sandbox looks at the clock. */
let ageing = 0;
let now = Date.now();
let count = 0;
let file = '';
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox({now: () => (now += ageing)});
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  await lambda.createFunction(await functionInput('work', {Code, Timeout: 20}));
  await lambda.createFunction(await functionInput('told', {Code, Timeout: 20}));
});

beforeEach(async () => {
  count += 1;
  file = join(folder, `event-${count}`);
  await lambda.putFunctionEventInvokeConfig({FunctionName: 'work', MaximumRetryAttempts: 2});
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
  rmSync(folder, {recursive: true});
});

interface Seen {
  readonly id: string;
  readonly event: Record<string, unknown>;
  readonly client?: unknown;
}

function seenIn(path: string): Seen[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

async function send(event: object): Promise<string | undefined> {
  const Payload = Buffer.from(JSON.stringify({file, ...event}));
  const {$metadata} = await lambda.invoke({FunctionName: 'work', InvocationType: 'Event', Payload});
  return $metadata.requestId;
}

test('a failing event is run three times under one request id', async () => {
  const id = await send({failures: 9});
  await sandbox.sandbox.settled();
  expect(seenIn(file).map(seen => seen.id)).toEqual([id, id, id]);
});

test('an event is not run again once it succeeded', async () => {
  await send({failures: 1});
  await sandbox.sandbox.settled();
  expect(seenIn(file)).toHaveLength(2);
});

test('the number of retries is the function’s own', async () => {
  await lambda.putFunctionEventInvokeConfig({FunctionName: 'work', MaximumRetryAttempts: 0});
  await send({failures: 9});
  await sandbox.sandbox.settled();
  expect(seenIn(file)).toHaveLength(1);
});

test('InvokeAsync is an event too', async () => {
  const InvokeArgs = Buffer.from(JSON.stringify({file}));
  expect(await lambda.invokeAsync({FunctionName: 'work', InvokeArgs})).toMatchObject({Status: 202});
  await sandbox.sandbox.settled();
  expect(seenIn(file)).toHaveLength(1);
  const large = Buffer.alloc(1_048_577, ' ').fill('1', 0, 1);
  expect(await refusalOf(lambda.invokeAsync({FunctionName: 'work', InvokeArgs: large}))).toMatchObject({
    status: 413,
    code: 'RequestEntityTooLargeException',
  });
});

test('what failed for good is told to the destination and the dead-letter queue', async () => {
  await lambda.putFunctionEventInvokeConfig({
    FunctionName: 'work',
    MaximumRetryAttempts: 1,
    DestinationConfig: {OnFailure: {Destination: queue('failed')}, OnSuccess: {Destination: queue('done')}},
  });
  await lambda.updateFunctionConfiguration({FunctionName: 'work', DeadLetterConfig: {TargetArn: queue('dead')}});
  const id = await send({failures: 9});
  await sandbox.sandbox.settled();
  const [told] = await deliveriesOf(sandbox.url, queue('failed'));
  expect(told).toMatchObject({kind: 'destination', destination: queue('failed')});
  expect(told?.body).toEqual({
    version: '1.0',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    requestContext: {
      requestId: id,
      functionArn: `${arnOf('work')}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: 2,
    },
    requestPayload: {file, failures: 9},
    responseContext: {statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled'},
    responsePayload: expect.objectContaining({errorType: 'RangeError', errorMessage: 'failure 2'}),
  });
  expect(await deliveriesOf(sandbox.url, queue('dead'))).toEqual([
    {
      time: expect.any(String),
      kind: 'dead-letter',
      destination: queue('dead'),
      body: {file, failures: 9},
      attributes: {RequestID: id, ErrorCode: '200', ErrorMessage: 'failure 2'},
    },
  ]);
  expect(await deliveriesOf(sandbox.url, queue('done'))).toEqual([]);
  await lambda.updateFunctionConfiguration({FunctionName: 'work', DeadLetterConfig: {TargetArn: ''}});
});

test('a function that is a destination is invoked with the record', async () => {
  await lambda.putFunctionEventInvokeConfig({
    FunctionName: 'work',
    DestinationConfig: {OnSuccess: {Destination: arnOf('told')}},
  });
  await send({});
  await sandbox.sandbox.settled();
  expect(seenIn(`${file}-told`)[0]?.event).toMatchObject({
    requestContext: {condition: 'Success', approximateInvokeCount: 1},
    responsePayload: {runs: 1},
  });
});

test('functions that are each other’s destination are stopped', async () => {
  const Code = {ZipFile: await zipOf({'index.mjs': 'export const handler = async () => ({});\n'})};
  for (const name of ['ping', 'pong']) await lambda.createFunction(await functionInput(name, {Code}));
  for (const [FunctionName, other] of [['ping', 'pong'] as const, ['pong', 'ping'] as const]) {
    const DestinationConfig = {OnSuccess: {Destination: arnOf(other)}, OnFailure: {Destination: queue('stopped')}};
    await lambda.putFunctionEventInvokeConfig({FunctionName, DestinationConfig});
  }
  await lambda.invoke({FunctionName: 'ping', InvocationType: 'Event'});
  await sandbox.sandbox.settled();
  const [stopped] = await deliveriesOf(sandbox.url, queue('stopped'));
  expect(stopped?.body).toMatchObject({requestContext: {condition: 'RecursiveInvocation', approximateInvokeCount: 0}});
});

test('a function with no concurrency at all passes its events on without a try', async () => {
  await lambda.putFunctionEventInvokeConfig({
    FunctionName: 'work',
    DestinationConfig: {OnFailure: {Destination: queue('none')}},
  });
  await lambda.putFunctionConcurrency({FunctionName: 'work', ReservedConcurrentExecutions: 0});
  await send({});
  await sandbox.sandbox.settled();
  await lambda.deleteFunctionConcurrency({FunctionName: 'work'});
  const [told] = await deliveriesOf(sandbox.url, queue('none'));
  expect(told?.body).toMatchObject({
    requestContext: {condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0},
    requestPayload: {file},
  });
  expect(told?.body).not.toHaveProperty('responsePayload');
});

test('a throttled event is tried until there is room', async () => {
  await lambda.putFunctionConcurrency({FunctionName: 'work', ReservedConcurrentExecutions: 1});
  for (let index = 0; index < 4; index += 1) await send({});
  await sandbox.sandbox.settled();
  await lambda.deleteFunctionConcurrency({FunctionName: 'work'});
  expect(seenIn(file)).toHaveLength(4);
});

test('an event that has grown too old is given up', async () => {
  await lambda.putFunctionEventInvokeConfig({
    FunctionName: 'work',
    MaximumEventAgeInSeconds: 60,
    DestinationConfig: {OnFailure: {Destination: queue('old')}},
  });
  ageing = 61_000;
  await send({});
  await sandbox.sandbox.settled();
  ageing = 0;
  const [told] = await deliveriesOf(sandbox.url, queue('old'));
  expect(told?.body).toMatchObject({requestContext: {condition: 'EventAgeExceeded', approximateInvokeCount: 0}});
});
