import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {functionInput, type RunningSandbox, startSandbox} from '../../support/sandbox.ts';

let now = Date.UTC(2026, 0, 31, 9, 30);
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox({now: () => now, delays: {create: 1000, update: 1000}});
  lambda = sandbox.client;
});

afterAll(() => sandbox.close());

test('while a function is created or updated, changes are refused', async () => {
  await lambda.createFunction(await functionInput('busy'));
  const calls = [
    () => lambda.updateFunctionConfiguration({FunctionName: 'busy', Timeout: 5}),
    () => lambda.updateFunctionCode({FunctionName: 'busy', DryRun: true, ZipFile: Buffer.from('x')}),
    () => lambda.publishVersion({FunctionName: 'busy'}),
  ];
  for (const call of calls) {
    expect(await refusalOf(call())).toEqual({
      status: 409,
      code: 'ResourceConflictException',
      message:
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    });
  }
  now += 1000;
  expect((await lambda.updateFunctionConfiguration({FunctionName: 'busy', Timeout: 5})).LastUpdateStatus).toBe(
    'InProgress',
  );
  for (const call of calls)
    expect((await refusalOf(call())).message).toContain('An update is in progress for resource');
  now += 1000;
  expect((await lambda.publishVersion({FunctionName: 'busy'})).Version).toBe('1');
});
