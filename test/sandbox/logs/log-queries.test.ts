import {MalformedQueryException, type ResultField, type StartQueryCommandInput} from '@aws-sdk/client-cloudwatch-logs';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

const group = '/aws/lambda/orders';
let now = Date.parse('2026-03-01T12:00:00Z');
let sandbox: ObservedSandbox;

beforeEach(async () => {
  now = Date.parse('2026-03-01T12:00:00Z');
  sandbox = await startObserved({now: () => now, delays: {create: 0, update: 0, query: 2000}});
  const {logs} = sandbox;
  await logs.createLogGroup({logGroupName: group});
  await logs.createLogStream({logGroupName: group, logStreamName: 's'});
  const logEvents = Array.from({length: 30}, (_, index) => ({
    timestamp: now - (30 - index) * 60_000,
    message: `user=u${index % 3} took ${index} ms`,
  }));
  await logs.putLogEvents({logGroupName: group, logStreamName: 's', logEvents});
});

afterEach(() => sandbox.close());

const seconds = (time: number) => Math.floor(time / 1000);

async function start(queryString: string, input: Partial<StartQueryCommandInput> = {}): Promise<string> {
  const span = {startTime: seconds(now) - 3600, endTime: seconds(now)};
  const {queryId = ''} = await sandbox.logs.startQuery({logGroupNames: [group], queryString, ...span, ...input});
  return queryId;
}

const toTexts = (rows: readonly ResultField[][] | undefined) => rows?.map(row => row.map(({value}) => value).join(' '));

it('runs for a while, tells what it has scanned, and then gives its rows', async () => {
  const queryId = await start(
    'parse @message "user=* took * ms" as user, ms | stats sum(ms) as all by user | sort user',
  );
  const running = await sandbox.logs.getQueryResults({queryId});
  expect(running).toMatchObject({
    status: 'Running',
    results: [],
    statistics: {recordsScanned: 30, logGroupsScanned: 1},
  });
  expect(running.statistics?.bytesScanned).toBeGreaterThan(30 * 26);
  now += 2000;
  const done = await sandbox.logs.getQueryResults({queryId});
  expect(done).toMatchObject({status: 'Complete', queryLanguage: 'CWLI', statistics: {recordsMatched: 30}});
  expect(toTexts(done.results)).toEqual(['u0 135', 'u1 145', 'u2 155']);
});

it('is of its span and its groups only, and of no more rows than were asked for', async () => {
  const queryId = await start('fields @message', {startTime: seconds(now) - 600, limit: 4});
  now += 2000;
  const {results} = await sandbox.logs.getQueryResults({queryId});
  expect(results?.map(row => row[0]?.value)).toEqual(
    [29, 28, 27, 26].map(index => `user=u${index % 3} took ${index} ms`),
  );
  await expect(start('fields @message', {logGroupNames: ['/aws/lambda/nobody']})).rejects.toThrow('does not exist');
  await expect(start('fields @message', {logGroupName: group})).rejects.toThrow('Only one');
});

it('stops, and cannot be stopped twice', async () => {
  const queryId = await start('fields @message');
  expect(await sandbox.logs.stopQuery({queryId})).toMatchObject({success: true});
  now += 2000;
  expect(await sandbox.logs.getQueryResults({queryId})).toMatchObject({status: 'Cancelled', results: []});
  await expect(sandbox.logs.stopQuery({queryId})).rejects.toThrow('not in a running state');
  await expect(sandbox.logs.getQueryResults({queryId: 'nobody'})).rejects.toThrow('does not exist');
});

it('refuses a query with the place of what it does not understand', async () => {
  const refusal = await start('fields @message\n| sort @timestamp dsc').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(MalformedQueryException);
  expect(refusal).toMatchObject({
    message: 'unexpected symbol found dsc at line 2 and position 18',
    queryCompileError: {location: {startCharOffset: 34, endCharOffset: 37}},
  });
});
