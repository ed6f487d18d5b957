import {CloudWatchLogsServiceException, type OutputLogEvent} from '@aws-sdk/client-cloudwatch-logs';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {accountId, region} from '../../support/sandbox.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

let sandbox: ObservedSandbox;
const group = '/shop/orders';
const stream = 'till-1';
const arn = `arn:aws:logs:${region}:${accountId}:log-group:${group}`;
const start = Date.now() - 3_600_000;

beforeAll(async () => {
  sandbox = await startObserved();
  const {logs} = sandbox;
  await logs.createLogGroup({logGroupName: group});
  for (const name of [stream, 'till-2']) await logs.createLogStream({logGroupName: group, logStreamName: name});
  await logs.putLogEvents({logGroupName: group, logStreamName: stream, logEvents: toEvents('sale', 25)});
  await logs.putLogEvents({logGroupName: group, logStreamName: 'till-2', logEvents: toEvents('refund', 5)});
});

afterAll(() => sandbox.close());

/** So many events, a second apart. */
function toEvents(word: string, count: number) {
  return Array.from({length: count}, (_, n) => ({timestamp: start + n * 1000, message: `${word} ${n}`}));
}

function wordsOf(events: readonly OutputLogEvent[] | undefined): string[] {
  return (events ?? []).map(({message = ''}) => message);
}

const sales = wordsOf(toEvents('sale', 25));

async function refusalOf(call: Promise<unknown>): Promise<[string, string]> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CloudWatchLogsServiceException) return [error.name, error.message];
  throw error ?? new Error('It was not refused');
}

describe('groups', () => {
  test('are made, described, kept for some days and deleted', async () => {
    const {logs} = sandbox;
    await logs.createLogGroup({logGroupName: '/passing'});
    await logs.putRetentionPolicy({logGroupName: '/passing', retentionInDays: 7});
    const {logGroups = []} = await logs.describeLogGroups({logGroupNamePrefix: '/pass'});
    expect(logGroups).toEqual([
      {
        logGroupName: '/passing',
        creationTime: expect.any(Number),
        retentionInDays: 7,
        metricFilterCount: 0,
        arn: `arn:aws:logs:${region}:${accountId}:log-group:/passing:*`,
        logGroupArn: `arn:aws:logs:${region}:${accountId}:log-group:/passing`,
        storedBytes: 0,
        logGroupClass: 'STANDARD',
      },
    ]);
    await logs.deleteRetentionPolicy({logGroupName: '/passing'});
    expect((await logs.describeLogGroups({logGroupNamePattern: 'assin'})).logGroups?.[0]?.retentionInDays).toBe(
      undefined,
    );
    await logs.deleteLogGroup({logGroupName: '/passing'});
    expect((await logs.describeLogGroups({logGroupNamePrefix: '/pass'})).logGroups).toEqual([]);
  });

  test('are listed by name, page by page', async () => {
    const logs = sandbox.logsIn('us-east-1');
    const names = Array.from({length: 7}, (_, n) => `/pages/${n}`);
    for (const logGroupName of names.toReversed()) await logs.createLogGroup({logGroupName});
    const first = await logs.describeLogGroups({limit: 5});
    const second = await logs.describeLogGroups({limit: 5, nextToken: first.nextToken});
    expect([...(first.logGroups ?? []), ...(second.logGroups ?? [])].map(({logGroupName}) => logGroupName)).toEqual(
      names,
    );
    expect(second.nextToken).toBeUndefined();
    logs.destroy();
  });

  test('belong to their region', async () => {
    const logs = sandbox.logsIn('eu-north-1');
    expect((await logs.describeLogGroups({})).logGroups).toEqual([]);
    expect(await refusalOf(logs.filterLogEvents({logGroupName: group}))).toEqual([
      'ResourceNotFoundException',
      'The specified log group does not exist.',
    ]);
    logs.destroy();
  });
});

