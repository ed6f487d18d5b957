import {randomBytes} from 'node:crypto';
import type {Lambda} from '@aws-sdk/client-lambda';
import {functionInput, zipOf} from '../../support/sandbox.ts';
import type {Measure} from '../measure.ts';
import {openConsoleAt, usual} from '../stage/console.ts';
import {press, still} from '../stage/frames.ts';
import {memoryOf} from '../stage/process-facts.ts';
import {startServedSandbox} from '../stage/served-sandbox.ts';
import {median} from '../stage/statistics.ts';

const name = 'large-zip';
const files = 5000;
/** Bytes of a file; they are random, so that the zip is as large as all of them: 50 MB as a request may have. */
const size = 9000;
const lines = 50_000;
const keys = 40;
const enterKey = '\r';

/** A zip of nearly 50 MB with 5,000 files, and in it a text of 2 MB. */
export const source: Measure = {
  name: 'source',
  group: 'keys',
  rounds: 1,
  rows: [
    {what: 'opening a zip of 46 MB, to its files', unit: 'ms', atMost: 1000, value: of => median(of('tree'))},
    {what: 'opening a text of 2 MB in it', unit: 'ms', value: of => median(of('file'))},
    {what: 'a key in that text, median', unit: 'ms', atMost: 16, value: of => median(of('key'))},
    {what: 'resident memory at its most', unit: 'MB', atMost: 250, value: of => Math.max(...of('memory'))},
  ],
  async open(stage) {
    const sandbox = await startServedSandbox(stage);
    await createLarge(sandbox.lambda);
    return {
      async measure() {
        await using program = await openConsoleAt(stage, usual, 1, await endpointOf(sandbox.lambda));
        await still(program, 500);
        const isListed = (rows: readonly string[]) => rows.some(row => row.includes('▸ lib'));
        const tree = await press(program, 'f', isListed);
        await still(program, 500);
        await press(program, '/main', rows => rows.some(row => /▌.*main\.js/.test(row)));
        const file = await press(program, enterKey, rows =>
          rows.some(row => row.includes(`line 1 of ${lines.toLocaleString('en')}`)),
        );
        await still(program, 4000);
        const key: number[] = [];
        for (let count = 2; count <= keys; count++) {
          const isThere = (rows: readonly string[]) => rows.some(row => row.includes(`line ${count} of`));
          key.push((await press(program, 'j', isThere)).time);
          await still(program, 40);
        }
        return {tree: [tree.time], file: [file.time], key, memory: [memoryOf(program.pid).most]};
      },
      [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
    };
  },
};

async function endpointOf(lambda: Lambda): Promise<string> {
  const {protocol, hostname, port} = (await lambda.config.endpoint?.()) ?? {};
  return `${protocol}//${hostname}:${port}`;
}

async function createLarge(lambda: Lambda): Promise<void> {
  const others = Array.from({length: files}, (_, index): [string, Buffer] => [
    `lib/${index % 50}/${index}.bin`,
    randomBytes(size),
  ]);
  const text = Array.from({length: lines}, (_, line) => `export const value${line} = ${line} + 'two';`).join('\n');
  const contents = Object.fromEntries([...others, ['main.js', Buffer.from(text)]]);
  await lambda.createFunction({...(await functionInput(name)), Code: {ZipFile: await zipOf(contents)}});
}
