import {createRequire} from 'node:module';
import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
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

/** The service's own SDK for durable functions runs in the handlers: it decides whether we answer as the service does. */
const sdk = createRequire(import.meta.url).resolve('@aws/durable-execution-sdk-js');
const code = `import {withDurableExecution} from ${JSON.stringify(sdk)};
import {appendFileSync} from 'node:fs';

const scenes = {
  async steps(event, context) {
    const sum = await context.step('sum', async () => event.values.reduce((a, b) => a + b, 0));
    await context.wait('rest', {seconds: 1});
    const doubled = await context.step('double', async () => sum * 2);
    return {sum, doubled};
  },
  async flaky(event, context) {
    return context.step('flaky', async () => {
      appendFileSync(event.file, 'x');
      const {readFileSync} = await import('node:fs');
      if (readFileSync(event.file, 'utf8').length < 3) throw new Error('not yet');
      return 'at last';
    }, {retryStrategy: (error, attempt) => ({shouldRetry: attempt < 5, delay: {seconds: 1}})});
  },
  async callback(event, context) {
    const [answer, id] = await context.createCallback('approval', {timeout: {seconds: event.timeout ?? 60}});
    await context.step('tell', async () => { if (event.file) appendFileSync(event.file, id); });
    return {answer: await answer};
  },
  async parallel(event, context) {
    const results = await context.parallel('both', [
      async child => { await child.wait({seconds: 1}); return child.step('a', async () => 'a'); },
      async child => child.step('b', async () => 'b'),
    ]);
    return results.getResults();
  },
  async chain(event, context) {
    return {said: await context.invoke('ask', event.target, {order: 42})};
  },
  async fails() {
    throw new TypeError('no such order');
  },
  async many(event, context) {
    let sum = 0;
    for (let index = 0; index < event.count; index++) sum += await context.step(async () => index);
    await context.wait({seconds: 1});
    return sum;
  },
};
export const handler = withDurableExecution((event, context) => scenes[event.scene](event, context));
`;
const flow = {FunctionName: 'flow', Qualifier: '1'};

let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  const durable = {Code, Timeout: 30, MemorySize: 512, Publish: true};
  await lambda.createFunction(await functionInput('flow', {...durable, DurableConfig: {ExecutionTimeout: 60}}));
  await lambda.createFunction(await functionInput('brief', {...durable, DurableConfig: {ExecutionTimeout: 1}}));
  await lambda.createFunction(await functionInput('long', {...durable, DurableConfig: {ExecutionTimeout: 1000}}));
  await lambda.createFunction(await functionInput('echo'));
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

function toPayload(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function toValue(payload: Uint8Array | undefined): unknown {
  return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
}

async function start(event: object, name?: string): Promise<string> {
  const named = name === undefined ? {} : {DurableExecutionName: name};
  const {DurableExecutionArn = ''} = await lambda.invoke({
    ...flow,
    ...named,
    InvocationType: 'Event',
    Payload: toPayload(event),
  });
  return DurableExecutionArn;
}

async function statusOf(arn: string): Promise<string | undefined> {
  return (await lambda.getDurableExecution({DurableExecutionArn: arn})).Status;
}

async function callbackOf(arn: string): Promise<string> {
  return vi.waitFor(async () => {
    const {Events = []} = await lambda.getDurableExecutionHistory({DurableExecutionArn: arn});
    const id = Events.flatMap(event => event.CallbackStartedDetails?.CallbackId ?? [])[0];
    if (id === undefined) throw new Error('No callback yet');
    return id;
  }, 10_000);
}

test('steps and a wait are run over several invocations, and answer like any function', async () => {
  const answer = await lambda.invoke({...flow, Payload: toPayload({scene: 'steps', values: [1, 2, 3]})});
  expect(toValue(answer.Payload)).toEqual({sum: 6, doubled: 12});
  expect(answer).toMatchObject({StatusCode: 200, ExecutedVersion: '1'});
  const arn = answer.DurableExecutionArn ?? '';
  expect(arn).toMatch(
    new RegExp(`^arn:aws:lambda:${region}:${accountId}:function:flow:1/durable-execution/[\\w-]+/[\\w-]+$`),
  );
  const {Events = []} = await lambda.getDurableExecutionHistory({DurableExecutionArn: arn});
  expect(Events.map(({EventType, Name}) => (Name === undefined ? EventType : `${EventType} ${Name}`))).toEqual([
    'ExecutionStarted',
    'StepStarted sum',
    'StepSucceeded sum',
    'WaitStarted rest',
    'InvocationCompleted',
    'WaitSucceeded rest',
    'StepStarted double',
    'StepSucceeded double',
    'InvocationCompleted',
    'ExecutionSucceeded',
  ]);
  expect(Events.map(({EventId}) => EventId)).toEqual(Events.map((_, index) => index + 1));
  expect(await lambda.getDurableExecution({DurableExecutionArn: arn})).toMatchObject({
    Status: 'SUCCEEDED',
    Result: '{"sum":6,"doubled":12}',
    InputPayload: '{"scene":"steps","values":[1,2,3]}',
    Version: '1',
    DurableConfig: {ExecutionTimeout: 60, RetentionPeriodInDays: 30},
    ExecutionDataIncluded: true,
  });
  const bare = await lambda.getDurableExecution({DurableExecutionArn: arn, IncludeExecutionData: false});
  expect([bare.Result, bare.InputPayload, bare.ExecutionDataIncluded]).toEqual([undefined, undefined, false]);
});
