import {CloudWatchServiceException, type MetricDataQuery} from '@aws-sdk/client-cloudwatch';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

const minute = 60_000;
/** The sandbox's clock, moved by hand: it begins soon after noon. */
let now = Date.parse('2026-03-01T12:00:07.089Z');
let sandbox: ObservedSandbox;

const code = `
  export const handler = async ({fail, wait = 0}) => {
    await new Promise(resolve => setTimeout(resolve, wait));
    if (fail) throw new Error('asked for');
  };
`;

beforeAll(async () => {
  sandbox = await startObserved({now: () => now, random: () => 0});
  const {lambda} = sandbox;
  await sandbox.create('till', code);
  await lambda.publishVersion({FunctionName: 'till'});
  await lambda.updateFunctionConfiguration({FunctionName: 'till', Description: 'another'});
  await lambda.publishVersion({FunctionName: 'till'});
  await lambda.createAlias({
    FunctionName: 'till',
    Name: 'live',
    FunctionVersion: '1',
    RoutingConfig: {AdditionalVersionWeights: {'2': 0.5}},
  });
  for (const fail of [false, true, false]) {
    await sandbox.invoke('till', {fail});
    now += 1001;
  }
  now += minute;
  await sandbox.invoke('till', {wait: 40});
  await sandbox.invoke('till:live');
  now += minute;
  await lambda.putFunctionConcurrency({FunctionName: 'till', ReservedConcurrentExecutions: 0});
  for (let n = 0; n < 2; n += 1) await sandbox.invoke('till').catch(() => undefined);
  await lambda.deleteFunctionConcurrency({FunctionName: 'till'});
  await sandbox.create('other', code);
  await Promise.all([sandbox.invoke('other', {wait: 300}), sandbox.invoke('other', {wait: 300})]);
});

afterAll(() => sandbox.close());

function toQuery(
  MetricName: string,
  Stat: string,
  dimensions: Record<string, string> = {FunctionName: 'till'},
  Id = 'm',
): MetricDataQuery {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({Name, Value}));
  return {Id, MetricStat: {Metric: {Namespace: 'AWS/Lambda', MetricName, Dimensions}, Period: 60, Stat}};
}

const hour = {StartTime: new Date('2026-03-01T11:30:00Z'), EndTime: new Date('2026-03-01T12:30:00Z')};

/** Minutes after noon and values of one query's result, in order of time. */
async function valuesOf(...queries: MetricDataQuery[]): Promise<[number, number][]> {
  const {MetricDataResults = []} = await sandbox.metrics.getMetricData({
    ...hour,
    ScanBy: 'TimestampAscending',
    MetricDataQueries: queries,
  });
  const {Timestamps = [], Values = []} = MetricDataResults[0] ?? {};
  return Timestamps.map((time, index) => [
    (time.getTime() - Date.parse('2026-03-01T12:00:00Z')) / minute,
    Values[index] ?? 0,
  ]);
}

