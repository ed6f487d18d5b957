import type {StartLiveTailCommandInput, StartLiveTailResponseStream} from '@aws-sdk/client-cloudwatch-logs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {accountId, region} from '../../support/sandbox.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

let sandbox: ObservedSandbox;
const toArn = (group: string) => `arn:aws:logs:${region}:${accountId}:log-group:${group}`;

beforeAll(async () => {
  sandbox = await startObserved();
  await sandbox.create('ticker', 'export const handler = async ({n}) => { console.log("tick " + n); };');
  await sandbox.invoke('ticker', {n: 'before'});
});

afterAll(() => sandbox.close());

/** Follows groups until `count` lines have come; what the session said of itself, and the lines. */
async function follow(input: StartLiveTailCommandInput, count: number, begin: () => Promise<unknown>) {
  const stop = new AbortController();
  const {responseStream = []} = await sandbox.logs.startLiveTail(input, {abortSignal: stop.signal});
  const begun = begin();
  const seen = await read(responseStream, count);
  stop.abort();
  await begun;
  return seen;
}

async function read(stream: AsyncIterable<StartLiveTailResponseStream> | Iterable<never>, count: number) {
  const lines: {message: string; group: string; stream: string}[] = [];
  let start: StartLiveTailResponseStream.SessionStartMember['sessionStart'] | undefined;
  let isSampled = false;
  for await (const {sessionStart, sessionUpdate} of stream) {
    start ??= sessionStart;
    isSampled ||= sessionUpdate?.sessionMetadata?.sampled ?? false;
    for (const {message = '', logGroupIdentifier = '', logStreamName = ''} of sessionUpdate?.sessionResults ?? []) {
      lines.push({message, group: logGroupIdentifier, stream: logStreamName});
    }
    if (lines.length >= count) break;
  }
  return {start, lines, isSampled};
}

test('a session brings what is logged from then on, with the stream and group it comes from', async () => {
  const arn = toArn('/aws/lambda/ticker');
  const {start, lines, isSampled} = await follow({logGroupIdentifiers: [arn]}, 8, async () => {
    await sandbox.invoke('ticker', {n: 1});
    await sandbox.invoke('ticker', {n: 2});
  });
  expect(start).toMatchObject({logGroupIdentifiers: [arn], logStreamNames: [], sessionId: expect.any(String)});
  expect(lines.map(({message}) => message.split(/[ \t]/).slice(-2).join(' ').trim())).toEqual(
    expect.arrayContaining(['tick 1', 'tick 2']),
  );
  expect(lines.filter(({message}) => message.startsWith('START'))).toHaveLength(2);
  expect(lines.some(({message}) => message.includes('before'))).toBe(false);
  expect(new Set(lines.map(({group}) => group))).toEqual(new Set([`${accountId}:/aws/lambda/ticker`]));
  expect(lines[0]?.stream).toMatch(/\[\$LATEST\]/);
  expect(isSampled).toBe(false);
});

test('a session follows several groups and leaves out what its pattern does', async () => {
  await sandbox.create('tocker', 'export const handler = async ({n}) => { console.log("tock " + n); };');
  await sandbox.invoke('tocker', {n: 'before'});
  const groups = ['/aws/lambda/ticker', '/aws/lambda/tocker'].map(toArn);
  const {lines} = await follow({logGroupIdentifiers: groups, logEventFilterPattern: '?tick ?tock'}, 2, async () => {
    await sandbox.invoke('ticker', {n: 3});
    await sandbox.invoke('tocker', {n: 3});
  });
  expect(lines.map(({message}) => message.trim().split('\t').at(-1))).toEqual(['tick 3', 'tock 3']);
});

test('a session shows 500 lines of a second and says that there were more', async () => {
  const logGroupName = '/flood';
  await sandbox.logs.createLogGroup({logGroupName});
  await sandbox.logs.createLogStream({logGroupName, logStreamName: 'all'});
  const logEvents = Array.from({length: 1200}, (_, n) => ({timestamp: Date.now(), message: `drop ${n}`})).map(
    (event, _, [first]) => ({...event, timestamp: first?.timestamp ?? 0}),
  );
  const {lines, isSampled} = await follow({logGroupIdentifiers: [toArn(logGroupName)]}, 500, () =>
    sandbox.logs.putLogEvents({logGroupName, logStreamName: 'all', logEvents}),
  );
  expect(lines).toHaveLength(500);
  expect(isSampled).toBe(true);
});

test('closing the sandbox ends a session without harm', async () => {
  const faults: unknown[] = [];
  const other = await startObserved({onFault: fault => faults.push(fault)});
  await other.logs.createLogGroup({logGroupName: '/closing'});
  const {responseStream = []} = await other.logs.startLiveTail({logGroupIdentifiers: [toArn('/closing')]});
  const seen = read(responseStream, 1).catch((error: unknown) => error);
  await other.close();
  expect(await seen).toBeInstanceOf(Error);
  expect(faults).toEqual([]);
});

test('a session narrows to streams of its group', async () => {
  const logGroupName = '/narrow';
  await sandbox.logs.createLogGroup({logGroupName});
  for (const logStreamName of ['a-1', 'a-2', 'b-1']) await sandbox.logs.createLogStream({logGroupName, logStreamName});
  const write = async () => {
    for (const logStreamName of ['b-1', 'a-1', 'a-2']) {
      const logEvents = [{timestamp: Date.now(), message: logStreamName}];
      await sandbox.logs.putLogEvents({logGroupName, logStreamName, logEvents});
    }
  };
  const groups = {logGroupIdentifiers: [toArn(logGroupName)]};
  const prefixed = await follow({...groups, logStreamNamePrefixes: ['a-']}, 2, write);
  expect(prefixed.lines.map(({stream}) => stream)).toEqual(['a-1', 'a-2']);
  const named = await follow({...groups, logStreamNames: ['a-2']}, 1, write);
  expect(named.lines.map(({stream}) => stream)).toEqual(['a-2']);
});
