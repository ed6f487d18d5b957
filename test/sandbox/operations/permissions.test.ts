import type {Lambda} from '@aws-sdk/client-lambda';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {refusalOf} from '../../support/answer.ts';
import {accountId, functionInput, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function:orders`;
const orders = {FunctionName: 'orders'};
let sandbox: RunningSandbox;
let lambda: Lambda;

beforeEach(async () => {
  sandbox = await startSandbox();
  lambda = sandbox.client;
  await lambda.createFunction(await functionInput('orders', {Publish: true}));
});

afterEach(() => sandbox.close());

test('a policy is the document the service writes', async () => {
  await lambda.addPermission({
    ...orders,
    StatementId: 's3',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    SourceArn: 'arn:aws:s3:::bucket',
    SourceAccount: accountId,
  });
  await lambda.addPermission({
    ...orders,
    StatementId: 'account',
    Action: 'lambda:GetFunction',
    Principal: '111122223333',
  });
  const {Policy = '{}', RevisionId} = await lambda.getPolicy(orders);
  expect(JSON.parse(Policy)).toEqual({
    Version: '2012-10-17',
    Id: 'default',
    Statement: [
      {
        Sid: 's3',
        Effect: 'Allow',
        Principal: {Service: 's3.amazonaws.com'},
        Action: 'lambda:InvokeFunction',
        Resource: arn,
        Condition: {StringEquals: {'AWS:SourceAccount': accountId}, ArnLike: {'AWS:SourceArn': 'arn:aws:s3:::bucket'}},
      },
      {
        Sid: 'account',
        Effect: 'Allow',
        Principal: {AWS: 'arn:aws:iam::111122223333:root'},
        Action: 'lambda:GetFunction',
        Resource: arn,
      },
    ],
  });
  await lambda.removePermission({...orders, StatementId: 's3', RevisionId: RevisionId ?? ''});
  await lambda.removePermission({...orders, StatementId: 'account'});
  expect(await refusalOf(lambda.getPolicy(orders))).toMatchObject({status: 404});
});

test('versions and aliases have policies of their own, $LATEST has none', async () => {
  const statement = {...orders, StatementId: 's', Action: 'lambda:InvokeFunction', Principal: '*'};
  const {Statement = '{}'} = await lambda.addPermission({...statement, Qualifier: '1'});
  expect(JSON.parse(Statement)).toMatchObject({Principal: '*', Resource: `${arn}:1`});
  expect(await refusalOf(lambda.getPolicy(orders))).toMatchObject({status: 404});
  const refusal = await refusalOf(lambda.addPermission({...statement, Qualifier: '$LATEST'}));
  expect(refusal.message).toBe('We currently do not support adding policies for $LATEST.');
});
