import {expect, it, onTestFinished} from 'vitest';
import {searchMetrics} from '../../../src/aws/metrics/search-metrics.ts';
import type {MetricSearch} from '../../../src/core/metrics/metric-services.ts';
import {startFaultyEndpoint} from '../../support/faulty-endpoint.ts';
import {startObserved} from '../../support/telemetry.ts';
import {callsTo, forever} from '../endpoint.ts';

const hour = 3_600_000;
const calls = {metric: 'Invocations', statistic: 'Sum'} as const;
const ages = {metric: 'AsyncEventAge', statistic: 'Maximum'} as const;

it('finds the series that there are, of functions nobody named, in one call', async () => {
  const {search, sandbox, spent} = await start();
  await sandbox.create('one', 'export const handler = async () => 1;');
  await sandbox.create('two', 'export const handler = async () => 1;');
  for (const name of ['one', 'two', 'two']) await sandbox.invoke(name);
  const {series, cut} = await search({wanted: [calls, ages]});
  expect(series.map(({query, values}) => [query, sum(values)])).toEqual([
    [{functionName: 'one', ...calls}, 1],
    [{functionName: 'two', ...calls}, 2],
  ]);
  expect(cut).toEqual([]);
  expect(spent()).toEqual({calls: 1, metrics: 2});
});

it('tells what was called by the version that ran, also after an alias has moved', async () => {
  const {search, sandbox} = await start();
  await sandbox.create('f', 'export const handler = async () => 1;');
  await sandbox.create('f-2', 'export const handler = async () => 1;');
  await sandbox.lambda.publishVersion({FunctionName: 'f'});
  await sandbox.lambda.updateFunctionConfiguration({FunctionName: 'f', Description: 'other'});
  await sandbox.lambda.publishVersion({FunctionName: 'f'});
  await sandbox.lambda.createAlias({FunctionName: 'f', Name: 'live', FunctionVersion: '1'});
  for (const name of ['f', 'f:2', 'f-2', 'f:live']) await sandbox.invoke(name);
  await sandbox.lambda.updateAlias({FunctionName: 'f', Name: 'live', FunctionVersion: '2'});
  for (const name of ['f:live', 'f:live']) await sandbox.invoke(name);
  const {series} = await search({wanted: [calls], functionName: 'f'});
  expect(series.map(({query, values}) => [query.qualifier, query.executedVersion, sum(values)])).toEqual([
    ['live', '1', 1],
    ['live', '2', 2],
  ]);
});

it('says when the service may have left out series', async () => {
  const {search, endpoint} = await start();
  const results = Array.from({length: 500}, (_, index) => ({
    Id: 's0',
    Label: `function-${index}`,
    StatusCode: 'Complete',
    Timestamps: [],
    Values: [],
  }));
  answer(endpoint, {MetricDataResults: results});
  const {series, cut} = await search({wanted: [ages, calls]});
  expect([series.length, cut]).toEqual([500, ['AsyncEventAge']]);
});

it.each([
  ['does not say whose it is', {Id: 's0', Label: 'x y z'}, /does not say whose/],
  ['stays partial', {Id: 's0', Label: 'f', StatusCode: 'PartialData'}, /AsyncEventAge of f ended with PartialData/],
])('does not take an answer for whole when a series %s', async (_, result, why) => {
  const {search, endpoint} = await start();
  answer(endpoint, {MetricDataResults: [{StatusCode: 'Complete', Timestamps: [], Values: [], ...result}]});
  await expect(search({wanted: [ages]})).rejects.toMatchObject({
    problem: {kind: 'malformed', why: expect.stringMatching(why)},
  });
});

async function start() {
  const sandbox = await startObserved();
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  const spent = {calls: 0, metrics: 0};
  const spend = (more: {calls: number; metrics: number}) => {
    spent.calls += more.calls;
    spent.metrics += more.metrics;
  };
  const search = (what: Pick<MetricSearch, 'wanted' | 'functionName'>) => {
    const end = Date.now() + 60_000;
    const {metrics} = callsTo(endpoint.url).telemetry;
    return searchMetrics(metrics, {...what, start: end - hour, end, period: 300}, spend, forever);
  };
  return {sandbox, endpoint, search, spent: () => spent};
}

function answer(endpoint: Awaited<ReturnType<typeof startFaultyEndpoint>>, body: unknown): void {
  endpoint.fail('GetMetricData', {
    kind: 'answer',
    status: 200,
    headers: {'content-type': 'application/x-amz-json-1.0'},
    body: JSON.stringify(body),
  });
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value = 0) => total + value, 0);
}
