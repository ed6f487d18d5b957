import type {Lambda} from '@aws-sdk/client-lambda';
import {functionInput} from '../../support/sandbox.ts';
import type {Measure, Samples} from '../measure.ts';
import {bareNode} from '../stage/bare-node.ts';
import {functionNames} from '../stage/many-functions.ts';
import {startServedSandbox} from '../stage/served-sandbox.ts';
import {median, quantile, ratioOf} from '../stage/statistics.ts';

const count = 1000;
const workers = 10;
const reads = 150;
const warmInvokes = 80;
const coldInvokes = 4;

/** The sandbox that is served, over HTTP: a region full of functions, and code that is run. */
export const sandbox: Measure = {
  name: 'served-sandbox',
  group: 'sandbox',
  rounds: 4,
  rows: [
    {what: `sandbox: ${count} × CreateFunction, ${workers} at a time`, unit: 'ms', value: of => median(of('create'))},
    {
      what: 'sandbox: functions listed of those created',
      unit: 'rows',
      atLeast: count,
      value: of => Math.min(...of('listed')),
    },
    {what: 'sandbox: ListFunctions of all pages', unit: 'ms', value: of => median(of('list'))},
    {what: 'sandbox: GetFunctionConfiguration, median', unit: 'ms', atMost: 1, value: of => median(of('read'))},
    {what: 'sandbox: GetFunctionConfiguration, p99', unit: 'ms', value: of => quantile(of('read'), 0.99)},
    {what: 'sandbox: warm Invoke, median', unit: 'ms', atMost: 4, value: of => median(of('warm'))},
    {what: 'sandbox: warm Invoke, p99', unit: 'ms', value: of => quantile(of('warm'), 0.99)},
    {
      what: 'sandbox: cold Invoke of a Node handler, against `node -e 0`',
      unit: '×',
      atMost: 1.8,
      value: of => ratioOf(of('cold'), of('bare')),
    },
    {what: 'sandbox: cold Invoke of a Node handler', unit: 'ms', value: of => median(of('cold'))},
  ],
  async open(stage) {
    const served = await startServedSandbox(stage);
    const {lambda} = served;
    const names = functionNames(count);
    const create = await timeOf(() => createAll(lambda, names));
    await lambda.createFunction(await functionInput('warm'));
    for (const name of ['warm', names[0] ?? '']) await waitUntilActive(lambda, name);
    // The first one starts the sandbox's own machinery, too.
    await invoke(lambda, 'warm');
    return {
      async measure(round) {
        const listed = await measureList(lambda);
        return {
          ...listed,
          create: [create],
          read: await timesOf(reads, index =>
            lambda.getFunctionConfiguration({FunctionName: names[(index * 7919) % count]}),
          ),
          warm: await timesOf(warmInvokes, () => invoke(lambda, 'warm')),
          ...(await measureCold(lambda, names, round)),
        };
      },
      [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
    };
  },
};

async function measureList(lambda: Lambda): Promise<Samples> {
  let listed = 0;
  const list = await timeOf(async () => {
    listed = await listAll(lambda);
  });
  return {list: [list], listed: [listed]};
}

/** Functions that have never run, each invoked once. */
async function measureCold(lambda: Lambda, names: readonly string[], round: number): Promise<Samples> {
  const [bare, cold]: [number[], number[]] = [[], []];
  for (let index = 0; index < coldInvokes; index++) {
    bare.push(await bareNode());
    const name = names[round * coldInvokes + index] ?? '';
    cold.push(await timeOf(() => invoke(lambda, name)));
  }
  return {bare, cold};
}

async function waitUntilActive(lambda: Lambda, FunctionName: string): Promise<void> {
  while ((await lambda.getFunctionConfiguration({FunctionName})).State !== 'Active') {
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function invoke(lambda: Lambda, FunctionName: string): Promise<void> {
  const {FunctionError} = await lambda.invoke({FunctionName, Payload: '{}'});
  if (FunctionError !== undefined) throw new Error(`${FunctionName} failed`);
}

async function createAll(lambda: Lambda, names: readonly string[]): Promise<void> {
  const input = await functionInput('');
  const left = [...names];
  const work = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      await lambda.createFunction({...input, FunctionName: name});
    }
  };
  await Promise.all(Array.from({length: workers}, work));
}

async function listAll(lambda: Lambda): Promise<number> {
  let listed = 0;
  let marker: {Marker?: string} = {};
  for (;;) {
    const {Functions = [], NextMarker} = await lambda.listFunctions(marker);
    listed += Functions.length;
    if (NextMarker === undefined) return listed;
    marker = {Marker: NextMarker};
  }
}

async function timesOf(times: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < times; index++) taken.push(await timeOf(() => work(index)));
  return taken;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