describe('metrics of invocations', () => {
  test.each<[string, string, Record<string, string>, [number, number][]]>([
    [
      'Invocations',
      'Sum',
      {FunctionName: 'till'},
      [
        [0, 3],
        [1, 2],
      ],
    ],
    [
      'Errors',
      'Sum',
      {FunctionName: 'till'},
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'Errors',
      'SampleCount',
      {FunctionName: 'till'},
      [
        [0, 3],
        [1, 2],
      ],
    ],
    [
      'Throttles',
      'Sum',
      {FunctionName: 'till'},
      [
        [0, 0],
        [1, 0],
        [2, 2],
      ],
    ],
    [
      'Invocations',
      'Sum',
      {FunctionName: 'till', Resource: 'till'},
      [
        [0, 3],
        [1, 1],
      ],
    ],
    ['Invocations', 'Sum', {FunctionName: 'till', Resource: 'till:live'}, [[1, 1]]],
    ['Invocations', 'Sum', {FunctionName: 'till', Resource: 'till:live', ExecutedVersion: '2'}, [[1, 1]]],
    ['Invocations', 'Sum', {FunctionName: 'till', Resource: 'till:live', ExecutedVersion: '1'}, []],
    [
      'Invocations',
      'Sum',
      {},
      [
        [0, 3],
        [1, 2],
        [2, 2],
      ],
    ],
    [
      'ConcurrentExecutions',
      'Maximum',
      {FunctionName: 'till'},
      [
        [0, 1],
        [1, 1],
      ],
    ],
    ['ConcurrentExecutions', 'Maximum', {FunctionName: 'other'}, [[2, 2]]],
    ['Invocations', 'Sum', {FunctionName: 'none'}, []],
    ['Invocations', 'Sum', {Colour: 'red'}, []],
  ])('%s %s of %j', async (metric, statistic, dimensions, expected) => {
    expect(await valuesOf(toQuery(metric, statistic, dimensions))).toEqual(expected);
  });

  test('durations are those of the REPORT lines, in every statistic', async () => {
    const {events = []} = await sandbox.logs.filterLogEvents({
      logGroupName: '/aws/lambda/till',
      filterPattern: 'REPORT',
    });
    const reported = events
      .map(({message = ''}) => Number(/\tDuration: ([\d.]+)/.exec(message)?.[1]))
      .sort((a, b) => a - b);
    const [one = 0, , , , most = 0] = reported;
    const of = async (Stat: string) => {
      const query = toQuery('Duration', Stat);
      const [point] = await valuesOf({...query, MetricStat: query.MetricStat && {...query.MetricStat, Period: 3600}});
      return point?.[1] ?? Number.NaN;
    };
    expect(reported).toHaveLength(5);
    expect(most).toBeGreaterThan(30);
    expect(await of('Maximum')).toBeCloseTo(most, 1);
    expect(await of('p100')).toBeCloseTo(most, 1);
    expect(await of('Minimum')).toBeCloseTo(one, 1);
    expect(await of('p50')).toBeCloseTo(reported[2] ?? 0, 1);
    expect(await of('p87.5')).toBeCloseTo(((reported[3] ?? 0) + most) / 2, 1);
    expect(await of('Average')).toBeCloseTo(reported.reduce((a, b) => a + b, 0) / 5, 1);
    expect(await of('Sum')).toBeCloseTo(
      reported.reduce((a, b) => a + b, 0),
      1,
    );
  });

  test('events are counted when they arrive, with the age they have when they run', async () => {
    await sandbox.lambda.invoke({FunctionName: 'other', InvocationType: 'Event'});
    await sandbox.sandbox.settled();
    expect(await valuesOf(toQuery('AsyncEventsReceived', 'Sum', {FunctionName: 'other'}))).toEqual([[2, 1]]);
    expect(await valuesOf(toQuery('AsyncEventAge', 'Maximum', {FunctionName: 'other'}))).toEqual([[2, 0]]);
    expect(await valuesOf(toQuery('AsyncEventsDropped', 'Sum', {FunctionName: 'other'}))).toEqual([]);
  });

  test('a destination that is gone is counted as a failure', async () => {
    const {lambda} = sandbox;
    await sandbox.create('gone', 'export const handler = async () => {};');
    const {FunctionArn: Destination} = await lambda.getFunctionConfiguration({FunctionName: 'gone'});
    const DestinationConfig = {OnSuccess: {Destination}};
    await lambda.putFunctionEventInvokeConfig({FunctionName: 'other', DestinationConfig});
    await lambda.deleteFunction({FunctionName: 'gone'});
    await lambda.invoke({FunctionName: 'other', InvocationType: 'Event'});
    await sandbox.sandbox.settled();
    await lambda.deleteFunctionEventInvokeConfig({FunctionName: 'other'});
    const query = toQuery('DestinationDeliveryFailures', 'Sum', {FunctionName: 'other'});
    expect(await valuesOf(query)).toEqual([[2, 1]]);
  });

  test('belong to their region', async () => {
    const {MetricDataResults} = await sandbox.metrics.getMetricData({
      ...hour,
      MetricDataQueries: [toQuery('Invocations', 'Sum')],
    });
    expect(MetricDataResults?.[0]?.Values?.length).toBeGreaterThan(0);
    expect((await sandbox.metricsIn('us-east-1').listMetrics({})).Metrics).toEqual([]);
  });
});

describe('a search', () => {
  const find = async (Expression: string, Label: string) => {
    const {MetricDataResults = []} = await sandbox.metrics.getMetricData({
      ...hour,
      MetricDataQueries: [{Id: 's', Expression, Label}],
    });
    return MetricDataResults.map(({Id, Label: label, Values = []}) => [Id, label, Values.reduce((a, b) => a + b, 0)]);
  };

  test('finds every function that has a metric, named by its label', async () => {
    const expression = `SEARCH('{AWS/Lambda,FunctionName} MetricName="Invocations"', 'Sum', 60)`;
    const found = await find(expression, `\${PROP('Dim.FunctionName')} \${PROP('MetricName')}`);
    expect(found).toContainEqual(['s', 'till Invocations', 5]);
    expect(found.map(([, label]) => label)).toContain('other Invocations');
  });

  test('finds what versions ran for aliases, and only series with exactly those dimensions', async () => {
    const schema = '{AWS/Lambda,ExecutedVersion,FunctionName,Resource}';
    const expression = `SEARCH('${schema} MetricName="Invocations" FunctionName="till"', 'Sum', 60)`;
    const found = await find(expression, `\${PROP('Dim.Resource')} \${PROP('Dim.ExecutedVersion')}`);
    expect(found).toEqual([['s', 'till:live 2', 1]]);
  });

  test('finds nothing in another namespace', async () => {
    expect(await find(`SEARCH('{AWS/SQS,QueueName} MetricName="Invocations"', 'Sum', 60)`, 'x')).toEqual([]);
  });
});