describe('streams', () => {
  test('are described by name, and by their latest event', async () => {
    const {logs} = sandbox;
    const byName = await logs.describeLogStreams({logGroupName: group});
    expect(byName.logStreams?.[0]).toEqual({
      logStreamName: stream,
      creationTime: expect.any(Number),
      firstEventTimestamp: start,
      lastEventTimestamp: start + 24_000,
      lastIngestionTime: expect.any(Number),
      uploadSequenceToken: expect.any(String),
      arn: `${arn}:log-stream:${stream}`,
      storedBytes: 0,
    });
    const latest = await logs.describeLogStreams({
      logGroupIdentifier: arn,
      orderBy: 'LastEventTime',
      descending: true,
      limit: 1,
    });
    expect(latest.logStreams?.map(({logStreamName}) => logStreamName)).toEqual([stream]);
    const rest = await logs.describeLogStreams({
      logGroupIdentifier: arn,
      orderBy: 'LastEventTime',
      descending: true,
      nextToken: latest.nextToken,
    });
    expect(rest.logStreams?.map(({logStreamName}) => logStreamName)).toEqual(['till-2']);
    const prefixed = await logs.describeLogStreams({logGroupName: group, logStreamNamePrefix: 'till-2'});
    expect(prefixed.logStreams).toHaveLength(1);
  });

  test('go away with their events', async () => {
    const {logs} = sandbox;
    const place = {logGroupName: group, logStreamName: 'passing'};
    await logs.createLogStream(place);
    await logs.putLogEvents({...place, logEvents: [{timestamp: start, message: 'gone'}]});
    await logs.deleteLogStream(place);
    const {events} = await logs.filterLogEvents({logGroupName: group, filterPattern: 'gone'});
    expect(events).toEqual([]);
  });
});

describe('reading a stream', () => {
  const place = {logGroupName: group, logStreamName: stream};

  test('from its head leads forward to the end, where the token stays the same', async () => {
    const read: string[] = [];
    const tokens: (string | undefined)[] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < 5; page += 1) {
      const answer = await sandbox.logs.getLogEvents({...place, limit: 10, startFromHead: true, nextToken});
      read.push(...wordsOf(answer.events));
      nextToken = answer.nextForwardToken;
      tokens.push(nextToken);
    }
    expect(read).toEqual(sales);
    expect(tokens[3]).toBe(tokens[2]);
    expect(tokens[4]).toBe(tokens[2]);
    expect(new Set(tokens).size).toBe(3);
  });

  test('from its end leads backward to the beginning, and forward again', async () => {
    const {logs} = sandbox;
    const last = await logs.getLogEvents({...place, limit: 10});
    expect(wordsOf(last.events)).toEqual(sales.slice(15));
    const middle = await logs.getLogEvents({...place, limit: 10, nextToken: last.nextBackwardToken});
    expect(wordsOf(middle.events)).toEqual(sales.slice(5, 15));
    const first = await logs.getLogEvents({...place, limit: 10, nextToken: middle.nextBackwardToken});
    expect(wordsOf(first.events)).toEqual(sales.slice(0, 5));
    const before = await logs.getLogEvents({...place, limit: 10, nextToken: first.nextBackwardToken});
    expect(before.events).toEqual([]);
    expect(before.nextBackwardToken).toBe(first.nextBackwardToken);
    const again = await logs.getLogEvents({...place, limit: 10, nextToken: before.nextForwardToken});
    expect(wordsOf(again.events)).toEqual(sales.slice(0, 10));
    const onward = await logs.getLogEvents({...place, limit: 10, nextToken: first.nextForwardToken});
    expect(wordsOf(onward.events)).toEqual(sales.slice(5, 15));
  });

  test('at its end, the token gets what comes later', async () => {
    const {logs} = sandbox;
    const growing = {logGroupName: group, logStreamName: 'growing'};
    await logs.createLogStream(growing);
    const empty = await logs.getLogEvents({...growing, startFromHead: true});
    expect(empty.events).toEqual([]);
    await logs.putLogEvents({...growing, logEvents: [{timestamp: start, message: 'late'}]});
    const more = await logs.getLogEvents({...growing, nextToken: empty.nextForwardToken});
    expect(wordsOf(more.events)).toEqual(['late']);
    await logs.deleteLogStream(growing);
  });

  test('takes the start of its time in and leaves the end out', async () => {
    const {events} = await sandbox.logs.getLogEvents({...place, startTime: start + 2000, endTime: start + 4000});
    expect(wordsOf(events)).toEqual(['sale 2', 'sale 3']);
    expect(events?.[0]).toEqual({timestamp: start + 2000, message: 'sale 2', ingestionTime: expect.any(Number)});
  });
});

