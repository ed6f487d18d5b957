import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {authorization, sendRaw} from '../../support/raw-request.ts';
import {accountId, credentials, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

test('STS tells the account', async () => {
  const sts = new STSClient({region, endpoint: sandbox.url, credentials});
  const {$metadata, ...identity} = await sts.send(new GetCallerIdentityCommand({}));
  expect(identity).toEqual({
    Account: accountId,
    Arn: `arn:aws:iam::${accountId}:user/sandbox`,
    UserId: credentials.accessKeyId,
  });
  sts.destroy();
});

test('another STS action is refused in XML', async () => {
  const headers = {authorization: authorization.replace('/lambda/', '/sts/')};
  const {status, body} = await sendRaw(
    `${sandbox.url}/`,
    headers,
    'POST',
    'Action=AssumeRole%3Cx%3E&Version=2011-06-15',
  );
  expect(status).toBe(400);
  expect(body).toContain('<Code>InvalidAction</Code>');
  expect(body).not.toContain('<x>');
});
