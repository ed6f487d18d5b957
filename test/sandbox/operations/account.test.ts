import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {functionInput, type RunningSandbox, startSandbox, zipOf} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = sandbox.client;
});

afterAll(() => sandbox.close());

test('the account counts its functions and all code of versions and layers', async () => {
  const before = (await lambda.getAccountSettings()).AccountUsage;
  await lambda.createFunction(await functionInput('counted', {Publish: true}));
  const {CodeSize = 0} = await lambda.getFunctionConfiguration({FunctionName: 'counted'});
  const content = await zipOf({'a.txt': 'a'});
  await lambda.publishLayerVersion({LayerName: 'counted', Content: {ZipFile: content}});
  const after = (await lambda.getAccountSettings()).AccountUsage;
  expect((after?.FunctionCount ?? 0) - (before?.FunctionCount ?? 0)).toBe(1);
  // $LATEST and version 1, and the layer.
  expect((after?.TotalCodeSize ?? 0) - (before?.TotalCodeSize ?? 0)).toBe(2 * CodeSize + content.byteLength);
  await lambda.deleteFunction({FunctionName: 'counted'});
  expect((await lambda.getAccountSettings()).AccountUsage?.FunctionCount).toBe(before?.FunctionCount);
});
