import type {Lambda} from '@aws-sdk/client-lambda';
import {functionInput} from '../../support/sandbox.ts';
import type {Measure} from '../measure.ts';
import {startKeptSandbox} from '../stage/kept-sandbox.ts';
import {functionNames} from '../stage/many-functions.ts';
import {median, quantile} from '../stage/statistics.ts';

const count = 5000;
const workers = 10;
const reads = 500;

/** A region full of functions: making them, listing them all, reading one. */
export const sandboxFunctions: Measure = {
  name: 'sandbox-functions',
  async run() {
    await using sandbox = await startKeptSandbox();
    const {lambda} = sandbox;
    const names = functionNames(count);
    const creating = await timeOf(() => createAll(lambda, names));
    let listed = 0;
    const listing = await timeOf(async () => {
      listed = await listAll(lambda);
    });
    const times: number[] = [];
    for (let read = 0; read < reads; read++) {
      const FunctionName = names[(read * 7919) % count] ?? '';
      times.push(await timeOf(() => lambda.getFunctionConfiguration({FunctionName})));
    }
    return [
      {what: `sandbox: ${count} × CreateFunction, ${workers} at a time`, unit: 'ms', value: creating},
      {what: 'sandbox: functions listed of those created', unit: 'rows', value: listed, atLeast: count},
      {what: 'sandbox: ListFunctions of all pages', unit: 'ms', value: listing},
      {what: 'sandbox: GetFunctionConfiguration, median', unit: 'ms', value: median(times), atMost: 3},
      {what: 'sandbox: GetFunctionConfiguration, p99', unit: 'ms', value: quantile(times, 0.99)},
    ];
  },
};

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

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
