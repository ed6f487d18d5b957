import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {eventually} from '../../support/patience.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../../support/sandbox.ts';

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

const folder = mkdtempSync(join(tmpdir(), 'lambdeck-durable-'));
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
  rmSync(folder, {recursive: true, force: true});
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
  return eventually(async () => {
    const {Events = []} = await lambda.getDurableExecutionHistory({DurableExecutionArn: arn});
    const id = Events.flatMap(event => event.CallbackStartedDetails?.CallbackId ?? [])[0];
    if (id === undefined) throw new Error('No callback yet');
    return id;
  });
}

/** An execution whose handler only tells its token and then keeps quiet. */
async function startRaw(): Promise<{arn: string; token: string}> {
  const file = join(folder, 'token');
  const source = `import {renameSync, writeFileSync} from 'node:fs';
export const handler = async event => {
  writeFileSync('${file}.part', event.CheckpointToken);
  renameSync('${file}.part', '${file}');
  await new Promise(resolve => setTimeout(resolve, 5000));
  return {Status: 'PENDING'};
};`;
  const Code = {ZipFile: await zipOf({'index.mjs': source})};
  await lambda.createFunction(
    await functionInput('raw', {Code, Timeout: 30, Publish: true, DurableConfig: {ExecutionTimeout: 60}}),
  );
  const {DurableExecutionArn: arn = ''} = await lambda.invoke({
    FunctionName: 'raw',
    Qualifier: '1',
    InvocationType: 'Event',
  });
  const token = await eventually(() => readFileSync(file, 'utf8'));
  return {arn, token};
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

test('a step that fails is tried again after its delay', async () => {
  const file = join(folder, 'flaky');
  const answer = await lambda.invoke({...flow, Payload: toPayload({scene: 'flaky', file})});
  expect(toValue(answer.Payload)).toBe('at last');
  const {Events = []} = await lambda.getDurableExecutionHistory({DurableExecutionArn: answer.DurableExecutionArn});
  const failed = Events.filter(({EventType}) => EventType === 'StepFailed');
  expect(failed.map(({StepFailedDetails}) => StepFailedDetails?.RetryDetails)).toEqual([
    {CurrentAttempt: 1, NextAttemptDelaySeconds: 1},
    {CurrentAttempt: 2, NextAttemptDelaySeconds: 1},
  ]);
});

test('a callback is waited for and answered from outside, once', async () => {
  const arn = await start({scene: 'callback'});
  const id = await callbackOf(arn);
  expect(await statusOf(arn)).toBe('RUNNING');
  await lambda.sendDurableExecutionCallbackHeartbeat({CallbackId: id});
  await lambda.sendDurableExecutionCallbackSuccess({CallbackId: id, Result: Buffer.from('"granted"')});
  await eventually(async () => expect(await statusOf(arn)).toBe('SUCCEEDED'));
  expect((await lambda.getDurableExecution({DurableExecutionArn: arn})).Result).toBe('{"answer":"\\"granted\\""}');
  const again = await refusalOf(lambda.sendDurableExecutionCallbackSuccess({CallbackId: id}));
  expect([again.status, again.code]).toEqual([400, 'CallbackTimeoutException']);
});

test('a callback that is refused, or comes too late, fails its execution', async () => {
  const refused = await start({scene: 'callback'});
  const id = await callbackOf(refused);
  await lambda.sendDurableExecutionCallbackFailure({CallbackId: id, Error: {ErrorMessage: 'no budget'}});
  const late = await start({scene: 'callback', timeout: 1});
  await eventually(async () => expect(await statusOf(late)).toBe('FAILED'));
  await eventually(async () => expect(await statusOf(refused)).toBe('FAILED'));
  const {Error: error} = await lambda.getDurableExecution({DurableExecutionArn: refused});
  expect(error?.ErrorMessage).toContain('no budget');
  const {Events = []} = await lambda.getDurableExecutionHistory({DurableExecutionArn: late, ReverseOrder: true});
  expect(Events.map(({EventType}) => EventType)).toContain('CallbackTimedOut');
  expect(Events[0]?.EventType).toBe('ExecutionFailed');
});

test('branches wait side by side', async () => {
  const {Payload} = await lambda.invoke({...flow, Payload: toPayload({scene: 'parallel'})});
  expect(toValue(Payload)).toEqual(['a', 'b']);
});

test('an execution invokes other functions and goes on with their answers', async () => {
  const {Payload} = await lambda.invoke({...flow, Payload: toPayload({scene: 'chain', target: 'echo'})});
  expect(toValue(Payload)).toEqual({said: {order: 42}});
  const missing = await lambda.invoke({...flow, Payload: toPayload({scene: 'chain', target: 'missing'})});
  expect(missing.FunctionError).toBe('Unhandled');
  expect(toValue(missing.Payload)).toMatchObject({errorMessage: expect.stringContaining('Function not found')});
});

test('a handler that throws fails its execution, with its error in both answers', async () => {
  const answer = await lambda.invoke({...flow, Payload: toPayload({scene: 'fails'})});
  expect(answer.FunctionError).toBe('Unhandled');
  expect(toValue(answer.Payload)).toMatchObject({errorType: 'TypeError', errorMessage: 'no such order'});
  const {Status, Error: error} = await lambda.getDurableExecution({DurableExecutionArn: answer.DurableExecutionArn});
  expect([Status, error?.ErrorMessage]).toEqual(['FAILED', 'no such order']);
});

test('a long history is replayed in pages', async () => {
  const {Payload, DurableExecutionArn} = await lambda.invoke({
    ...flow,
    Payload: toPayload({scene: 'many', count: 120}),
  });
  expect(toValue(Payload)).toBe(7140);
  const first = await lambda.getDurableExecutionHistory({DurableExecutionArn, MaxItems: 50});
  const second = await lambda.getDurableExecutionHistory({
    DurableExecutionArn,
    Marker: first.NextMarker,
    MaxItems: 1000,
  });
  const ids = [...(first.Events ?? []), ...(second.Events ?? [])].map(({EventId}) => EventId);
  expect(ids).toEqual(ids.map((_, index) => index + 1));
  expect([first.Events?.length, second.NextMarker]).toEqual([50, undefined]);
});

test('a name stands for one execution and its payload', async () => {
  const event = {scene: 'steps', values: [5]};
  const arn = await start(event, 'order-42');
  expect(arn).toContain('/durable-execution/order-42/');
  const attached = await lambda.invoke({...flow, DurableExecutionName: 'order-42', Payload: toPayload(event)});
  expect([attached.DurableExecutionArn, toValue(attached.Payload)]).toEqual([arn, {sum: 5, doubled: 10}]);
  expect(await start(event, 'order-42')).toBe(arn);
  const other = await refusalOf(start({scene: 'steps', values: [6]}, 'order-42'));
  expect([other.status, other.code]).toEqual([409, 'DurableExecutionAlreadyStartedException']);
});

test('executions are listed by name, state, version and time, newest first', async () => {
  const names = ['list-1', 'list-2', 'list-3'];
  for (const name of names) await start({scene: 'callback'}, name);
  await lambda.stopDurableExecution({
    DurableExecutionArn: await start({scene: 'callback'}, 'list-2'),
    Error: {ErrorMessage: 'enough'},
  });
  const list = async (input: object) => {
    const {DurableExecutions = []} = await lambda.listDurableExecutionsByFunction({FunctionName: 'flow', ...input});
    return DurableExecutions.map(({DurableExecutionName = ''}) => DurableExecutionName).filter(name =>
      names.includes(name),
    );
  };
  expect((await list({})).toSorted()).toEqual(names);
  expect(await list({ReverseOrder: true, Statuses: ['RUNNING']})).toEqual(['list-1', 'list-3']);
  expect(await list({Statuses: ['STOPPED']})).toEqual(['list-2']);
  expect(await list({DurableExecutionName: 'list-3'})).toEqual(['list-3']);
  expect(await list({StartedBefore: new Date('2020-01-01')})).toEqual([]);
  expect(await list({Qualifier: '2'})).toEqual([]);
});

test('a stopped execution is over, and whoever waits for it is told', async () => {
  const waiting = lambda.invoke({...flow, DurableExecutionName: 'stop-me', Payload: toPayload({scene: 'callback'})});
  const arn = await start({scene: 'callback'}, 'stop-me');
  await callbackOf(arn);
  const {StopTimestamp} = await lambda.stopDurableExecution({
    DurableExecutionArn: arn,
    Error: {ErrorMessage: 'enough'},
  });
  expect(StopTimestamp).toBeInstanceOf(Date);
  expect(toValue((await waiting).Payload)).toMatchObject({errorMessage: 'enough'});
  expect(await statusOf(arn)).toBe('STOPPED');
});

test('an execution has its time', async () => {
  const input = {FunctionName: 'brief', Qualifier: '1', Payload: toPayload({scene: 'callback'})};
  const {DurableExecutionArn: arn = '', FunctionError} = await lambda.invoke(input);
  expect([await statusOf(arn), FunctionError]).toEqual(['TIMED_OUT', 'Unhandled']);
});

/** An execution whose 60 s are over while its handler still waits to answer with a status. */
async function startSlow(Status: string) {
  let time = Date.now();
  const own = await startSandbox({now: () => time});
  const [began = '', go = ''] = ['began', 'go'].map(name => join(folder, `${Status}-${name}`));
  const source = `import {existsSync, writeFileSync} from 'node:fs';
import {setTimeout} from 'node:timers/promises';
export const handler = async () => {
  writeFileSync('${began}', '');
  while (!existsSync('${go}')) await setTimeout(10);
  return {Status: '${Status}'};
};`;
  const Code = {ZipFile: await zipOf({'index.mjs': source})};
  const DurableConfig = {ExecutionTimeout: 60};
  await own.client.createFunction(await functionInput('slow', {Code, Timeout: 30, Publish: true, DurableConfig}));
  const answer = own.client.invoke({FunctionName: 'slow', Qualifier: '1'});
  await eventually(() => readFileSync(began));
  time += 60_000;
  return {
    own,
    async answer() {
      writeFileSync(go, '');
      const {DurableExecutionArn, FunctionError} = await answer;
      const {Status: status} = await own.client.getDurableExecution({DurableExecutionArn});
      await own.close();
      return [status, FunctionError];
    },
  };
}

test.each(['SUCCEEDED', 'FAILED'])('%s, said after an execution’s time, comes too late', async Status => {
  const slow = await startSlow(Status);
  expect(await slow.answer()).toEqual(['TIMED_OUT', 'Unhandled']);
});

test('what is stopped after its time has timed out', async () => {
  const slow = await startSlow('PENDING');
  const {DurableExecutions = []} = await slow.own.client.listDurableExecutionsByFunction({FunctionName: 'slow'});
  await slow.own.client.stopDurableExecution({DurableExecutionArn: DurableExecutions[0]?.DurableExecutionArn});
  expect(await slow.answer()).toEqual(['TIMED_OUT', 'Unhandled']);
});

test('what cannot be started says why', async () => {
  const refusals = await Promise.all([
    refusalOf(lambda.invoke({FunctionName: 'flow'})),
    refusalOf(lambda.invoke({FunctionName: 'long', Qualifier: '1'})),
    refusalOf(lambda.invoke({FunctionName: 'echo', DurableExecutionName: 'x'})),
    refusalOf(lambda.createFunction(await functionInput('new', {DurableConfig: {RetentionPeriodInDays: 3}}))),
  ]);
  expect(refusals.map(({code}) => code)).toEqual(Array(4).fill('InvalidParameterValueException'));
  expect(refusals[0]?.message).toBe('You cannot invoke a durable function using an unqualified ARN.');
});

test('what cannot begin an execution here says so', async () => {
  const streamed = await refusalOf(lambda.invokeWithResponseStream({...flow, Payload: toPayload({scene: 'fails'})}));
  expect([streamed.code, streamed.message]).toEqual([
    'InvalidParameterValueException',
    expect.stringContaining('starts durable executions with Invoke only'),
  ]);
});

test('only the latest token is taken', async () => {
  const arn = await start({scene: 'callback'});
  await callbackOf(arn);
  const stale = await refusalOf(
    lambda.checkpointDurableExecution({DurableExecutionArn: arn, CheckpointToken: 'c3RhbGU=', Updates: []}),
  );
  expect(stale).toEqual({status: 400, code: 'InvalidParameterValueException', message: 'Invalid checkpoint token'});
  const state = await refusalOf(
    lambda.getDurableExecutionState({DurableExecutionArn: arn, CheckpointToken: 'c3RhbGU='}),
  );
  expect(state.message).toBe('Invalid checkpoint token');
});

test('checkpoints go on from each other, and one that is sent again is answered again', async () => {
  const {arn, token} = await startRaw();
  const update = {Id: 'one', Type: 'STEP', Action: 'START'} as const;
  const call = {DurableExecutionArn: arn, CheckpointToken: token, ClientToken: 'retry-me', Updates: [update]};
  const first = await lambda.checkpointDurableExecution(call);
  expect(first.NewExecutionState?.Operations).toMatchObject([{Id: 'one', Type: 'STEP', Status: 'STARTED'}]);
  expect((await lambda.checkpointDurableExecution(call)).CheckpointToken).toBe(first.CheckpointToken);
  const CheckpointToken = first.CheckpointToken ?? '';
  const state = await lambda.getDurableExecutionState({DurableExecutionArn: arn, CheckpointToken});
  expect(state.Operations?.map(({Type}) => Type)).toEqual(['EXECUTION', 'STEP']);
  const refused = (Updates: object[]) =>
    refusalOf(lambda.checkpointDurableExecution({DurableExecutionArn: arn, CheckpointToken, Updates: Updates as []}));
  expect((await refused([update])).message).toBe('Invalid current STEP state to start.');
  expect((await refused([{...update, Id: 'two', ParentId: 'none'}])).message).toBe('Invalid parent operation id.');
  expect((await refused([{...update, Type: 'WAIT', Id: 'two', Action: 'SUCCEED'}])).message).toBe(
    'Invalid WAIT action.',
  );
  const end = {Id: 'end', Type: 'EXECUTION', Action: 'SUCCEED', Payload: '"done"'} as const;
  const last = await lambda.checkpointDurableExecution({DurableExecutionArn: arn, CheckpointToken, Updates: [end]});
  expect(last.CheckpointToken).toBeUndefined();
  expect(await statusOf(arn)).toBe('SUCCEEDED');
});

test('an execution survives the sandbox', async () => {
  const storage = {kind: 'folder', path: join(folder, 'data')} as const;
  const before = await startSandbox({storage});
  const first = new Lambda({region, endpoint: before.url, credentials, maxAttempts: 1});
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  const durable = {Code, Timeout: 30, MemorySize: 512, Publish: true, DurableConfig: {ExecutionTimeout: 60}};
  await first.createFunction(await functionInput('flow', durable));
  const file = join(folder, 'told');
  const Payload = toPayload({scene: 'callback', file});
  const {DurableExecutionArn: arn = ''} = await first.invoke({...flow, InvocationType: 'Event', Payload});
  await eventually(async () => {
    const {Events = []} = await first.getDurableExecutionHistory({DurableExecutionArn: arn});
    expect(Events.map(({EventType}) => EventType)).toContain('InvocationCompleted');
  });
  const id = readFileSync(file, 'utf8');
  first.destroy();
  await before.close();

  const after = await startSandbox({storage});
  const second = new Lambda({region, endpoint: after.url, credentials, maxAttempts: 1});
  await second.sendDurableExecutionCallbackSuccess({CallbackId: id, Result: Buffer.from('1')});
  await eventually(async () => {
    expect((await second.getDurableExecution({DurableExecutionArn: arn})).Status).toBe('SUCCEEDED');
  });
  expect(readFileSync(file, 'utf8')).toBe(id);
  second.destroy();
  await after.close();
});
