import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function:open`;
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = sandbox.client;
  await lambda.createFunction(await functionInput('open'));
});

afterAll(() => sandbox.close());

test('a whole policy replaces the statements there were, and permissions go on from it', async () => {
  const permission = {FunctionName: 'open', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com'};
  await lambda.addPermission({...permission, StatementId: 'before'});
  const statement = {Sid: 'whole', Effect: 'Deny', Principal: '*', Action: ['lambda:*'], Resource: arn};
  const Policy = JSON.stringify({Version: '2012-10-17', Id: 'mine', Statement: statement});
  const put = await lambda.putResourcePolicy({ResourceArn: arn, Policy});
  const read = await lambda.getPolicy({FunctionName: 'open'});
  expect(JSON.parse(read.Policy ?? '')).toEqual({Version: '2012-10-17', Id: 'mine', Statement: [statement]});
  expect(read.RevisionId).toBe(put.RevisionId);
  await lambda.addPermission({...permission, StatementId: 'after', RevisionId: put.RevisionId});
  const both = JSON.parse((await lambda.getResourcePolicy({ResourceArn: arn})).Policy ?? '');
  expect(both.Statement.map(({Sid}: {Sid: string}) => Sid)).toEqual(['whole', 'after']);
  await lambda.removePermission({FunctionName: 'open', StatementId: 'whole'});

  const stale = {ResourceArn: arn, RevisionId: put.RevisionId};
  expect(await refusalOf(lambda.putResourcePolicy({...stale, Policy}))).toMatchObject({
    status: 412,
    code: 'PreconditionFailedException',
  });
  expect((await refusalOf(lambda.deleteResourcePolicy(stale))).status).toBe(412);
  const {RevisionId} = await lambda.getResourcePolicy({ResourceArn: arn});
  await lambda.deleteResourcePolicy({ResourceArn: arn, RevisionId});
  expect((await refusalOf(lambda.getPolicy({FunctionName: 'open'}))).status).toBe(404);
});

test.each([
  ['no JSON', '{'],
  ['no object', '[]'],
  ['no statement', '{}'],
  ['no effect', JSON.stringify({Statement: [{Principal: '*', Action: 'lambda:*'}]})],
  [
    'another resource',
    JSON.stringify({Statement: [{Effect: 'Allow', Principal: '*', Action: '*', Resource: `${arn}2`}]}),
  ],
])('a policy with %s is refused', async (_name, Policy) => {
  const {code} = await refusalOf(lambda.putResourcePolicy({ResourceArn: arn, Policy}));
  expect(code).toBe('InvalidParameterValueException');
});

test('a policy has 20 KB', async () => {
  const permission = {FunctionName: 'open', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com'};
  const SourceArn = `arn:aws:s3:::${'x'.repeat(170)}`;
  const refusals: string[] = [];
  for (let index = 0; refusals.length === 0 && index < 100; index++) {
    const adding = lambda.addPermission({...permission, StatementId: `s${index}`, SourceArn});
    await adding.catch((error: Error) => refusals.push(`${error.name}: ${error.message}`));
  }
  expect(refusals[0]).toMatch(
    /^PolicyLengthExceededException: The final policy size \(2\d{4}\) is bigger than the limit \(20480\)\.$/,
  );
});
