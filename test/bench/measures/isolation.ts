import type {Lambda} from '@aws-sdk/client-lambda';
import {functionInput} from '../../support/sandbox.ts';
import type {Measure, Samples} from '../measure.ts';
import {startServedSandbox} from '../stage/served-sandbox.ts';
import {median, ratioOf} from '../stage/statistics.ts';

const rounds = 4;
const kinds = ['burst', 'warm', 'cold'] as const;
const warmInvokes = 40;
const coldInvokes = 8;
const together = 50;
const bursts = 4;
/** ms between two cold starts: what waits ahead is made anew meanwhile, as where a user works. */
const pause = 400;

/** Two sandboxes in turn, in one of which no namespaces can be made: what it costs that handlers are walled off. */
export const isolation: Measure = {
  name: 'isolation',
  group: 'sandbox',
  rounds,
  rows: [
    {
      what: 'sandbox: warm Invoke, against one without isolation',
      unit: '×',
      atMost: 1.1,
      value: of => ratioOf(of('walled warm'), of('plain warm')),
    },
    {
      what: 'sandbox: cold Invoke, against one without isolation',
      unit: '×',
      atMost: 1.1,
      value: of => ratioOf(of('walled cold'), of('plain cold')),
    },
    {
      what: `sandbox: ${together} warm Invokes at once, against ones without isolation`,
      unit: '×',
      atMost: 1.1,
      value: of => ratioOf(of('walled burst'), of('plain burst')),
    },
    {
      what: `sandbox: ${together} warm Invokes at once, in a second`,
      unit: 'calls',
      atLeast: 280,
      value: of => (together * 1000) / median(of('walled burst')),
    },
  ],
  async open(stage) {
    await using open = new AsyncDisposableStack();
    const walled = open.use(await startServedSandbox(stage)).lambda;
    const plain = open.use(await startServedSandbox(stage, {isWalledOff: false})).lambda;
    const cold = Array.from({length: rounds * coldInvokes}, (_, index) => `cold-${index}`);
    for (const lambda of [walled, plain]) await prepare(lambda, ['warm', ...cold]);
    const kept = open.move();
    return {
      measure: round => measureBoth({walled, plain}, cold.slice(round * coldInvokes, (round + 1) * coldInvokes)),
      [Symbol.asyncDispose]: () => kept[Symbol.asyncDispose](),
    };
  },
};

/** Makes functions and waits until the last of them can be invoked; the first invocation starts the sandbox's own machinery. */
async function prepare(lambda: Lambda, names: readonly string[]): Promise<void> {
  const input = await functionInput('');
  for (const FunctionName of names) await lambda.createFunction({...input, FunctionName});
  const FunctionName = names.at(-1);
  while ((await lambda.getFunctionConfiguration({FunctionName})).State !== 'Active') await wait(50);
  await burst(lambda);
}

async function measureBoth(
  both: Readonly<Record<'walled' | 'plain', Lambda>>,
  cold: readonly string[],
): Promise<Samples> {
  const samples = Object.fromEntries(
    Object.keys(both).flatMap(name => kinds.map(kind => [`${name} ${kind}`, [] as number[]])),
  );
  const take = async (kind: (typeof kinds)[number], work: (lambda: Lambda) => Promise<unknown>) => {
    for (const [name, lambda] of Object.entries(both)) {
      samples[`${name} ${kind}`]?.push(await timeOf(() => work(lambda)));
    }
  };
  for (let index = 0; index < bursts; index += 1) await take('burst', burst);
  for (let index = 0; index < warmInvokes; index += 1) await take('warm', lambda => invoke(lambda, 'warm'));
  for (const name of cold) {
    await wait(pause);
    await take('cold', lambda => invoke(lambda, name));
  }
  return samples;
}

async function burst(lambda: Lambda): Promise<void> {
  await Promise.all(Array.from({length: together}, () => invoke(lambda, 'warm')));
}

async function invoke(lambda: Lambda, FunctionName: string): Promise<void> {
  const {FunctionError} = await lambda.invoke({FunctionName, Payload: '{}'});
  if (FunctionError !== undefined) throw new Error(`${FunctionName} failed`);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
}
