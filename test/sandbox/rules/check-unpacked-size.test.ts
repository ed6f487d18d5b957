import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox, zipOf} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = sandbox.client;
});

afterAll(() => sandbox.close());

test('a function has 250 MB together with its layers', async () => {
  const half = await zipOf({zeros: Buffer.alloc(140_000_000)});
  for (const LayerName of ['left', 'right']) await lambda.publishLayerVersion({LayerName, Content: {ZipFile: half}});
  const layers = ['left', 'right'].map(name => `arn:aws:lambda:${region}:${accountId}:layer:${name}:1`);
  const both = await refusalOf(lambda.createFunction(await functionInput('heavy', {Layers: layers})));
  expect([both.code, both.message]).toEqual([
    'InvalidParameterValueException',
    expect.stringMatching(
      /^Function code combined with layers exceeds the maximum allowed size of 262144000 bytes\. The actual size is 2800000\d\d bytes\.$/,
    ),
  ]);
  await lambda.createFunction(await functionInput('heavy', {Layers: layers.slice(0, 1)}));
  const later = await refusalOf(lambda.updateFunctionConfiguration({FunctionName: 'heavy', Layers: layers}));
  expect(later.message).toBe(both.message);
});
