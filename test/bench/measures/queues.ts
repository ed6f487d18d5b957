import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {SQS} from '@aws-sdk/client-sqs';
import {makeQueue, openQueues, queueArn} from '../../support/queues.ts';
import {functionInput, zipOf} from '../../support/sandbox.ts';
import type {Measure} from '../measure.ts';
import {processorTimeOf, processorTimeOfTree} from '../stage/process-facts.ts';
import {type ServedSandbox, startServedSandbox} from '../stage/served-sandbox.ts';
import {median, quantile} from '../stage/statistics.ts';

const flood = 3000;
const senders = 8;
const single = 30;

/** Tells the bench which messages it was given, when it was given them. */
const handler = `import {request} from 'node:http';
export const handler = ({Records}) => new Promise((resolve, reject) => {
  const post = request(process.env.REPORT, {method: 'POST'}, answer => answer.resume().on('end', resolve)).on('error', reject);
  post.end(Records.map(({body}) => body).join());
});`;

/** A queue of the served sandbox and a mapping on it: how soon a message reaches its function, and how many do. */
export const queues: Measure = {
  name: 'queues',
  group: 'sandbox',
  rounds: 3,
  rows: [
    {what: 'sandbox: a message sent until its function has it, median', unit: 'ms', value: of => median(of('latency'))},
    {
      what: 'sandbox: a message sent until its function has it, p99',
      unit: 'ms',
      value: of => quantile(of('latency'), 0.99),
    },
    {
      what: `sandbox: ${flood} messages through a mapping, sent as fast as they are taken`,
      unit: 'ms',
      atMost: flood,
      value: of => median(of('flood')),
    },
    {
      what: 'sandbox: processor time of all processes for one of these messages, the sender’s included',
      unit: 'ms',
      atMost: 0.6,
      value: of => median(of('processor')),
    },
    {
      what: 'sandbox: messages of these that were lost',
      unit: 'messages',
      atMost: 0,
      value: of => Math.max(...of('lost')),
    },
    {
      what: 'sandbox: messages of these that came twice',
      unit: 'messages',
      atMost: 0,
      value: of => Math.max(...of('double')),
    },
  ],
  async open(stage) {
    await using open = new AsyncDisposableStack();
    const served = open.use(await startServedSandbox(stage));
    const arrivals = open.use(await startArrivals());
    const sqs = open.adopt(openQueues(served.url), client => client.destroy());
    const url = await feed(served, sqs, arrivals.url);
    await sendOne(sqs, url, arrivals, 'first');
    const kept = open.move();
    return {
      async measure(round) {
        const latency: number[] = [];
        for (let index = 0; index < single; index += 1) {
          latency.push(await sendOne(sqs, url, arrivals, `single-${round}-${index}`));
        }
        const before = measureProcessors(served.pid);
        const counts = await sendFlood(sqs, url, arrivals, `flood-${round}`);
        return {latency, ...counts, processor: [(measureProcessors(served.pid) - before) / flood]};
      },
      [Symbol.asyncDispose]: () => kept[Symbol.asyncDispose](),
    };
  },
};

/** ms that the sandbox, its handlers and this process have used. */
function measureProcessors(sandbox: number): number {
  return processorTimeOfTree(sandbox) + processorTimeOf(process.pid);
}

type Arrivals = Awaited<ReturnType<typeof startArrivals>>;

/** Where handlers tell what they were given; how often each message came, and when it came first. */
async function startArrivals() {
  const came = new Map<string, {readonly at: number; times: number}>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    for (const body of text.split(',')) {
      const known = came.get(body) ?? {at: performance.now(), times: 0};
      known.times += 1;
      came.set(body, known);
    }
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    came,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function feed({lambda}: ServedSandbox, sqs: SQS, REPORT: string): Promise<string> {
  const url = await makeQueue(sqs, 'bench');
  const Code = {ZipFile: await zipOf({'index.mjs': handler})};
  await lambda.createFunction(await functionInput('bench', {Code, Timeout: 30, Environment: {Variables: {REPORT}}}));
  await lambda.createEventSourceMapping({FunctionName: 'bench', EventSourceArn: queueArn('bench'), BatchSize: 10});
  return url;
}

/** ms until it came. */
async function sendOne(sqs: SQS, QueueUrl: string, {came}: Arrivals, MessageBody: string): Promise<number> {
  const began = performance.now();
  await sqs.sendMessage({QueueUrl, MessageBody});
  await until(() => came.has(MessageBody), 60_000);
  return (came.get(MessageBody)?.at ?? Number.NaN) - began;
}

async function sendFlood(sqs: SQS, QueueUrl: string, {came}: Arrivals, name: string) {
  const names = Array.from({length: flood}, (_, index) => `${name}-${index}`);
  const batches = Array.from({length: flood / 10}, (_, index) => names.slice(index * 10, index * 10 + 10));
  const began = performance.now();
  const send = async () => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      await sqs.sendMessageBatch({QueueUrl, Entries: batch.map((body, Id) => ({Id: String(Id), MessageBody: body}))});
    }
  };
  await Promise.all(Array.from({length: senders}, send));
  // What was not deleted would come again once its visibility timeout is over.
  await until(() => names.every(one => came.has(one)), 60_000);
  await new Promise(resolve => setTimeout(resolve, 500));
  const last = Math.max(...names.map(one => came.get(one)?.at ?? began));
  return {
    flood: [last - began],
    lost: [names.filter(one => !came.has(one)).length],
    double: [names.filter(one => (came.get(one)?.times ?? 0) > 1).length],
  };
}

async function until(isSo: () => boolean, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (!isSo() && performance.now() < deadline) await new Promise(resolve => setTimeout(resolve, 1));
}
