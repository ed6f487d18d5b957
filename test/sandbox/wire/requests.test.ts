import {request} from 'node:http';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {authorization, sendRaw} from '../../support/raw-request.ts';
import {accountId, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

test('an unknown route is answered as JSON', async () => {
  const {status, headers, body} = await sendRaw(`${sandbox.url}/2015-03-31/nothing?x=%`, {authorization});
  expect([status, headers['x-amzn-errortype']]).toEqual([404, 'UnknownOperationException']);
  expect(JSON.parse(body)).toEqual({message: 'The sandbox has no operation at GET /2015-03-31/nothing'});
});

test('a path that is no URL is answered, too', async () => {
  expect((await sendRaw(`${sandbox.url}/2015-03-31/functions/%E0%A4%A`, {authorization})).status).toBe(400);
  expect((await sendRaw(`${sandbox.url}//`, {authorization})).status).toBe(404);
});

test('routes on one path are told apart by their query', async () => {
  const arn = encodeURIComponent(`arn:aws:lambda:${region}:${accountId}:layer:none:1`);
  const byArn = await sendRaw(`${sandbox.url}/2018-10-31/layers?find=LayerVersion&Arn=${arn}`, {authorization});
  expect([byArn.status, JSON.parse(byArn.body)]).toEqual([
    404,
    {Type: 'User', Message: 'The resource you requested does not exist.'},
  ]);
  expect((await sendRaw(`${sandbox.url}/2018-10-31/layers`, {authorization})).body).toBe('{"Layers":[]}');
  const all = await sendRaw(`${sandbox.url}/2019-09-30/functions/none/provisioned-concurrency?List=ALL`, {
    authorization,
  });
  expect(JSON.parse(all.body).Message).toBe(`Function not found: arn:aws:lambda:${region}:${accountId}:function:none`);
});

test('an ARN in the path arrives encoded or not', async () => {
  const arn = `arn:aws:lambda:${region}:${accountId}:function:none`;
  for (const label of [arn, encodeURIComponent(arn)]) {
    const {body} = await sendRaw(`${sandbox.url}/2015-03-31/functions/${label}/configuration`, {authorization});
    expect(JSON.parse(body).Message).toBe(`Function not found: ${arn}`);
  }
});

test.each([
  ['{"FunctionName":', 400, 'InvalidRequestContentException', /^Could not parse request body into json: /],
  ['[]', 400, 'SerializationException', /^START_ARRAY can not be converted to a Map$/],
  ['{"Timeout":"soon"}', 400, 'SerializationException', /^STRING_VALUE can not be converted to an Integer$/],
  ['{"Code":{"ZipFile":"?"}}', 400, 'SerializationException', /base64/],
  ['', 400, 'ValidationException', /^3 validation errors detected: Value null at 'functionName' failed/],
])('the body %j is refused', async (body, status, code, message) => {
  const answer = await sendRaw(`${sandbox.url}/2015-03-31/functions`, {authorization}, 'POST', body);
  expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([status, code]);
  expect(JSON.parse(answer.body).message).toMatch(message);
});

test('a body has its limit', async () => {
  const headers = {authorization, 'content-length': '70167212'};
  const {promise, resolve, reject} = Promise.withResolvers<number | undefined>();
  const outgoing = request(`${sandbox.url}/2015-03-31/functions`, {method: 'POST', headers}, message => {
    resolve(message.statusCode);
    message.destroy();
  });
  outgoing.on('error', reject);
  outgoing.flushHeaders();
  expect(await promise).toBe(413);
});
