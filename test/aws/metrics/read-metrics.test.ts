import {describe, expect, it, onTestFinished} from 'vitest';
import {readMetrics} from '../../../src/aws/metrics/read-metrics.ts';
import type {MetricQuery, MetricRequest} from '../../../src/core/metrics/metric-services.ts';
import {startFaultyEndpoint, toRefusal} from '../../support/faulty-endpoint.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';
import {callsTo, forever} from '../endpoint.ts';

const hour = 3_600_000;

describe('reading metrics', () => {
  it('tells what the service measured, each value in its period and nothing where nothing was', async () => {
    const {read, sandbox} = await start({seed: true});
    const end = Math.ceil(Date.now() / 60_000) * 60_000;
    const queries = [errorsOf('clickstream-ingest'), errorsOf('nobody-knows-me')];
    const [errors, none] = await read({queries, start: end - hour, end, period: 60});
    const {MetricDataResults: [known] = []} = await sandbox.metrics.getMetricData({
      StartTime: new Date(end - hour),
      EndTime: new Date(end),
      MetricDataQueries: [
        {
          Id: 'known',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/Lambda',
              MetricName: 'Errors',
              Dimensions: [{Name: 'FunctionName', Value: 'clickstream-ingest'}],
            },
            Period: 60,
            Stat: 'Sum',
          },
        },
      ],
    });
    const {Timestamps = [], Values = []} = known ?? {};
    const expected = new Map(Timestamps.map((time, index) => [(time.getTime() - end + hour) / 60_000, Values[index]]));
    expect(expected.size).toBeGreaterThan(10);
    expect(errors?.values).toEqual(Array.from({length: 60}, (_, index) => expected.get(index)));
    expect(none?.values).toEqual(Array.from({length: 60}));
    expect(none?.query).toBe(queries[1]);
  });

  it('begins with the whole period that the start falls into', async () => {
    const {read, sandbox} = await start();
    await sandbox.create('f', 'export const handler = async () => 1;');
    await sandbox.invoke('f');
    const now = Date.now();
    const [hourly] = await read({queries: [invocationsOf('f')], start: now, end: now + 1, period: 3600});
    expect(hourly?.values).toEqual([1]);
  });

  it('tells the invocations of an alias, of a version, and those without a qualifier apart', async () => {
    const {read, sandbox} = await start();
    await sandbox.create('f', 'export const handler = async () => 1;');
    await sandbox.lambda.publishVersion({FunctionName: 'f'});
    await sandbox.lambda.createAlias({FunctionName: 'f', Name: 'live', FunctionVersion: '1'});
    for (const name of ['f', 'f:1', 'f:1', 'f:live', 'f:live', 'f:live']) await sandbox.invoke(name);
    const qualifiers = [undefined, '$LATEST', '1', 'live'];
    const queries = qualifiers.map(qualifier => ({...invocationsOf('f'), ...(qualifier && {qualifier})}));
    const end = Date.now() + 60_000;
    const series = await read({queries, start: end - hour, end, period: 3600});
    const sums = series.map(({values}) => values.reduce<number>((sum, value = 0) => sum + value, 0));
    expect(sums).toEqual([6, 1, 2, 3]);
  });

  it('asks for 1,200 series in three calls and answers in the order of the queries', async () => {
    const {read, sandbox, endpoint, spent} = await start();
    await sandbox.create('function-1100', 'export const handler = async () => 1;');
    await sandbox.invoke('function-1100');
    const queries = Array.from({length: 1200}, (_, index) => invocationsOf(`function-${index}`));
    const end = Date.now() + 60_000;
    const series = await read({queries, start: end - hour, end, period: 300});
    expect(endpoint.count('GetMetricData')).toBe(3);
    expect(spent()).toEqual({calls: 3, metrics: 1200});
    expect(series.map(({query}) => query)).toEqual(queries);
    expect(series.flatMap(({values}, index) => (values.includes(1) ? [index] : []))).toEqual([1100]);
  });

  it('puts the pages of an answer together', async () => {
    const {read, endpoint, spent} = await start();
    answerPages(endpoint, [
      {token: 'second', status: 'PartialData', points: [[0, 1]]},
      {token: 'third', status: 'PartialData', points: []},
      {status: 'Complete', points: [[120, 3]]},
    ]);
    const [series] = await read({queries: [invocationsOf('f')], start: 0, end: 180_000, period: 60});
    expect(series?.values).toEqual([1, undefined, 3]);
    expect(spent()).toEqual({calls: 3, metrics: 1});
  });

  it.each([
    ['a page token comes twice', [{token: 'a'}, {token: 'b'}, {token: 'a'}], /same page token twice/],
    ['a series stays partial', [{status: 'PartialData'}], /Invocations of f ended with PartialData/],
    ['a series could not be read', [{status: 'InternalError'}], /Invocations of f ended with InternalError/],
    ['a series is not spoken of', [{id: 'other'}], /says nothing of Invocations of f/],
  ])('does not take an answer for whole when %s', async (_, pages, why) => {
    const {read, endpoint} = await start();
    answerPages(endpoint, pages);
    const reading = read({queries: [invocationsOf('f')], start: 0, end: 180_000, period: 60});
    await expect(reading).rejects.toMatchObject({problem: {kind: 'malformed', why: expect.stringMatching(why)}});
  });

  it('asks nothing when there is nothing to ask', async () => {
    const {read, endpoint} = await start();
    expect(await read({queries: [], start: 0, end: hour, period: 60})).toEqual([]);
    expect(endpoint.calls).toEqual([]);
  });
});

