import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {createSandbox, SandboxError} from '../../../src/sandbox/index.ts';
import {
  accountId,
  credentials,
  functionInput,
  machine,
  type RunningSandbox,
  region,
  startSandbox,
} from '../../support/sandbox.ts';

let path: string;
const open: RunningSandbox[] = [];

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'lambdeck-storage-'));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map(sandbox => sandbox.close()));
  rmSync(path, {recursive: true, force: true});
});

async function start(
  options: Parameters<typeof startSandbox>[0] = {},
): Promise<{sandbox: RunningSandbox; lambda: Lambda}> {
  const sandbox = await startSandbox({storage: {kind: 'folder', path}, ...options});
  open.push(sandbox);
  return {sandbox, lambda: new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1})};
}

test('state and code are there after a restart', async () => {
  const first = await start();
  await first.lambda.createFunction(await functionInput('orders', {Publish: true, Tags: {team: 'shop'}}));
  await first.lambda.createAlias({FunctionName: 'orders', Name: 'live', FunctionVersion: '1'});
  await first.sandbox.close();
  open.length = 0;
  const {lambda} = await start();
  expect(await lambda.getFunction({FunctionName: 'orders:live'})).toMatchObject({
    Configuration: {Version: '1', State: 'Active'},
    Tags: {team: 'shop'},
  });
  const {Payload} = await lambda.invoke({FunctionName: 'orders', Payload: Buffer.from('{"a":1}')});
  expect(Buffer.from(Payload ?? []).toString('utf8')).toBe('{"a":1}');
});

test('a function that was Pending has settled after a restart', async () => {
  const first = await start({now: () => 1000, delays: {create: 500, update: 0, mapping: 0}});
  expect((await first.lambda.createFunction(await functionInput('orders'))).State).toBe('Pending');
  await first.sandbox.close();
  open.length = 0;
  const {lambda} = await start({now: () => 1500});
  expect((await lambda.getFunctionConfiguration({FunctionName: 'orders'})).State).toBe('Active');
});

test('two sandboxes share a folder', async () => {
  const first = await start();
  const second = await start();
  const names = Array.from({length: 20}, (_, index) => `function-${index}`);
  const inputs = await Promise.all(names.map(name => functionInput(name)));
  await Promise.all(inputs.map((input, index) => (index % 2 ? first : second).lambda.createFunction(input)));
  for (const {lambda} of [first, second]) {
    expect((await lambda.listFunctions()).Functions?.map(({FunctionName}) => FunctionName)).toEqual(names.toSorted());
  }
});

test('samples join functions of one’s own only when asked to, and leave them as they are', async () => {
  const {lambda} = await start({seed: false});
  await lambda.createFunction(await functionInput('orders-api', {Description: 'mine'}));
  const plain = await start({seed: true});
  expect((await plain.lambda.listFunctions()).Functions).toHaveLength(1);
  const filled = await start({seed: true, seedUsed: true});
  expect((await filled.lambda.listFunctions()).Functions?.length).toBeGreaterThan(5);
  expect(await filled.lambda.getFunctionConfiguration({FunctionName: 'orders-api'})).toMatchObject({
    Description: 'mine',
  });
  expect((await filled.lambda.listVersionsByFunction({FunctionName: 'orders-api'})).Versions).toHaveLength(1);
});

test('samples are made once, whoever comes first', async () => {
  const [first, second] = [await start({seed: true}), await start({seed: true})];
  const [here, there] = await Promise.all([first.lambda.listFunctions(), second.lambda.listFunctions()]);
  expect(here.Functions?.length).toBeGreaterThan(7);
  expect(there.Functions).toEqual(here.Functions);
  const name = here.Functions?.[0]?.FunctionName ?? '';
  await first.lambda.deleteFunction({FunctionName: name});
  await first.sandbox.close();
  await second.sandbox.close();
  open.length = 0;
  const {lambda} = await start({seed: true});
  expect((await lambda.listFunctions()).Functions?.map(({FunctionName}) => FunctionName)).not.toContain(name);
});

test.each([
  ['no database at all', Buffer.from('this is a text file, not a database. '.repeat(40))],
  ['a database cut to pieces', undefined],
])('%s is set aside with a notice', async (_case, content) => {
  const file = join(path, 'sandbox.sqlite');
  writeFileSync(file, content ?? toDamagedDatabase());
  const before = readFileSync(file);
  const {sandbox, lambda} = await start();
  expect((await lambda.listFunctions()).Functions).toEqual([]);
  const aside = readdirSync(path).find(name => name.startsWith('sandbox.sqlite.damaged-')) ?? '';
  expect(readFileSync(join(path, aside)).equals(before)).toBe(true);
  expect(sandbox.sandbox.notices).toEqual([
    `The sandbox's database was damaged. It was set aside as ${join(path, aside)} and a new one was begun.`,
  ]);
});

/** A database whose pages behind the first are overwritten. */
function toDamagedDatabase(): Buffer {
  const file = join(path, 'made.sqlite');
  const database = new DatabaseSync(file);
  database.exec(
    "CREATE TABLE t (x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t SELECT 'some text ' || i FROM n",
  );
  database.close();
  const bytes = readFileSync(file);
  rmSync(file);
  return Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.byteLength - 4096, 0xa5)]);
}

test('the state of a newer version is left alone', () => {
  const database = new DatabaseSync(join(path, 'sandbox.sqlite'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(toFault(() => createSandbox({storage: {kind: 'folder', path}, region, accountId, seed: false, machine}))).toBe(
    'data-newer',
  );
});

test('a folder that cannot be made is a clear error', () => {
  const file = join(path, 'file');
  writeFileSync(file, '');
  const storage = {kind: 'folder', path: join(file, 'below')} as const;
  expect(toFault(() => createSandbox({storage, region, accountId, seed: false, machine}))).toBe('data-unusable');
});

function toFault(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof SandboxError) return error.fault;
    throw error;
  }
  return 'none';
}

test('a port that is taken is a clear error', async () => {
  const {sandbox} = await start();
  const port = Number(new URL(sandbox.url).port);
  await expect(sandbox.sandbox.listen(port)).rejects.toMatchObject({
    fault: 'port-taken',
    message: `Port ${port} on 127.0.0.1 is already in use.`,
  });
});

test('the samples show what there is to see', async () => {
  const {lambda} = await start({seed: true, storage: {kind: 'memory'}});
  const {Functions = []} = await lambda.listFunctions();
  const states = await Promise.all(
    Functions.map(({FunctionName = ''}) => lambda.getFunctionConfiguration({FunctionName})),
  );
  expect(states.map(({State}) => State)).toContain('Failed');
  const aliases = await Promise.all(Functions.map(({FunctionName = ''}) => lambda.listAliases({FunctionName})));
  expect(aliases.flatMap(({Aliases = []}) => Aliases).some(({RoutingConfig}) => RoutingConfig)).toBe(true);
  expect((await lambda.listLayers()).Layers?.length).toBeGreaterThan(1);
  expect((await lambda.listEventSourceMappings()).EventSourceMappings?.length).toBeGreaterThan(1);
});