describe('answers of GetMetricData', () => {
  test('have the latest first, unless asked otherwise, with label and status', async () => {
    const {MetricDataResults} = await sandbox.metrics.getMetricData({
      ...hour,
      MetricDataQueries: [{...toQuery('Invocations', 'Sum'), Label: 'calls'}],
    });
    expect(MetricDataResults).toEqual([
      {
        Id: 'm',
        Label: 'calls',
        Timestamps: [new Date('2026-03-01T12:01:00Z'), new Date('2026-03-01T12:00:00Z')],
        Values: [2, 3],
        StatusCode: 'Complete',
      },
    ]);
  });

  test('come in pages that leave out nothing', async () => {
    const queries = [toQuery('Throttles', 'Sum', undefined, 'a'), toQuery('Invocations', 'Sum', undefined, 'b')];
    const read: Record<string, number[]> = {a: [], b: []};
    const statuses: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await sandbox.metrics.getMetricData({
        ...hour,
        MetricDataQueries: queries,
        MaxDatapoints: 2,
        ...(NextToken ? {NextToken} : {}),
      });
      for (const {Id = '', Values = [], StatusCode = ''} of page.MetricDataResults ?? []) {
        read[Id]?.push(...Values);
        statuses.push(`${Id} ${StatusCode}`);
      }
      NextToken = page.NextToken;
    } while (NextToken);
    expect(read).toEqual({a: [2, 0, 0], b: [2, 3]});
    expect(statuses).toEqual([
      'a PartialData',
      'b PartialData',
      'a Complete',
      'b PartialData',
      'a Complete',
      'b Complete',
    ]);
  });

  test('take the first period in from its start and leave the end out', async () => {
    const {MetricDataResults} = await sandbox.metrics.getMetricData({
      StartTime: new Date('2026-03-01T12:00:30Z'),
      EndTime: new Date('2026-03-01T12:01:00Z'),
      MetricDataQueries: [toQuery('Invocations', 'Sum')],
    });
    expect(MetricDataResults?.[0]?.Values).toEqual([3]);
  });

  test.each<[string, [number, number][]]>([
    [
      '100 - 100 * e / MAX([e, i])',
      [
        [0, 100 - 100 / 3],
        [1, 100],
      ],
    ],
    [
      '(i + e) / 2',
      [
        [0, 2],
        [1, 1],
      ],
    ],
    [
      'SUM(METRICS())',
      [
        [0, 4],
        [1, 2],
        [2, 2],
      ],
    ],
    [
      't - 1',
      [
        [0, -1],
        [1, -1],
        [2, 1],
      ],
    ],
    ['i / e', [[0, 3]]],
    [
      'i + 0 * SUM(i)',
      [
        [0, 3],
        [1, 2],
      ],
    ],
    [
      'AVG([i, e])',
      [
        [0, 2],
        [1, 1],
      ],
    ],
    [
      '-MIN([i, e])',
      [
        [0, -1],
        [1, 0],
      ],
    ],
    [
      'twice',
      [
        [0, 6],
        [1, 4],
      ],
    ],
  ])('work out %s', async (Expression, expected) => {
    const values = await valuesOf(
      {Id: 'result', Expression},
      {...toQuery('Invocations', 'Sum', undefined, 'i'), ReturnData: false},
      {...toQuery('Errors', 'Sum', undefined, 'e'), ReturnData: false},
      {...toQuery('Throttles', 'Sum', undefined, 't'), ReturnData: false},
      {Id: 'twice', Expression: 'i * 2', ReturnData: false},
    );
    expect(values.map(([time, value]) => [time, value + 0])).toEqual(
      expected.map(([time, value]) => [time, expect.closeTo(value + 0)]),
    );
  });

  test('FILL puts a value where there is none', async () => {
    const values = await valuesOf(
      {Id: 'result', Expression: 'FILL(i, 0)'},
      {...toQuery('Invocations', 'Sum', undefined, 'i'), ReturnData: false},
    );
    expect(values).toHaveLength(60);
    expect(values.filter(([, value]) => value > 0)).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });
});

