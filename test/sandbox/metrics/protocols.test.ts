import {CloudWatch, type CloudWatchClientConfig} from '@aws-sdk/client-cloudwatch';
import {SmithyRpcV2CborProtocol} from '@smithy/core/cbor';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {credentials, region} from '../../support/sandbox.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

let sandbox: ObservedSandbox;
const now = Date.parse('2026-03-01T12:00:07Z');
const hour = {StartTime: new Date('2026-03-01T11:30:00Z'), EndTime: new Date('2026-03-01T12:30:00Z')};

beforeAll(async () => {
  sandbox = await startObserved({now: () => now});
  await sandbox.create('till', 'export const handler = async () => {};');
  await sandbox.invoke('till');
});

afterAll(() => sandbox.close());

test('Smithy RPC with CBOR gets the same answers and errors', async () => {
  const protocol = SmithyRpcV2CborProtocol as unknown as NonNullable<CloudWatchClientConfig['protocol']>;
  const metrics = new CloudWatch({region, endpoint: sandbox.url, credentials, maxAttempts: 1, protocol});
  const Metric = {
    Namespace: 'AWS/Lambda',
    MetricName: 'Invocations',
    Dimensions: [{Name: 'FunctionName', Value: 'till'}],
  };
  const queries = {MetricDataQueries: [{Id: 'i', MetricStat: {Metric, Period: 60, Stat: 'Sum'}}]};
  const {MetricDataResults} = await metrics.getMetricData({...hour, ...queries});
  expect(MetricDataResults).toEqual([
    {
      Id: 'i',
      Label: 'Invocations',
      Timestamps: [new Date('2026-03-01T12:00:00Z')],
      Values: [1],
      StatusCode: 'Complete',
    },
  ]);
  expect((await metrics.listMetrics({MetricName: 'Errors'})).Metrics).toHaveLength(3);
  await expect(metrics.getMetricData({...hour, ...queries, NextToken: 'x'})).rejects.toMatchObject({
    name: 'InvalidNextToken',
    message: 'The NextToken is not valid.',
  });
  metrics.destroy();
});

test('GetMetricStatistics tells the same numbers in one answer, also in CBOR', async () => {
  const protocol = SmithyRpcV2CborProtocol as unknown as NonNullable<CloudWatchClientConfig['protocol']>;
  const asked = {Namespace: 'AWS/Lambda', MetricName: 'Invocations', Period: 60, ...hour};
  for (const more of [{}, {protocol}]) {
    const metrics = new CloudWatch({region, endpoint: sandbox.url, credentials, maxAttempts: 1, ...more});
    const {$metadata: _, ...answer} = await metrics.getMetricStatistics({
      ...asked,
      Dimensions: [{Name: 'FunctionName', Value: 'till'}],
      Statistics: ['Sum', 'SampleCount'],
      ExtendedStatistics: ['p50'],
    });
    expect(answer).toEqual({
      Label: 'Invocations',
      Datapoints: [
        {
          Timestamp: new Date('2026-03-01T12:00:00Z'),
          Sum: 1,
          SampleCount: 1,
          Unit: 'Count',
          ExtendedStatistics: {p50: 1},
        },
      ],
    });
    const none = await metrics.getMetricStatistics({...asked, Namespace: 'AWS/SQS', Statistics: ['Sum']});
    expect(none.Datapoints).toEqual([]);
    await expect(metrics.getMetricStatistics(asked)).rejects.toThrow('The parameter Statistics is required');
    await expect(metrics.getMetricStatistics({...asked, Period: 1, Statistics: ['Sum']})).rejects.toThrow(
      'limit of 1440',
    );
    metrics.destroy();
  }
});

