import {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {credentials, functionInput, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

const orders = {FunctionName: 'orders'};
const permission = {...orders, StatementId: 's3', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com'};
let time = Date.parse('2026-01-31T09:30:00Z');
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox({now: () => time, delays: {create: 2000, update: 1000}});
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
});

afterEach(async () => {
  lambda.destroy();
  await sandbox.close();
});

async function revision(Qualifier?: string): Promise<string | undefined> {
  const version = Qualifier === undefined ? orders : {...orders, Qualifier};
  return (await lambda.getFunctionConfiguration(version)).RevisionId;
}

async function createSettled(): Promise<void> {
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
  time += 5000;
}

test('settling is a change: the RevisionId of the answer is not the one of the settled function', async () => {
  const created = await lambda.createFunction(await functionInput('orders'));
  expect(await revision()).toBe(created.RevisionId);
  time += 5000;
  const settled = await revision();
  expect(settled).not.toBe(created.RevisionId);
  expect(await revision()).toBe(settled);
  const stale = {...orders, RevisionId: created.RevisionId, Description: 'x'};
  expect(await refusalOf(lambda.updateFunctionConfiguration(stale))).toMatchObject({status: 412});

  const updated = await lambda.updateFunctionConfiguration({...orders, RevisionId: settled, Description: 'x'});
  time += 5000;
  expect(new Set([settled, updated.RevisionId, await revision()]).size).toBe(3);
});

test('lists tell the same revisions', async () => {
  await createSettled();
  const {Functions = []} = await lambda.listFunctions({});
  expect(Functions.map(({RevisionId}) => RevisionId)).toEqual([await revision()]);
  const {Versions = []} = await lambda.listVersionsByFunction(orders);
  expect(Versions.map(({RevisionId}) => RevisionId)).toEqual([await revision('$LATEST'), await revision('1')]);
});

test('a published version has a revision of its own, and publishing gives $LATEST a new one', async () => {
  await createSettled();
  await lambda.updateFunctionConfiguration({...orders, Description: 'x'});
  time += 5000;
  const before = await revision();
  const published = await lambda.publishVersion({...orders, RevisionId: before});
  expect(new Set([before, published.RevisionId, await revision()]).size).toBe(3);
  expect(await revision('2')).toBe(published.RevisionId);
});

test('tags are a change of the function', async () => {
  await createSettled();
  const Resource = (await lambda.getFunctionConfiguration(orders)).FunctionArn;
  const before = await revision();
  await lambda.tagResource({Resource, Tags: {team: 'a'}});
  const tagged = await revision();
  await lambda.untagResource({Resource, TagKeys: ['team']});
  expect(new Set([before, tagged, await revision()]).size).toBe(3);
});

test('permissions are a change of what they are for, and their policy has its revision', async () => {
  await createSettled();
  const before = await revision();
  await lambda.addPermission({...permission, RevisionId: before});
  const policy = await lambda.getPolicy(orders);
  expect(policy.RevisionId).toBe(await revision());
  expect(policy.RevisionId).not.toBe(before);
  const stale = {...permission, StatementId: 'sqs', RevisionId: before};
  expect(await refusalOf(lambda.addPermission(stale))).toMatchObject({
    status: 412,
    code: 'PreconditionFailedException',
  });
  await lambda.removePermission({...orders, StatementId: 's3', RevisionId: policy.RevisionId});
  expect(await revision()).not.toBe(policy.RevisionId);
});

test('permissions of a version and of an alias are changes of these alone', async () => {
  await createSettled();
  const alias = await lambda.createAlias({...orders, Name: 'live', FunctionVersion: '1'});
  const [latest, version] = [await revision(), await revision('1')];
  await lambda.addPermission({...permission, Qualifier: '1'});
  await lambda.addPermission({...permission, Qualifier: 'live', RevisionId: alias.RevisionId});
  expect(await revision()).toBe(latest);
  expect(await revision('1')).not.toBe(version);
  expect((await lambda.getPolicy({...orders, Qualifier: '1'})).RevisionId).toBe(await revision('1'));
  const changed = await lambda.getAlias({...orders, Name: 'live'});
  expect(changed.RevisionId).not.toBe(alias.RevisionId);
  expect((await lambda.getPolicy({...orders, Qualifier: 'live'})).RevisionId).toBe(changed.RevisionId);
});