test('ListMetrics names each metric with the dimensions it has values for', async () => {
  const {Metrics = []} = await sandbox.metrics.listMetrics({Namespace: 'AWS/Lambda', MetricName: 'Errors'});
  const shown = Metrics.map(({Dimensions = []}) => Dimensions.map(({Name, Value}) => `${Name}=${Value}`).join(' '));
  expect(shown.toSorted()).toEqual([
    '',
    'ExecutedVersion=2 FunctionName=till Resource=till:live',
    'FunctionName=other',
    'FunctionName=other Resource=other',
    'FunctionName=till',
    'FunctionName=till Resource=till',
    'FunctionName=till Resource=till:live',
  ]);
  const narrowed = await sandbox.metrics.listMetrics({Dimensions: [{Name: 'Resource', Value: 'till:live'}]});
  expect(new Set(narrowed.Metrics?.map(({MetricName}) => MetricName))).toEqual(
    new Set(['ConcurrentExecutions', 'Duration', 'Errors', 'Invocations', 'Throttles']),
  );
  expect((await sandbox.metrics.listMetrics({Namespace: 'AWS/SQS'})).Metrics).toEqual([]);
});

test('ListMetrics comes in pages of 500', async () => {
  const many = await startObserved();
  const names = Array.from({length: 60}, (_, n) => `f-${n}`);
  for (const name of names) {
    await many.create(name, code);
    await many.lambda.putFunctionConcurrency({FunctionName: name, ReservedConcurrentExecutions: 0});
    await many.invoke(name).catch(() => undefined);
  }
  const first = await many.metrics.listMetrics({});
  const second = await many.metrics.listMetrics({NextToken: first.NextToken});
  expect([first.Metrics?.length, second.Metrics?.length, second.NextToken]).toEqual([500, 105, undefined]);
  await many.close();
});

const query = toQuery('Errors', 'Sum');
const withStat = (members: object): MetricDataQuery => ({
  ...query,
  MetricStat: {...query.MetricStat, ...members} as never,
});

test.each<[string, object, string]>([
  [
    'times the wrong way round',
    {StartTime: hour.EndTime, EndTime: hour.StartTime},
    'The parameter StartTime must be less than the parameter EndTime.',
  ],
  [
    'no queries',
    {MetricDataQueries: []},
    "1 validation error detected: Value '[]' at 'MetricDataQueries' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'an id in capitals',
    {MetricDataQueries: [{...query, Id: 'M'}]},
    'The value M for parameter MetricDataQueries.member.1.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.',
  ],
  [
    'an id twice',
    {MetricDataQueries: [query, query]},
    'The values for parameter id in MetricDataQueries are not unique.',
  ],
  [
    'nothing to return',
    {MetricDataQueries: [{...query, ReturnData: false}]},
    'At least one query must have ReturnData set to true.',
  ],
  [
    'a period that is none',
    {MetricDataQueries: [withStat({Period: 45})]},
    'The parameter Period of m must be 1, 5, 10, 20, 30 or a multiple of 60.',
  ],
  [
    'a statistic that is none',
    {MetricDataQueries: [withStat({Stat: 'p101'})]},
    'The sandbox does not know the statistic p101.',
  ],
  [
    'neither metric nor expression',
    {MetricDataQueries: [{Id: 'm'}]},
    'Exactly one of MetricStat and Expression must be given for m.',
  ],
  [
    'a search without braces',
    {MetricDataQueries: [{Id: 'm', Expression: "SEARCH('x', 'Sum', 60)"}]},
    "Error in expression 'm': The sandbox does not understand this search.",
  ],
  [
    'a search for part of a value',
    {MetricDataQueries: [{Id: 'm', Expression: "SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum', 60)"}]},
    'Error in expression \'m\': The sandbox knows searches by Name="value" only.',
  ],
  [
    'an unknown function',
    {MetricDataQueries: [query, {Id: 'x', Expression: 'RATE(m)'}]},
    "Error in expression 'x': The sandbox does not know the function RATE with these arguments.",
  ],
  [
    'an unknown id',
    {MetricDataQueries: [{Id: 'x', Expression: 'y + 1'}]},
    "Error in expression 'x': There is no query with the id y.",
  ],
  [
    'a circle',
    {
      MetricDataQueries: [
        {Id: 'x', Expression: 'y'},
        {Id: 'y', Expression: 'x'},
      ],
    },
    "Error in expression 'x': it refers to itself.",
  ],
  [
    'a number only',
    {MetricDataQueries: [{Id: 'x', Expression: '1 + 1'}]},
    "Error in expression 'x': An expression must result in one time series.",
  ],
  [
    'half an expression',
    {MetricDataQueries: [query, {Id: 'x', Expression: 'm +'}]},
    "Error in expression 'x': The expression ends too early.",
  ],
])('refused: %s', async (_case, input, message) => {
  const call = sandbox.metrics.getMetricData({...hour, MetricDataQueries: [query], ...input});
  const error = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CloudWatchServiceException);
  expect(error).toMatchObject({name: 'ValidationException', message, $metadata: {httpStatusCode: 400}});
});

test('an operation that is not there is refused', async () => {
  await expect(sandbox.metrics.listDashboards({})).rejects.toMatchObject({name: 'UnknownOperationException'});
});
