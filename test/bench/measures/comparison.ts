import {randomBytes} from 'node:crypto';
import type {Lambda} from '@aws-sdk/client-lambda';
import {functionInput, zipOf} from '../../support/sandbox.ts';
import type {Measure} from '../measure.ts';
import {openConsoleAt, usual} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {startServedSandbox} from '../stage/served-sandbox.ts';
import {median} from '../stage/statistics.ts';

const name = 'two-large-zips';
const files = 5000;
/** Bytes of a file; they are random, so that the zips are as large as all of them: 50 MB as a request may have. */
const size = 9500;
const changed = 25;
const escapeKey = '\u001B';
const isCompared = (rows: readonly string[]) => rows.some(row => row.includes(`${changed} of ${files} files differ`));

/** Two versions of nearly 50 MB with 5,000 files each, beside each other. */
export const comparison: Measure = {
  name: 'comparison',
  group: 'keys',
  rounds: 1,
  rows: [
    {what: 'comparing two zips of 48 MB', unit: 'ms', atMost: 3000, value: of => median(of('first'))},
    {what: 'comparing them once more', unit: 'ms', value: of => median(of('again'))},
  ],
  async open(stage) {
    const sandbox = await startServedSandbox(stage);
    await createVersions(sandbox.lambda);
    return {
      async measure() {
        await using program = await openConsoleAt(stage, usual, 1, await endpointOf(sandbox.lambda));
        await press(program, '2', rows => rows.some(row => /▌\$LATEST/.test(row)));
        await still(program, 500);
        const times: number[] = [];
        for (let turn = 0; turn < 2; turn++) {
          times.push((await press(program, 'c', isCompared)).time);
          await still(program, 1000);
          await press(program, escapeKey, rows => rows.some(row => row.includes('1 Functions')));
        }
        const [first = Number.NaN, again = Number.NaN] = times;
        return {first: [first], again: [again]};
      },
      [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
    };
  },
};

async function endpointOf(lambda: Lambda): Promise<string> {
  const {protocol, hostname, port} = (await lambda.config.endpoint?.()) ?? {};
  return `${protocol}//${hostname}:${port}`;
}

/** A version, and a $LATEST in which some files are others. */
async function createVersions(lambda: Lambda): Promise<void> {
  const contents = Array.from({length: files}, (_, index): [string, Buffer] => [`lib/${index}.bin`, randomBytes(size)]);
  const input = await functionInput(name);
  await lambda.createFunction({...input, Code: {ZipFile: await zipOf(Object.fromEntries(contents))}, Publish: true});
  const others = contents.map(([path, content], index): [string, Buffer] => [
    path,
    index < changed ? randomBytes(size) : content,
  ]);
  await lambda.updateFunctionCode({FunctionName: name, ZipFile: await zipOf(Object.fromEntries(others))});
}
