import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {askSandbox} from '../../src/program/ask-sandbox.ts';
import {parseCommandLine} from '../../src/program/command-line.ts';
import type {Host} from '../../src/program/host.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
  zipOf,
} from '../support/sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'lambdeck-deliver-'));
const code = `export const handler = async ({Records}) => {
  if (Records.some(({body}) => body === 'bad')) throw new RangeError('not \\u001b[31mthis');
};
`;
let sandbox: RunningSandbox;
let port = '';
let uuid = '';

beforeAll(async () => {
  sandbox = await startSandbox();
  port = new URL(sandbox.url).port;
  const lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  await lambda.createFunction(await functionInput('take', {Code: {ZipFile: await zipOf({'index.mjs': code})}}));
  const mapping = await lambda.createEventSourceMapping({
    FunctionName: 'take',
    EventSourceArn: `arn:aws:sqs:${region}:${accountId}:orders`,
    BatchSize: 2,
    FilterCriteria: {Filters: [{Pattern: '{"body":[{"anything-but":"noise"}]}'}]},
  });
  uuid = mapping.UUID ?? '';
  lambda.destroy();
});

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, {recursive: true});
});

interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | undefined;
}

/** Runs a command line as the program does, on streams that are kept. */
async function run(
  args: readonly string[],
  env: Record<string, string> = {AWS_REGION: region},
  stdin = '',
): Promise<Result> {
  const request = parseCommandLine(args, '1.0.0');
  if (request.kind === 'done') return {stdout: '', stderr: request.text, exitCode: request.exitCode};
  if (request.kind !== 'deliver' && request.kind !== 'deliveries') throw new Error(`It is taken for ${request.kind}`);
  const written = {stdout: '', stderr: ''};
  const toStream = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const process: {exitCode?: number} = {};
  Object.assign(process, {
    stdin: Readable.from([stdin]),
    stdout: toStream('stdout'),
    stderr: toStream('stderr'),
  });
  await askSandbox({process, env} as unknown as Host, request);
  return {...written, exitCode: process.exitCode};
}

function write(content: string): string {
  const path = join(folder, 'records.json');
  writeFileSync(path, content);
  return path;
}

test('a file of records is delivered and what became of them is told', async () => {
  const file = write('["one", "noise", "two", "bad"]');
  const {stdout, stderr, exitCode} = await run(['sandbox', 'deliver', uuid, file, '--port', port]);
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toEqual([
    `4 records for arn:aws:lambda:${region}:${accountId}:function:take`,
    'filtered out: 1',
    'batch 1: records 0, 2: succeeded',
    'batch 2: records 3: failed: RangeError: not this',
    'batch 3, attempt 2: records 3: failed: RangeError: not this',
    'batch 4, attempt 3: records 3: failed: RangeError: not this',
    'delivered 2, discarded 0, undelivered 1',
    'undelivered: 3',
    '',
  ]);
  expect(exitCode).toBe(1);
});

test('records come from standard input, the endpoint from the environment, the answer as JSON', async () => {
  const env = {AWS_REGION: region, AWS_ENDPOINT_URL: sandbox.url};
  const {stdout, exitCode} = await run(['sandbox', 'deliver', uuid, '-', '--json'], env, '["one"]');
  expect(JSON.parse(stdout)).toMatchObject({uuid, received: 1, delivered: [0]});
  expect(exitCode).toBeUndefined();
});

test('what went to destinations is listed', async () => {
  const {stdout} = await run(['sandbox', 'deliveries', '--endpoint-url', sandbox.url]);
  expect(JSON.parse(stdout)).toEqual({deliveries: []});
});

test.each([
  ['a mapping that is not there', ['nobody'], /There is no event source mapping nobody in eu-west-1/],
  ['another region', ['', '--region', 'us-west-2'], /There is no event source mapping .* in us-west-2/],
  [
    'an endpoint elsewhere',
    ['', '--endpoint-url', 'https://lambda.us-east-1.amazonaws.com'],
    /no sandbox on this machine/,
  ],
])('%s is one line and exit code 1', async (_case, [name, ...options], reason) => {
  const address = options.includes('--endpoint-url') ? [] : ['--port', port];
  const {stdout, stderr, exitCode} = await run([
    'sandbox',
    'deliver',
    name || uuid,
    write('[]'),
    ...address,
    ...options,
  ]);
  expect([stdout, exitCode]).toEqual(['', 1]);
  expect(stderr).toMatch(reason);
  expect(stderr).toMatch(/^lambdeck sandbox deliver: [^\n]+\n$/);
});

test('nobody there, somebody else there, and a file that is none are told apart', async () => {
  const other = createServer((_, response) => response.end('<html>'));
  await new Promise<void>(resolve => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const taken = String((other.address() as AddressInfo).port);
  const ask = (file: string, at: string) => run(['sandbox', 'deliver', uuid, file, '--port', at]);
  expect((await ask(write('[]'), taken)).stderr).toMatch(/is no sandbox\.$/m);
  await new Promise(resolve => other.close(resolve));
  expect((await ask(write('[]'), taken)).stderr).toMatch(/No sandbox answers on http:\/\/127\.0\.0\.1:/);
  expect((await ask(join(folder, 'none.json'), port)).stderr).toMatch(/ENOENT/);
  expect((await ask(write('{"Records":'), port)).stderr).toMatch(/The records are no JSON/);
});

test.each([
  [['sandbox', 'deliver']],
  [['sandbox', 'deliver', 'uuid', 'file', 'more']],
  [['sandbox', 'deliver', 'uuid', 'file', '--port', '1', '--endpoint-url', 'http://127.0.0.1:1']],
  [['sandbox', 'deliver', 'uuid', 'file', '--memory']],
  [['sandbox', 'deliveries', 'more']],
])('%j is wrong usage', async args => {
  const {stderr, exitCode} = await run(args);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^Usage: lambdeck sandbox deliver/m);
});