/** Sends a form as older clients do. */
async function post(form: Record<string, string>): Promise<{status: number; body: string}> {
  const response = await fetch(sandbox.url, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260101/${region}/monitoring/aws4_request, SignedHeaders=host, Signature=0`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({Version: '2010-08-01', ...form}),
  });
  return {status: response.status, body: await response.text()};
}

test('the query protocol gets XML', async () => {
  const query = 'MetricDataQueries.member.1';
  const {status, body} = await post({
    Action: 'GetMetricData',
    StartTime: '2026-03-01T11:30:00Z',
    EndTime: '2026-03-01T12:30:00Z',
    [`${query}.Id`]: 'i',
    [`${query}.Label`]: 'a < b',
    [`${query}.ReturnData`]: 'true',
    [`${query}.MetricStat.Metric.Namespace`]: 'AWS/Lambda',
    [`${query}.MetricStat.Metric.MetricName`]: 'Invocations',
    [`${query}.MetricStat.Metric.Dimensions.member.1.Name`]: 'FunctionName',
    [`${query}.MetricStat.Metric.Dimensions.member.1.Value`]: 'till',
    [`${query}.MetricStat.Period`]: '60',
    [`${query}.MetricStat.Stat`]: 'Sum',
  });
  expect(status).toBe(200);
  expect(body).toContain(
    '<MetricDataResults><member><Id>i</Id><Label>a &#60; b</Label>' +
      '<Timestamps><member>2026-03-01T12:00:00.000Z</member></Timestamps><Values><member>1</member></Values>' +
      '<StatusCode>Complete</StatusCode></member></MetricDataResults>',
  );
});

test.each([
  [{Action: 'ListDashboards'}, 'UnknownOperationException', 'The sandbox has no operation ListDashboards.'],
  [
    {Action: 'GetMetricData'},
    'ValidationError',
    "1 validation error detected: Value null at 'StartTime' failed to satisfy constraint: Member must not be null",
  ],
])('the query protocol gets errors in XML: %j', async (form, code, message) => {
  const {status, body} = await post(form as Record<string, string>);
  expect(status).toBe(400);
  expect(body).toContain(`<Code>${code}</Code><Message>${message}</Message>`);
});

test('a body that is no CBOR, JSON or map is refused', async () => {
  const send = (headers: Record<string, string>, body: string) =>
    fetch(`${sandbox.url}/service/GraniteServiceVersion20100801/operation/ListMetrics`, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260101/${region}/monitoring/aws4_request, SignedHeaders=host, Signature=0`,
        ...headers,
      },
      body,
    });
  for (const body of ['\u00ff\u00ff', '\u0001']) {
    const answer = await send({'smithy-protocol': 'rpc-v2-cbor'}, body);
    expect([answer.status, answer.headers.get('x-amzn-query-error')]).toEqual([400, 'SerializationException;Sender']);
  }
  for (const body of ['{"a":', '[]', 'null']) {
    const answer = await send({'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics'}, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({__type: 'SerializationException'});
  }
});

test('a request that is not signed is refused', async () => {
  const target = {'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics'};
  const unsigned = await fetch(sandbox.url, {method: 'POST', headers: target, body: '{}'});
  expect(unsigned.status).toBe(403);
});

test('GetMetricStatistics in XML has a map of percentiles', async () => {
  const {status, body} = await post({
    Action: 'GetMetricStatistics',
    Namespace: 'AWS/Lambda',
    MetricName: 'Invocations',
    StartTime: '2026-03-01T11:30:00Z',
    EndTime: '2026-03-01T12:30:00Z',
    Period: '3600',
    'Statistics.member.1': 'Sum',
    'ExtendedStatistics.member.1': 'p90',
  });
  expect(status).toBe(200);
  expect(body).toContain(
    '<Label>Invocations</Label><Datapoints><member><Timestamp>2026-03-01T12:00:00.000Z</Timestamp><Sum>1</Sum>' +
      '<Unit>Count</Unit><ExtendedStatistics><entry><key>p90</key><value>1</value></entry></ExtendedStatistics></member>',
  );
});