describe('reading metrics that cannot be read', () => {
  const request = {queries: [{...invocationsOf('f')}], start: 0, end: hour, period: 60};

  it('names the permission that is missing, at once', async () => {
    const {read, endpoint} = await start();
    endpoint.fail('GetMetricData', toRefusal(403, 'AccessDenied', 'No.'));
    await expect(read(request)).rejects.toMatchObject({
      problem: {kind: 'denied', tryThis: expect.stringContaining('cloudwatch:GetMetricData')},
    });
    expect(endpoint.count('GetMetricData')).toBe(1);
  });

  it('asks again when it was throttled', async () => {
    const {read, endpoint, spent} = await start();
    let refused = 0;
    endpoint.fail('GetMetricData', toRefusal(400, 'ThrottlingException', 'Rate exceeded'), () => refused++ < 2);
    const [series] = await read(request);
    expect(series?.values).toHaveLength(60);
    expect(spent().calls).toBe(3);
  });

  it('gives up after some attempts', async () => {
    const {read, endpoint} = await start();
    endpoint.fail('GetMetricData', toRefusal(500, 'InternalFailure', 'Try later.'));
    await expect(read(request)).rejects.toMatchObject({problem: {kind: 'service'}});
    expect(endpoint.count('GetMetricData')).toBe(4);
  });

  it('sends nothing more for the batches left when one fails', async () => {
    const {read, endpoint} = await start();
    endpoint.fail('GetMetricData', toRefusal(403, 'AccessDenied', 'No.'));
    const queries = Array.from({length: 3000}, (_, index) => invocationsOf(`function-${index}`));
    await expect(read({...request, queries})).rejects.toMatchObject({problem: {kind: 'denied'}});
    expect(endpoint.count('GetMetricData')).toBeLessThanOrEqual(3);
  });

  it('stops when it is told to', async () => {
    const {read, endpoint} = await start();
    endpoint.fail('GetMetricData', {kind: 'hold'});
    const stop = new AbortController();
    const reading = read(request, stop.signal);
    await expect.poll(() => endpoint.count('GetMetricData')).toBe(1);
    stop.abort();
    await expect(reading).rejects.toMatchObject({problem: {kind: 'aborted'}});
  });
});

async function start(options: Parameters<typeof startObserved>[0] = {}) {
  const sandbox: ObservedSandbox = await startObserved(options);
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  const {telemetry} = callsTo(endpoint.url);
  const spent = {calls: 0, metrics: 0};
  const spend = (more: {calls: number; metrics: number}) => {
    spent.calls += more.calls;
    spent.metrics += more.metrics;
  };
  const read = (request: MetricRequest, signal = forever) => readMetrics(telemetry.metrics, request, spend, signal);
  return {sandbox, endpoint, read, spent: () => spent};
}

interface Page {
  readonly token?: string;
  readonly status?: string;
  readonly id?: string;
  /** Seconds since 1970 and value. */
  readonly points?: readonly (readonly [number, number])[];
}

/** Answers each call of GetMetricData with the page after the one before. */
function answerPages(endpoint: Awaited<ReturnType<typeof startFaultyEndpoint>>, pages: readonly Page[]): void {
  for (const [index, {token, status = 'Complete', id = 'm0', points = []}] of pages.entries()) {
    const body = JSON.stringify({
      MetricDataResults: [
        {
          Id: id,
          StatusCode: status,
          Timestamps: points.map(([time]) => time),
          Values: points.map(([, value]) => value),
        },
      ],
      ...(token !== undefined && {NextToken: token}),
    });
    const answer = {
      kind: 'answer',
      status: 200,
      headers: {'content-type': 'application/x-amz-json-1.0'},
      body,
    } as const;
    endpoint.fail('GetMetricData', answer, () => endpoint.count('GetMetricData') === index + 1);
  }
}

function invocationsOf(functionName: string): MetricQuery {
  return {functionName, metric: 'Invocations', statistic: 'Sum'};
}

function errorsOf(functionName: string): MetricQuery {
  return {functionName, metric: 'Errors', statistic: 'Sum'};
}
