import fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeQueueWithDeadLetters, openQueues} from '../../../support/queues.ts';
import {type RunningSandbox, startSandbox} from '../../../support/sandbox.ts';
import {toTries} from '../../../support/tries.ts';
import {commands, type RealQueues, receiveFrom} from './commands.ts';
import {QueueModel} from './queue-model.ts';

const numRuns = toTries(6, 250);
const clock = {now: Date.UTC(2026, 10, 28, 12)};
let running: RunningSandbox;
let sqs: ReturnType<typeof openQueues>;

beforeAll(async () => {
  running = await startSandbox({now: () => clock.now});
  sqs = openQueues(running.url);
});

afterAll(async () => {
  sqs.destroy();
  await running.close();
});

test.each([
  ['standard', ''],
  ['FIFO', '.fifo'],
] as const)(
  'whatever clients of a %s queue do, nothing comes twice within its visibility timeout, comes back deleted, or is lost',
  async (_kind, suffix) => {
    let made = 0;
    const walk = fc.commands(commands, {maxCommands: 60, size: 'max'});
    const property = fc.asyncProperty(fc.integer({min: 1, max: 3}), walk, async (maxReceives, steps) => {
      made += 1;
      const settings = {isFifo: suffix !== '', maxReceives, clock};
      const model = new QueueModel(settings);
      const real = await openReal(`walk-${made}`, suffix, maxReceives);
      await fc.asyncModelRun(() => ({model, real}), steps);
      await drain(model, real);
    });
    await fc.assert(property, {numRuns});
  },
  30_000 + numRuns * 2000,
);

async function openReal(name: string, suffix: '' | '.fifo', maxReceives: number): Promise<RealQueues> {
  const attributes = {VisibilityTimeout: '30', ...(suffix && {FifoQueue: 'true'})};
  const {queue, deadLetters} = await makeQueueWithDeadLetters(sqs, name, maxReceives, attributes, suffix);
  return {sqs, clock, urls: {queue, deadLetters}, deadLettersName: `${name}-dlq${suffix}`};
}

/** In the end each message that is left is received where it must be, in its order, and nothing else is. */
async function drain(model: QueueModel, {urls}: RealQueues): Promise<void> {
  clock.now += 100_000;
  for (const from of ['queue', 'deadLetters'] as const) {
    for (;;) {
      const got = await receiveFrom(sqs, urls[from], 10);
      model.received(from, got, 10, 30_000);
      if (got.length === 0) break;
      for (const {receipt} of got) await sqs.deleteMessage({QueueUrl: urls[from], ReceiptHandle: receipt});
      for (const handle of model.handles.slice(-got.length)) model.deleted(handle);
    }
  }
  expect(model.left().map(({body}) => body)).toEqual([]);
}
