import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Lambda} from '@aws-sdk/client-lambda';
import {functionInput} from '../../support/sandbox.ts';
import type {Measure} from '../measure.ts';
import {startKeptSandbox} from '../stage/kept-sandbox.ts';
import {median, quantile} from '../stage/statistics.ts';

const warmRounds = 300;
const coldRounds = 15;

/** Invoking over HTTP: in an environment that is there, and in one that is started, against a Node that does nothing. */
export const sandboxInvoke: Measure = {
  name: 'sandbox-invoke',
  async run() {
    await using sandbox = await startKeptSandbox();
    const {lambda} = sandbox;
    await lambda.createFunction(await functionInput('warm'));
    // The first one starts the sandbox's own machinery, too.
    await timeOf(() => invoke(lambda, 'warm'));
    const warm: number[] = [];
    for (let round = 0; round < warmRounds; round++) warm.push(await timeOf(() => invoke(lambda, 'warm')));
    const bare: number[] = [];
    const cold: number[] = [];
    for (let round = 0; round < coldRounds; round++) {
      await lambda.createFunction(await functionInput(`cold-${round}`));
      bare.push(await timeOf(() => once(spawn(process.execPath, ['-e', '0'], {stdio: 'ignore'}), 'exit')));
      cold.push(await timeOf(() => invoke(lambda, `cold-${round}`)));
    }
    return [
      {what: 'sandbox: warm Invoke over HTTP, median', unit: 'ms', value: median(warm), atMost: 10},
      {what: 'sandbox: warm Invoke over HTTP, p99', unit: 'ms', value: quantile(warm, 0.99)},
      {what: 'sandbox: cold Invoke, against `node -e 0`', unit: '×', value: median(cold) / median(bare), atMost: 3},
      {what: 'sandbox: cold Invoke of a Node handler', unit: 'ms', value: median(cold)},
    ];
  },
};

async function invoke(lambda: Lambda, FunctionName: string): Promise<void> {
  const {FunctionError} = await lambda.invoke({FunctionName, Payload: Buffer.from('{"order":42}')});
  if (FunctionError) throw new Error(`${FunctionName} failed`);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
