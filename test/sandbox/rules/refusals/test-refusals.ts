import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../../support/answer.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox, zipOf} from '../../../support/sandbox.ts';

/**
 * A call and how the real service refuses it, as public recordings and reports of users show; the recordings at hand are
 * in recorded-answers.test.ts.
 */
export type Refusal = readonly [
  name: string,
  call: (lambda: Lambda) => Promise<unknown>,
  status: number,
  code: string,
  message: string,
];

/**
 * Makes the calls of a sandbox that has the functions `first` and `second` (version 1, alias `live`), `image`, and the layer
 * `tools` with two versions.
 */
export function testRefusals(refusals: readonly Refusal[]): void {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
    await fill(sandbox.client);
  });

  afterAll(() => sandbox.close());

  test.each(refusals)('%s', async (_name, call, status, code, message) => {
    expect(await refusalOf(call(sandbox.client))).toEqual({status, code, message});
  });
}

async function fill(lambda: Lambda): Promise<void> {
  for (const name of ['first', 'second']) {
    await lambda.createFunction(await functionInput(name, {Publish: true}));
    await lambda.createAlias({FunctionName: name, Name: 'live', FunctionVersion: '1'});
  }
  await lambda.createFunction({
    FunctionName: 'image',
    Role: `arn:aws:iam::${accountId}:role/test`,
    PackageType: 'Image',
    Code: {ImageUri: `${accountId}.dkr.ecr.${region}.amazonaws.com/app:1`},
  });
  const Content = {ZipFile: await zipOf({'nodejs/a.txt': 'a'})};
  await lambda.publishLayerVersion({LayerName: 'tools', Content});
  await lambda.publishLayerVersion({LayerName: 'tools', Content});
}
