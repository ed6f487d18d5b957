import type {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function:orders`;
const queue = `arn:aws:sqs:${region}:${accountId}:orders`;
const orders = {FunctionName: 'orders'};
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox();
  lambda = sandbox.client;
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
});

afterEach(() => sandbox.close());

test('tags are added, replaced and removed, of mappings, too', async () => {
  await lambda.tagResource({Resource: arn, Tags: {team: 'shop', stage: 'test'}});
  await lambda.tagResource({Resource: arn, Tags: {stage: 'production'}});
  await lambda.untagResource({Resource: arn, TagKeys: ['team', 'never']});
  expect((await lambda.listTags({Resource: arn})).Tags).toEqual({stage: 'production'});
  const mapping = await lambda.createEventSourceMapping({...orders, EventSourceArn: queue, Tags: {a: 'b'}});
  expect((await lambda.listTags({Resource: mapping.EventSourceMappingArn ?? ''})).Tags).toEqual({a: 'b'});
});

test('tags are 50 at most and none of them AWS’s own, at creation and later', async () => {
  const arn = `arn:aws:lambda:${region}:${accountId}:function:tagged`;
  const many = (count: number) => Object.fromEntries(Array.from({length: count}, (_, n) => [`k${n}`, 'v']));
  const tooMany = await refusalOf(lambda.createFunction(await functionInput('tagged', {Tags: many(51)})));
  expect(tooMany.message).toBe('Number of tags exceeds resource tag limit.');
  const reserved = await refusalOf(lambda.createFunction(await functionInput('tagged', {Tags: {'aws:x': 'y'}})));
  expect(reserved.message).toContain('aws:');
  await lambda.createFunction(await functionInput('tagged', {Tags: many(50)}));
  expect((await refusalOf(lambda.tagResource({Resource: arn, Tags: {more: 'v'}}))).message).toBe(tooMany.message);
  await lambda.tagResource({Resource: arn, Tags: {k0: 'changed'}});
  expect((await refusalOf(lambda.tagResource({Resource: arn, Tags: {'AWS:x': 'y'}}))).message).toBe(reserved.message);
  for (const qualifier of ['1', 'live', '$LATEST']) {
    const refusal = await refusalOf(lambda.tagResource({Resource: `${arn}:${qualifier}`, Tags: {a: 'b'}}));
    expect(refusal.message).toContain('Tags on function aliases and versions are not supported');
  }
});

test('code signing configurations have tags, which go with them', async () => {
  const AllowedPublishers = {
    SigningProfileVersionArns: [`arn:aws:signer:${region}:${accountId}:/signing-profiles/p/1`],
  };
  const {CodeSigningConfig} = await lambda.createCodeSigningConfig({AllowedPublishers, Tags: {team: 'shop'}});
  const Resource = CodeSigningConfig?.CodeSigningConfigArn ?? '';
  await lambda.tagResource({Resource, Tags: {stage: 'test'}});
  await lambda.untagResource({Resource, TagKeys: ['team']});
  expect((await lambda.listTags({Resource})).Tags).toEqual({stage: 'test'});
  await lambda.deleteCodeSigningConfig({CodeSigningConfigArn: Resource});
  expect((await refusalOf(lambda.listTags({Resource}))).message).toBe(
    `The Lambda code signing configuration ${Resource} can not be found.`,
  );
});
