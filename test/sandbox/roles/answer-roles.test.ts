import {afterAll, beforeAll, expect, it, test} from 'vitest';
import {authorization, sendRaw} from '../../support/raw-request.ts';
import {type RunningSandbox, startSandbox} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({seed: true});
});

afterAll(() => sandbox.close());

const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

async function ask(form: Readonly<Record<string, string>>) {
  const headers = {
    authorization: authorization.replace(/\/[a-z0-9-]+\/lambda\//, '/us-east-1/iam/'),
    'content-type': 'application/x-www-form-urlencoded',
  };
  const query = new URLSearchParams({Version: '2010-05-08', ...form}).toString();
  const {status, body} = await sendRaw(`${sandbox.url}/`, headers, 'POST', query);
  const read = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? '';
  return {status, body, read, document: (name: string) => JSON.parse(decodeURIComponent(read(name)))};
}

it('tells of a function’s role: who may take it, and what it may do', async () => {
  const RoleName = 'orders-api-role';
  const role = await ask({Action: 'GetRole', RoleName});
  expect(role.status).toBe(200);
  expect(role.read('Arn')).toBe('arn:aws:iam::123456789012:role/service-role/orders-api-role');
  expect(role.read('Path')).toBe('/service-role/');
  expect(role.document('AssumeRolePolicyDocument').Statement[0].Principal).toEqual({Service: 'lambda.amazonaws.com'});
  const own = await ask({Action: 'ListRolePolicies', RoleName});
  const PolicyName = own.read('member');
  const policy = await ask({Action: 'GetRolePolicy', RoleName, PolicyName});
  expect(policy.document('PolicyDocument').Statement).toHaveLength(1);
  const attached = await ask({Action: 'ListAttachedRolePolicies', RoleName});
  expect(attached.body).toContain(`<PolicyArn>${basic}</PolicyArn>`);
  const VersionId = (await ask({Action: 'GetPolicy', PolicyArn: basic})).read('DefaultVersionId');
  const document = await ask({Action: 'GetPolicyVersion', PolicyArn: basic, VersionId});
  expect(document.document('Document').Statement[0].Action).toContain('logs:PutLogEvents');
});

test.each([
  [{Action: 'GetRole', RoleName: 'nobody'}, 404, 'NoSuchEntity'],
  [{Action: 'ListAttachedRolePolicies', RoleName: '<x>'}, 404, 'NoSuchEntity'],
  [{Action: 'GetRolePolicy', RoleName: 'orders-api-role', PolicyName: 'nothing'}, 404, 'NoSuchEntity'],
  [{Action: 'GetPolicy', PolicyArn: 'arn:aws:iam::aws:policy/Other'}, 404, 'NoSuchEntity'],
  [{Action: 'GetPolicyVersion', PolicyArn: basic, VersionId: 'v7'}, 404, 'NoSuchEntity'],
  [{Action: 'CreateRole', RoleName: 'orders-api-role'}, 400, 'InvalidAction'],
])('refuses %j', async (form, status, code) => {
  const answer = await ask(form);
  expect(answer).toMatchObject({status, body: expect.stringContaining(`<Code>${code}</Code>`)});
  expect(answer.body).not.toContain('<x>');
});
