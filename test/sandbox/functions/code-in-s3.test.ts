import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {functionInput, type RunningSandbox, startSandbox, zipOf} from '../../support/sandbox.ts';

type Buckets = NonNullable<Parameters<typeof startSandbox>[0]>['buckets'];

const objectError = 'Error occurred while GetObject. S3 Error Code: ';

test('code and layers come from a folder whose folders are buckets', async () => {
  const {client} = await start({kind: 'folder', path: await makeBuckets()});
  const code = {S3Bucket: 'builds', S3Key: 'v1/app.zip'};
  const {CodeSha256} = await client.createFunction(await functionInput('app', {Code: code}));
  const direct = await client.createFunction(await functionInput('direct'));
  expect(CodeSha256).toBe(direct.CodeSha256);
  const {Code} = await client.getFunction({FunctionName: 'app'});
  expect(Code?.Location).toMatch(/^http:\/\/127\.0\.0\.1:/);
  const {Content} = await client.publishLayerVersion({LayerName: 'shared', Content: code});
  expect(Content?.CodeSha256).toBe(CodeSha256);
  await client.updateFunctionCode({FunctionName: 'app', ...code});
});

test.each([
  ['another bucket', {S3Bucket: 'other', S3Key: 'v1/app.zip'}, 'NoSuchBucket'],
  ['another key', {S3Bucket: 'builds', S3Key: 'v2/app.zip'}, 'NoSuchKey'],
  ['a folder', {S3Bucket: 'builds', S3Key: 'v1'}, 'NoSuchKey'],
  ['what lies outside', {S3Bucket: 'builds', S3Key: '../outside.zip'}, 'NoSuchKey'],
  ['a version', {S3Bucket: 'builds', S3Key: 'v1/app.zip', S3ObjectVersion: 'abc'}, 'NoSuchVersion'],
])('%s is not found in such a folder', async (_, Code, code) => {
  const {client} = await start({kind: 'folder', path: await makeBuckets()});
  const refusal = await refusalOf(client.createFunction(await functionInput('app', {Code})));
  expect(refusal).toMatchObject({
    code: 'InvalidParameterValueException',
    message: expect.stringContaining(objectError + code),
  });
});

test('a handler calls the endpoint that code comes from, and the sandbox for all that answers there', async () => {
  const {client, url} = await start({kind: 'endpoint', url: 'http://127.0.0.1:9'});
  const text = `export const handler = async () =>
    Object.entries(process.env).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL_')).map(pair => pair.join('='));`;
  await client.createFunction(await functionInput('app', {Code: {ZipFile: await zipOf({'index.mjs': text})}}));
  const {Payload} = await client.invoke({FunctionName: 'app'});
  const served = ['CLOUDTRAIL', 'CLOUDWATCH', 'CLOUDWATCH_LOGS', 'IAM', 'LAMBDA', 'RESOURCE_GROUPS_TAGGING_API'];
  expect(JSON.parse(Buffer.from(Payload ?? []).toString()).toSorted()).toEqual([
    ...[...served].map(name => `AWS_ENDPOINT_URL_${name}=${url}`),
    'AWS_ENDPOINT_URL_S3=http://127.0.0.1:9',
    ...['SCHEMAS', 'SQS', 'STS', 'XRAY'].map(name => `AWS_ENDPOINT_URL_${name}=${url}`),
  ]);
});

test('code comes from an S3 endpoint, which says itself what it has not', async () => {
  const zip = await zipOf({'index.mjs': 'export const handler = async () => 1;'});
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith('/builds/')) response.end(zip);
    else response.writeHead(404).end('<Error><Code>NoSuchBucket</Code><Message>Not here</Message></Error>');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const {client} = await start({kind: 'endpoint', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`});
  const Code = {S3Bucket: 'builds', S3Key: 'a b/ü.zip', S3ObjectVersion: 'v+1'};
  await client.createFunction(await functionInput('app', {Code}));
  expect(asked).toEqual(['/builds/a%20b/%C3%BC.zip?versionId=v%2B1']);
  const missing = await refusalOf(
    client.createFunction(await functionInput('no', {Code: {...Code, S3Bucket: 'other'}})),
  );
  expect(missing.message).toContain(`${objectError}NoSuchBucket. S3 Error Message: Not here (http://127.0.0.1`);
});

test('without either the answer tells how to have buckets', async () => {
  const {client} = await start({kind: 'none'});
  const refusal = await refusalOf(
    client.createFunction(await functionInput('app', {Code: {S3Bucket: 'b-1', S3Key: 'k'}})),
  );
  expect(refusal.message).toMatch(/NoSuchBucket.*--buckets DIR.*AWS_ENDPOINT_URL_S3/);
});

async function start(buckets: NonNullable<Buckets>): Promise<RunningSandbox> {
  const sandbox = await startSandbox({buckets});
  onTestFinished(sandbox.close);
  return sandbox;
}

async function makeBuckets(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-buckets-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  mkdirSync(join(folder, 'builds/v1'), {recursive: true});
  const {Code} = await functionInput('app');
  for (const path of ['builds/v1/app.zip', 'outside.zip']) writeFileSync(join(folder, path), Code?.ZipFile ?? '');
  return folder;
}
