import {expect, test} from 'vitest';
import {buildSeed} from '../../../src/sandbox/samples/index.ts';
import {getOperation, validate} from '../../../src/schema/index.ts';
import {eventually} from '../../support/patience.ts';
import {sendRaw} from '../../support/raw-request.ts';
import {startSandbox} from '../../support/sandbox.ts';
import {startRuntimes} from '../runtime/start-runtimes.ts';

const now = new Date('2026-03-01T12:00:00Z');
const steps = await buildSeed('eu-west-1', '123456789012', now);

test('every step is a valid call', () => {
  const errors = steps.flatMap(({operation, input}) => validate(getOperation(operation), input));
  expect(errors).toEqual([]);
});

test('the samples are the same whenever they are made', async () => {
  expect(await buildSeed('eu-west-1', '123456789012', now)).toEqual(steps);
});

test('they show several runtimes, states, layers and mappings, at ages that differ', () => {
  const functions = steps.filter(step => step.operation === 'CreateFunction');
  const runtimes = new Set(functions.map(({input}) => input.Runtime));
  expect(runtimes).toEqual(new Set(['nodejs24.x', 'nodejs22.x', 'python3.13', 'provided.al2023', 'java21']));
  expect(functions.filter(({after}) => after?.State === 'Failed')).toHaveLength(1);
  expect(new Set(functions.map(({after}) => after?.LastModified?.getTime())).size).toBe(functions.length);
  const mappings = steps.filter(step => step.operation === 'CreateEventSourceMapping');
  expect(mappings.some(({input}) => input.Enabled === false)).toBe(true);
  expect(mappings.some(({after}) => after?.LastProcessingResult?.startsWith('PROBLEM'))).toBe(true);
});

test('what a step refers to, an earlier step has made', () => {
  const made = new Set<string>();
  for (const {operation, input} of steps) {
    if (operation === 'PublishLayerVersion') made.add(`layer:${input.LayerName}`);
    if (operation === 'CreateFunction') {
      for (const layer of input.Layers ?? []) expect(made).toContain(`layer:${layer.split(':')[6]}`);
      made.add(`${input.FunctionName}`);
    } else if ('FunctionName' in input) {
      expect(made).toContain(input.FunctionName?.split(':')[0]);
    }
  }
});

test.each(['orders-api', 'stock-sync', 'clickstream-ingest', 'notify-customers', 'thumbnailer', 'image-resizer'])(
  'sample %s runs',
  async name => {
    const {invokeZip} = startRuntimes();
    const step = steps.find(({operation, input}) => operation === 'CreateFunction' && input.FunctionName === name);
    const {outcome} = await invokeSample(step, invokeZip);
    expect(outcome.functionError).toBeUndefined();
    expect(outcome.log.split('\n').length).toBeGreaterThan(3);
  },
);

test('orders-api fails when its input asks for it', async () => {
  const {invokeZip} = startRuntimes();
  const step = steps.find(
    ({operation, input}) => operation === 'CreateFunction' && input.FunctionName === 'orders-api',
  );
  const {outcome} = await invokeSample(step, invokeZip, {fail: true, orderId: 7});
  expect(outcome.functionError).toBe('Unhandled');
  expect(Buffer.from(outcome.payload).toString()).toContain('Order 7 was refused');
});

type Step = (typeof steps)[number];

async function invokeSample(
  step: Step | undefined,
  invoke: ReturnType<typeof startRuntimes>['invokeZip'],
  payload: unknown = {},
) {
  if (step?.operation !== 'CreateFunction') throw new Error('No such sample');
  const {Code, Runtime = 'nodejs24.x', Handler = '', Environment, Timeout = 3, Layers = []} = step.input;
  const layers = Layers.map(arn => {
    const [, , , , , , name, version] = arn.split(':');
    const versions = steps.filter(
      ({operation, input}) => operation === 'PublishLayerVersion' && input.LayerName === name,
    );
    const layer = versions[Number(version) - 1];
    if (layer?.operation !== 'PublishLayerVersion') throw new Error(`No layer ${arn}`);
    return layer.input.Content?.ZipFile ?? new Uint8Array();
  });
  const overrides = {runtime: Runtime, handler: Handler, environment: Environment?.Variables ?? {}, timeout: Timeout};
  return {outcome: await invoke(Code?.ZipFile ?? new Uint8Array(), layers, payload, overrides)};
}

test('anybody may call the URL of image-resizer', async () => {
  const sandbox = await startSandbox({seed: true});
  const {FunctionUrl = ''} = await sandbox.client.getFunctionUrlConfig({FunctionName: 'image-resizer'});
  const {port, host} = new URL(FunctionUrl);
  const {status, body} = await sendRaw(`http://127.0.0.1:${port}/`, {host});
  await sandbox.close();
  expect({status, body: JSON.parse(body)}).toEqual({status: 200, body: {width: 800, height: 450, quality: 82}});
});

test('refund-approval has executions of several ends behind it, and goes on when its question is answered', async () => {
  const sandbox = await startSandbox({seed: true});
  const {client} = sandbox;
  const {DurableExecutions = []} = await client.listDurableExecutionsByFunction({FunctionName: 'refund-approval'});
  expect(DurableExecutions.map(({Status}) => Status)).toEqual(['RUNNING', 'FAILED', 'SUCCEEDED']);
  const [DurableExecutionArn = ''] = DurableExecutions.map(execution => execution.DurableExecutionArn);
  const {Events = []} = await client.getDurableExecutionHistory({DurableExecutionArn});
  // What waits is not begun again with each sandbox.
  expect(Events.map(({EventType}) => EventType)).not.toContain('InvocationCompleted');
  const [CallbackId = ''] = Events.flatMap(({CallbackStartedDetails: details}) => details?.CallbackId ?? []);
  await client.sendDurableExecutionCallbackSuccess({CallbackId, Result: Buffer.from('{"approved": false}')});
  await eventually(async () => {
    const {Error: error} = await client.getDurableExecution({DurableExecutionArn});
    expect(error?.ErrorMessage).toBe('The refund of order 1204 was not approved');
  });
  await sandbox.close();
});

test('refund-approval runs through its steps from the start', async () => {
  const sandbox = await startSandbox({seed: true});
  const {client} = sandbox;
  const target = {FunctionName: 'refund-approval', Qualifier: '$LATEST', InvocationType: 'Event'} as const;
  const {DurableExecutionArn = ''} = await client.invoke({...target, Payload: Buffer.from('{"orderId": "9"}')});
  await eventually(async () => {
    const {Events = []} = await client.getDurableExecutionHistory({DurableExecutionArn});
    expect(Events.map(({EventType}) => EventType)).toContain('WaitStarted');
  });
  await client.stopDurableExecution({DurableExecutionArn});
  await sandbox.close();
});
