import {CloudWatchLogs} from '@aws-sdk/client-cloudwatch-logs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {accountId, credentials, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;
let logs: CloudWatchLogs;

beforeAll(async () => {
  sandbox = await startSandbox();
  logs = new CloudWatchLogs({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
});

afterAll(async () => {
  logs.destroy();
  await sandbox.close();
});

test('the tags of a log group are given, read and taken away by its ARN or name, and go with it', async () => {
  const logGroupName = '/own/group';
  const resourceArn = `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName}`;
  await logs.createLogGroup({logGroupName, tags: {team: 'shop'}});
  await logs.tagResource({resourceArn, tags: {stage: 'test', gone: ''}});
  expect((await logs.listTagsForResource({resourceArn})).tags).toEqual({team: 'shop', stage: 'test', gone: ''});
  await logs.untagResource({resourceArn, tagKeys: ['gone', 'never']});
  expect((await logs.listTagsLogGroup({logGroupName})).tags).toEqual({team: 'shop', stage: 'test'});
  await logs.tagLogGroup({logGroupName, tags: {stage: 'prod'}});
  await logs.untagLogGroup({logGroupName, tags: ['team']});
  expect((await logs.listTagsForResource({resourceArn: `${resourceArn}:*`})).tags).toEqual({stage: 'prod'});
  await logs.deleteLogGroup({logGroupName});
  await expect(logs.listTagsForResource({resourceArn})).rejects.toMatchObject({name: 'ResourceNotFoundException'});
  await logs.createLogGroup({logGroupName});
  expect((await logs.listTagsForResource({resourceArn})).tags).toEqual({});
});
