import {createHash, randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {expect, onTestFinished, test} from 'vitest';
import {ZipFile} from 'yazl';
import {createBudget} from '../../../src/aws/budget/budget.ts';
import {createCalls} from '../../../src/aws/calls.ts';
import {sandboxConnection} from '../../../src/aws/connection.ts';
import type {CodePlace} from '../../../src/core/code-place.ts';
import type {Allowance, Code, FetchedCode, FoundCode} from '../../../src/core/source/code.ts';
import {makeCodeFolder, sweepCodeFolders} from '../../../src/program/source/code-folder.ts';
import {createCodeKeeper} from '../../../src/program/source/code-keeper.ts';
import {failDisk} from '../../support/failing-disk.ts';
import {startFaultyEndpoint} from '../../support/faulty-endpoint.ts';
import {createFolder} from '../../support/folder.ts';
import {functionInput, region, startSandbox, zipOf} from '../../support/sandbox.ts';

const allowed: Allowance = {most: 50 << 20, signal: AbortSignal.timeout(120_000)};
const orders: CodePlace = {of: 'function', name: 'orders'};

/** Bytes that do not pack. */
const noise = randomBytes(1 << 20);

async function start(files: Readonly<Record<string, string | Uint8Array>> = {'index.mjs': 'export const a = 1;\n'}) {
  const sandbox = await startSandbox();
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  await sandbox.client.createFunction(await functionInput('orders', {Code: {ZipFile: await zipOf(files)}}));
  const connection = sandboxConnection(endpoint.url, region);
  const calls = createCalls(connection, {
    readOnly: () => true,
    budget: createBudget({lambda: 1000, logs: 1000, metrics: 1000, trail: 1000}),
  });
  onTestFinished(calls.close);
  const folder = createFolder();
  const keeper = createCodeKeeper(folder, () => folder);
  return {
    client: sandbox.client,
    endpoint,
    folder,
    open: (place = orders, allowance = allowed) => keeper.open(place, {calls, connection}, allowance),
    /** Which parts of zips were asked for, in order. */
    parts: () => endpoint.calls.filter(({url}) => url.pathname.startsWith('/_code/')).map(({headers}) => headers.range),
  };
}

async function openZip(opening: Promise<FetchedCode<FoundCode>>): Promise<Code> {
  const opened = await opening;
  if (opened.kind !== 'fetched' || opened.value.kind !== 'zip') throw new Error(`No zip: ${JSON.stringify(opened)}`);
  return opened.value.code;
}

async function readText(code: Code, path: string): Promise<string> {
  const entry = code.entries.find(one => one.path === path);
  if (entry === undefined) throw new Error(`No ${path}`);
  const read = await code.read(entry, allowed);
  return read.kind === 'asks' ? `asks for ${read.bytes}` : Buffer.from(read.value).toString();
}

test('of a zip its list of entries is fetched, of a file its bytes, and nothing twice, whoever asks', async () => {
  const {client, open, parts, folder} = await start({
    'bin/large': noise,
    'src/price.js': 'const vat = 0.2;\n',
    'a.txt': '',
  });
  const code = await openZip(open());
  expect(code).toMatchObject({label: 'orders:$LATEST', size: expect.any(Number)});
  expect(code.entries.map(({path, kind, size, mode}) => ({path, kind, size, mode}))).toEqual([
    {path: 'bin/large', kind: 'file', size: noise.byteLength, mode: 0o644},
    {path: 'src/price.js', kind: 'file', size: 17, mode: 0o644},
    {path: 'a.txt', kind: 'file', size: 0, mode: 0o644},
  ]);
  expect(await readText(code, 'src/price.js')).toBe('const vat = 0.2;\n');
  expect(await readText(code, 'a.txt')).toBe('');
  expect(parts()).toEqual(['bytes=-131072']);
  expect(await readText(code, 'bin/large')).toBe(noise.toString());
  expect(parts()).toEqual(['bytes=-131072', expect.stringMatching(/^bytes=0-\d+$/)]);
  await client.publishVersion({FunctionName: 'orders'});
  const published = await openZip(open({of: 'function', name: 'orders', qualifier: '1'}));
  expect(published.label).toBe('orders:1');
  expect(await readText(published, 'bin/large')).toBe(noise.toString());
  const whole = await published.readWhole(allowed);
  expect(whole.kind === 'fetched' && whole.value.byteLength).toBe(code.size);
  expect(parts()).toHaveLength(2);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('a layer’s version is opened by its ARN, and one of another account that may not be read says so', async () => {
  const {client, open, endpoint} = await start();
  const {LayerVersionArn: arn = ''} = await client.publishLayerVersion({
    LayerName: 'shared',
    Content: {ZipFile: await zipOf({'nodejs/node_modules/a/index.js': 'exports.a = 1;\n'})},
  });
  const code = await openZip(open({of: 'layer', arn}));
  expect(code.label).toBe('shared:1');
  expect(await readText(code, 'nodejs/node_modules/a/index.js')).toBe('exports.a = 1;\n');
  endpoint.fail('GetLayerVersionByArn', {
    kind: 'answer',
    status: 403,
    headers: {'x-amzn-errortype': 'AccessDeniedException'},
    body: '{"Message": "no permission"}',
  });
  const other = {of: 'layer', arn: 'arn:aws:lambda:eu-west-1:999999999999:layer:theirs:3'} as const;
  await expect(open(other)).rejects.toMatchObject({problem: {kind: 'denied'}});
});

test('code that is an image says what it is', async () => {
  const {client, open} = await start();
  const image = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/resizer:7';
  const {Runtime: _, Handler: __, ...input} = await functionInput('resizer');
  await client.createFunction({...input, PackageType: 'Image', Code: {ImageUri: image}});
  expect(await open({of: 'function', name: 'resizer'})).toMatchObject({
    value: {kind: 'image', code: {label: 'resizer:$LATEST', uri: image}},
  });
});

test('a link that has expired is asked for anew, once', async () => {
  const {open, endpoint, parts} = await start({'bin/large': noise, 'bin/other': noise, 'index.mjs': 'x'});
  const expired = {
    kind: 'answer',
    status: 403,
    body: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
  } as const;
  const isZip = (path: string) => path.startsWith('/_code/');
  const code = await openZip(open());
  const path = endpoint.calls.map(({operation}) => operation).find(isZip) ?? '';
  let left = 1;
  const mend = endpoint.fail(path, expired, () => left-- > 0);
  expect(await readText(code, 'bin/large')).toBe(noise.toString());
  expect(endpoint.count('GetFunction')).toBe(2);
  expect(parts()).toHaveLength(3);
  mend();
  endpoint.fail(path, expired);
  await expect(readText(code, 'bin/other')).rejects.toMatchObject({
    problem: {
      kind: 'denied',
      what: 'bin/other of orders:$LATEST cannot be read',
      why: expect.stringContaining('Request has expired'),
    },
  });
});

test('code that was replaced while it was looked at says so in place of showing what it is not', async () => {
  const {client, open, endpoint} = await start({'bin/large': noise, 'index.mjs': 'x'});
  const code = await openZip(open());
  await client.updateFunctionCode({FunctionName: 'orders', ZipFile: await zipOf({'index.mjs': 'y'})});
  const path = endpoint.calls.map(({operation}) => operation).find(name => name.startsWith('/_code/')) ?? '';
  endpoint.fail(path, {kind: 'answer', status: 403, body: ''});
  await expect(readText(code, 'bin/large')).rejects.toMatchObject({problem: {kind: 'precondition'}});
  expect(await readText(await openZip(open()), 'index.mjs')).toBe('y');
});

test('more than is allowed asks, and is fetched once it is allowed', async () => {
  const {open, parts} = await start({'bin/large': noise, 'index.mjs': 'x'});
  const code = await openZip(open(orders, {...allowed, most: 200_000}));
  const [large] = code.entries;
  if (large === undefined) throw new Error('No entries');
  const asks = await code.read(large, {...allowed, most: 200_000});
  expect(asks.kind === 'asks' && asks.bytes).toBeGreaterThan(900_000);
  expect(parts()).toHaveLength(1);
  expect(await readText(code, 'bin/large')).toBe(noise.toString());
});

test('a server that knows no parts sends the whole, which asks first when it is too much', async () => {
  const {open, endpoint, parts} = await start({'index.mjs': 'export const a = 1;\n', large: noise});
  const zip = await zipOf({'index.mjs': 'export const a = 1;\n', large: noise});
  const path = `/_code/${createHash('sha256').update(zip).digest('hex')}.zip`;
  endpoint.fail(path, {kind: 'answer', status: 200, headers: {'content-length': `${zip.byteLength}`}, body: zip});
  expect(await open(orders, {...allowed, most: 200_000})).toEqual({kind: 'asks', bytes: zip.byteLength});
  const code = await openZip(open());
  expect(await readText(code, 'large')).toBe(noise.toString());
  expect(parts()).toHaveLength(2);
});

test('a zip in zip64 is read, and says how its files can be changed all the same', async () => {
  const {client, open} = await start();
  const zip = new ZipFile();
  const asStream = {forceZip64Format: true, comment: ''};
  zip.addBuffer(Buffer.from('export const a = 2;\n'), 'index.mjs', asStream);
  zip.end(asStream);
  await client.updateFunctionCode({FunctionName: 'orders', ZipFile: await buffer(zip.outputStream)});
  const code = await openZip(open());
  expect(await readText(code, 'index.mjs')).toBe('export const a = 2;\n');
  const contents = new Map(code.entries.map(entry => [entry, Buffer.from('changed')] as const));
  await expect(code.rebuild(contents, allowed)).rejects.toMatchObject({
    problem: {
      what: 'The zip of orders:$LATEST cannot be written with a changed file',
      why: 'It is in zip64, the format for more than 4 GB.',
      tryThis: 'S saves its files as a folder: change them there, and upload that with Upload code.',
    },
  });
});

test('a full temporary folder says what to do, and the next try is a new one', async () => {
  const {open, folder} = await start();
  const mend = failDisk(folder, 'a full disk');
  await expect(open()).rejects.toMatchObject({
    problem: {why: `${folder}: the disk is full.`, tryThis: expect.stringContaining('TMPDIR')},
  });
  mend();
  expect(await readText(await openZip(open()), 'index.mjs')).toBe('export const a = 1;\n');
});

test('the folder is removed with the console, and that of a killed one by the next; that of a running one stays', async () => {
  const temporary = createFolder();
  const own = makeCodeFolder(temporary, process.pid);
  expect(statSync(own.path).mode & 0o777).toBe(0o700);
  const killed = makeCodeFolder(temporary, 99_999_999);
  mkdirSync(join(temporary, 'lambdeck-source-elsewhere'));
  await sweepCodeFolders(temporary, process);
  expect(existsSync(killed.path)).toBe(false);
  expect(readdirSync(temporary)).toHaveLength(2);
  own.remove();
  expect(existsSync(own.path)).toBe(false);
});
