import {cbor} from '@smithy/core/cbor';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** Asks as an AWS client does that was pointed here for every service. */
function ask(service: string, {path = '/', method = 'POST', headers = {}, body}: Asked): Promise<Response> {
  const scope = `AKID/20260101/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  return fetch(sandbox.url + path, {method, headers: {authorization, ...headers}, ...(body ? {body} : {})});
}

const form = {'content-type': 'application/x-www-form-urlencoded; charset=utf-8'};
const json = (target: string) => ({'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target});

test.each([
  ['cloudtrail', 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DescribeTrails'],
  ['dynamodb', 'DynamoDB_20120810.ListTables'],
  ['tagging', 'ResourceGroupsTaggingAPI_20170126.GetComplianceSummary'],
  ['kms', 'TrentService.Decrypt'],
  ['logs', 'Logs_20140328.DescribeQueryDefinitions'],
  ['logs', 'Logs_20990101.FilterLogEvents'],
  ['monitoring', 'GraniteServiceVersion20100801.DescribeInsightRules'],
  ['monitoring', 'Granite.GetMetricData'],
])('JSON to %s is refused with __type, naming %s', async (service, target) => {
  const answer = await ask(service, {headers: json(target), body: '{}'});
  expect(answer.status).toBe(400);
  const told = (await answer.json()) as {__type: string; message: string};
  expect(told.__type).toBe('UnknownOperationException');
  expect(told.message).toContain(
    target.replace(
      /^.*(Logs_20140328|ResourceGroupsTaggingAPI_20170126|GraniteServiceVersion20100801|CloudTrail_20131101)\./,
      '',
    ),
  );
});

test.each([
  ['iam', 'ListRoles', '<ErrorResponse>'],
  ['sns', 'ListTopics', '<ErrorResponse>'],
  ['ec2', 'DescribeVpcs', '<Response><Errors>'],
  ['sts', 'AssumeRole', '<ErrorResponse '],
])('a form to %s is refused in XML, naming %s', async (service, action, start) => {
  const answer = await ask(service, {headers: form, body: `Action=${action}&Version=2010-05-08`});
  const text = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/xml']);
  expect(text.startsWith(start)).toBe(true);
  expect(text).toContain('<Code>InvalidAction</Code>');
  expect(text).toContain(action);
});

test('a form in the address is one, too', async () => {
  const answer = await ask('sts', {path: '/?Action=GetCallerIdentity&Version=2011-06-15', method: 'GET'});
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<Account>')]);
});

test.each([
  ['s3', '/'],
  ['s3', '/bucket/key?list-type=2'],
  ['route53', '/2013-04-01/hostedzone'],
])('%s %s is refused in XML', async (service, path) => {
  const answer = await ask(service, {path, method: 'GET'});
  const text = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([501, 'application/xml']);
  expect(text).toMatch(
    /^<Error><Code>NotImplemented<\/Code><Message>.*<\/Message><RequestId>.+<\/RequestId><\/Error>$/,
  );
  expect(text).toContain(`GET ${path.split('?')[0]}`);
});

test('a HEAD is refused without a body', async () => {
  const answer = await ask('s3', {path: '/bucket', method: 'HEAD'});
  expect([answer.status, await answer.text()]).toEqual([501, '']);
});

test.each(['apigateway', 'scheduler', 'xray'])('REST with JSON to %s is refused as such', async service => {
  const answer = await ask(service, {path: '/restapis?x=<1>', method: 'GET'});
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([404, 'UnknownOperationException']);
  expect(await answer.json()).toEqual({message: expect.stringContaining('GET /restapis of')});
});

test.each(['schemas', 'lambda', 'xray', 's3', 'iam', 'sqs', 'tagging'])(
  'a path to %s that is not encoded as one is no failure of the sandbox',
  async service => {
    for (const path of ['/v1/registries/name/%zz', '/2015-03-31/functions/%E0%A4%A', '/%']) {
      const {status} = await ask(service, {path, method: 'GET'});
      expect([path, status]).toEqual([path, status >= 400 && status !== 500 ? status : 'refused']);
    }
  },
);

test('CBOR is refused in CBOR', async () => {
  const headers = {'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor'};
  const answer = await ask('sqs', {
    path: '/service/AmazonSQS/operation/ListQueues',
    headers,
    body: new Uint8Array([0xa0]),
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/cbor']);
  expect(cbor.deserialize(await answer.bytes())).toEqual({
    __type: 'UnknownOperationException',
    message: expect.stringContaining('ListQueues of sqs'),
  });
});

test('a path of Lambda is not answered to who asks another service', async () => {
  const answer = await ask('ec2', {path: '/2015-03-31/functions', method: 'GET'});
  expect(answer.status).toBe(404);
});