describe('searching a group', () => {
  test('joins its streams by time', async () => {
    const {events = []} = await sandbox.logs.filterLogEvents({logGroupName: group, endTime: start + 1000});
    expect(wordsOf(events)).toEqual(['sale 0', 'refund 0', 'sale 1', 'refund 1']);
    expect(events[0]).toEqual({
      logStreamName: stream,
      timestamp: start,
      message: 'sale 0',
      ingestionTime: expect.any(Number),
      eventId: expect.stringMatching(/^\d{56}$/),
    });
    expect(new Set(events.map(({eventId}) => eventId)).size).toBe(4);
  });

  test('takes both ends of its time in', async () => {
    const {events} = await sandbox.logs.filterLogEvents({
      logGroupIdentifier: `${arn}:*`,
      startTime: start + 23_000,
      endTime: start + 24_000,
    });
    expect(wordsOf(events)).toEqual(['sale 23', 'sale 24']);
  });

  test('narrows to streams, a prefix and a pattern', async () => {
    const {logs} = sandbox;
    const named = await logs.filterLogEvents({logGroupName: group, logStreamNames: ['till-2']});
    expect(wordsOf(named.events)).toEqual(wordsOf(toEvents('refund', 5)));
    const prefixed = await logs.filterLogEvents({logGroupName: group, logStreamNamePrefix: 'till-1'});
    expect(prefixed.events).toHaveLength(25);
    const matching = await logs.filterLogEvents({logGroupName: group, filterPattern: '"sale 2" -20'});
    expect(wordsOf(matching.events)).toEqual(['sale 2', 'sale 21', 'sale 22', 'sale 23', 'sale 24']);
  });

  test('goes page by page, none twice and none left out', async () => {
    const read: string[] = [];
    const sizes: number[] = [];
    let nextToken: string | undefined;
    do {
      const page = await sandbox.logs.filterLogEvents({
        logGroupName: group,
        filterPattern: 'sale',
        limit: 10,
        ...(nextToken ? {nextToken} : {}),
      });
      sizes.push(page.events?.length ?? 0);
      read.push(...wordsOf(page.events));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(read).toEqual(sales);
    expect(sizes).toEqual([10, 10, 5]);
  });

  test('answers no more than a megabyte at a time', async () => {
    const {logs} = sandbox;
    const place = {logGroupName: group, logStreamName: 'large'};
    await logs.createLogStream(place);
    const message = 'x'.repeat(200_000);
    for (let n = 0; n < 2; n += 1) {
      const logEvents = Array.from({length: 4}, () => ({timestamp: start, message}));
      await logs.putLogEvents({...place, logEvents});
    }
    const first = await logs.filterLogEvents({logGroupName: group, logStreamNames: ['large']});
    expect(first.events).toHaveLength(5);
    const second = await logs.filterLogEvents({
      logGroupName: group,
      logStreamNames: ['large'],
      nextToken: first.nextToken,
    });
    expect(second.events).toHaveLength(3);
    await logs.deleteLogStream(place);
  });
});

test('events too old or too far ahead are not taken, which the answer tells', async () => {
  const {logs} = sandbox;
  const place = {logGroupName: group, logStreamName: 'times'};
  await logs.createLogStream(place);
  const old = await logs.putLogEvents({
    ...place,
    logEvents: [{timestamp: start - 15 * 86_400_000, message: 'old'}],
  });
  const ahead = await logs.putLogEvents({
    ...place,
    logEvents: [
      {timestamp: start, message: 'taken'},
      {timestamp: start + 4 * 3_600_000, message: 'ahead'},
    ],
  });
  expect(old.rejectedLogEventsInfo).toEqual({tooOldLogEventEndIndex: 1});
  expect(ahead.rejectedLogEventsInfo).toEqual({tooNewLogEventStartIndex: 1});
  const {events} = await logs.getLogEvents(place);
  expect(wordsOf(events)).toEqual(['taken']);
  await logs.deleteLogStream(place);
});

const noGroup = ['ResourceNotFoundException', 'The specified log group does not exist.'];
const noStream = ['ResourceNotFoundException', 'The specified log stream does not exist.'];
const invalid = (message: string) => ['InvalidParameterException', message];
const violates = (value: string, member: string, constraint: string) =>
  invalid(`1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`);

type Refused = [string, (logs: ObservedSandbox['logs']) => Promise<unknown>, string[]];

test.each<Refused>([
  ['searching no group', logs => logs.filterLogEvents({logGroupName: '/none'}), noGroup],
  ['listing streams of no group', logs => logs.describeLogStreams({logGroupName: '/none'}), noGroup],
  ['reading no group', logs => logs.getLogEvents({logGroupName: '/none', logStreamName: 'x'}), noGroup],
  ['reading no stream', logs => logs.getLogEvents({logGroupName: group, logStreamName: 'none'}), noStream],
  ['searching no stream', logs => logs.filterLogEvents({logGroupName: group, logStreamNames: ['none']}), noStream],
  ['deleting no group', logs => logs.deleteLogGroup({logGroupName: '/none'}), noGroup],
  ['deleting no stream', logs => logs.deleteLogStream({logGroupName: group, logStreamName: 'none'}), noStream],
  ['a stream in no group', logs => logs.createLogStream({logGroupName: '/none', logStreamName: 'x'}), noGroup],
  ['keeping no group', logs => logs.putRetentionPolicy({logGroupName: '/none', retentionInDays: 1}), noGroup],
  ['following no group', logs => logs.startLiveTail({logGroupIdentifiers: ['/none']}), noGroup],
  [
    'writing to no stream',
    logs =>
      logs.putLogEvents({logGroupName: group, logStreamName: 'none', logEvents: [{timestamp: start, message: 'x'}]}),
    noStream,
  ],
  [
    'a group that is there',
    logs => logs.createLogGroup({logGroupName: group}),
    ['ResourceAlreadyExistsException', 'The specified log group already exists'],
  ],
  [
    'a stream that is there',
    logs => logs.createLogStream({logGroupName: group, logStreamName: stream}),
    ['ResourceAlreadyExistsException', 'The specified log stream already exists'],
  ],
  [
    'no name',
    logs => logs.createLogGroup({logGroupName: undefined}),
    violates('null', 'logGroupName', 'Member must not be null'),
  ],
  [
    'an empty name',
    logs => logs.createLogGroup({logGroupName: ''}),
    violates("''", 'logGroupName', 'Member must have length greater than or equal to 1'),
  ],
  [
    'a name with a blank',
    logs => logs.createLogGroup({logGroupName: 'a b'}),
    violates("'a b'", 'logGroupName', 'Member must satisfy regular expression pattern: [.\\-_/#A-Za-z0-9]+'),
  ],
  [
    'a limit too high',
    logs => logs.filterLogEvents({logGroupName: group, limit: 10_001}),
    violates("'10001'", 'limit', 'Member must have value less than or equal to 10000'),
  ],
  [
    'an order that is none',
    logs => logs.describeLogStreams({logGroupName: group, orderBy: 'Size' as 'LogStreamName'}),
    violates("'Size'", 'orderBy', 'Member must satisfy enum value set: [LogStreamName, LastEventTime]'),
  ],
  [
    'a token that is none',
    logs => logs.getLogEvents({logGroupName: group, logStreamName: stream, nextToken: 'f/12/s'}),
    invalid('The specified nextToken is invalid.'),
  ],
  [
    'another token that is none',
    logs => logs.filterLogEvents({logGroupName: group, nextToken: 'abc'}),
    invalid('The specified nextToken is invalid.'),
  ],
  [
    'streams and a prefix',
    logs => logs.filterLogEvents({logGroupName: group, logStreamNames: [stream], logStreamNamePrefix: 't'}),
    invalid('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.'),
  ],
  [
    'a pattern that cannot be read',
    logs => logs.filterLogEvents({logGroupName: group, filterPattern: '{ $.level }'}),
    invalid('Invalid filter pattern'),
  ],
  [
    'events out of order',
    logs =>
      logs.putLogEvents({
        logGroupName: group,
        logStreamName: stream,
        logEvents: [
          {timestamp: start + 1, message: 'x'},
          {timestamp: start, message: 'y'},
        ],
      }),
    invalid('Log events in a single PutLogEvents request must be in chronological order.'),
  ],
  [
    'an operation that is not there',
    logs => logs.describeQueries({}),
    ['UnknownOperationException', 'The sandbox has no operation DescribeQueries.'],
  ],
])('refused: %s', async (_case, call, expected) => {
  expect(await refusalOf(call(sandbox.logs))).toEqual(expected);
});
