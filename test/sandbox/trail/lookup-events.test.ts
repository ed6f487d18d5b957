import {CloudTrail, type LookupEventsCommandInput} from '@aws-sdk/client-cloudtrail';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {credentials, functionInput, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';

const minute = 60_000;
let now = Date.parse('2026-03-01T16:20:00Z');
let sandbox: RunningSandbox;
let trail: CloudTrail;

beforeEach(async () => {
  now = Date.parse('2026-03-01T16:20:00Z');
  sandbox = await startSandbox({now: () => now, delays: {create: 0, update: 0, mapping: 0, trail: 5 * minute}});
  trail = new CloudTrail({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
});

afterEach(async () => {
  trail.destroy();
  await sandbox.close();
});

async function lookUp(input: LookupEventsCommandInput = {}) {
  const {Events = [], NextToken} = await trail.lookupEvents(input);
  return {names: Events.map(({EventName}) => EventName), events: Events, next: NextToken};
}

const byName = (AttributeValue: string): LookupEventsCommandInput => ({
  LookupAttributes: [{AttributeKey: 'EventName', AttributeValue}],
});

it('tells of every change, by the name that the service gives it, with who made it, and of no read and no invocation', async () => {
  const {client} = sandbox;
  await client.createFunction(await functionInput('orders', {Environment: {Variables: {KEY: 'secret value'}}}));
  await client.updateFunctionConfiguration({FunctionName: 'orders', MemorySize: 256});
  await client.getFunction({FunctionName: 'orders'});
  await client.invoke({FunctionName: 'orders', InvocationType: 'DryRun'});
  await client.publishVersion({FunctionName: 'orders'});
  await client.tagResource({
    Resource: `arn:aws:lambda:${region}:123456789012:function:orders`,
    Tags: {team: 'shop'},
  });
  await expect(client.createAlias({FunctionName: 'orders', Name: 'live', FunctionVersion: '7'})).rejects.toThrow();
  now += 6 * minute;
  const {names, events} = await lookUp();
  expect(names.toSorted()).toEqual([
    'CreateAlias20150331',
    'CreateFunction20150331',
    'PublishVersion20150331',
    'TagResource20170331v2',
    'UpdateFunctionConfiguration20150331v2',
  ]);
  const records = new Map(events.map(event => [event.EventName, JSON.parse(event.CloudTrailEvent ?? '')]));
  expect(records.get('UpdateFunctionConfiguration20150331v2')).toMatchObject({
    userIdentity: {type: 'IAMUser', userName: 'sandbox', accessKeyId: 'AKIDEXAMPLE'},
    eventSource: 'lambda.amazonaws.com',
    eventTime: '2026-03-01T16:20:00Z',
    userAgent: expect.stringContaining('aws-sdk-js'),
    requestParameters: {functionName: 'orders', memorySize: 256},
    responseElements: {functionName: 'orders', memorySize: 256, environment: {}},
    readOnly: false,
  });
  expect(JSON.stringify([...records.values()])).not.toMatch(/secret value|"KEY"|zipFile/);
  expect(records.get('CreateAlias20150331')).toMatchObject({
    errorCode: 'ResourceNotFoundException',
    responseElements: null,
  });
  expect(events.find(({EventName}) => EventName === 'PublishVersion20150331')).toMatchObject({
    Username: 'sandbox',
    ReadOnly: 'false',
    Resources: [{ResourceType: 'AWS::Lambda::Function', ResourceName: expect.stringContaining(':function:orders')}],
  });
});

it('has an event some time later only, finds by name, by time and page by page, and keeps regions apart', async () => {
  const {client} = sandbox;
  await client.createFunction(await functionInput('orders'));
  for (let index = 0; index < 5; index++) {
    now += minute;
    await client.updateFunctionConfiguration({FunctionName: 'orders', Timeout: 5 + index});
  }
  // 16:25 now: what is of 16:21 and later is not there yet.
  expect((await lookUp()).names).toEqual(['CreateFunction20150331']);
  now += 10 * minute;
  const named = byName('UpdateFunctionConfiguration20150331v2');
  const first = await lookUp({...named, MaxResults: 3});
  const second = await lookUp({...named, MaxResults: 3, NextToken: first.next});
  expect([first.names.length, second.names.length, second.next]).toEqual([3, 2, undefined]);
  const times = [...first.events, ...second.events].map(({EventTime}) => EventTime?.toISOString().slice(11, 16));
  expect(times).toEqual(['16:25', '16:24', '16:23', '16:22', '16:21']);
  const late = await lookUp({...named, StartTime: new Date('2026-03-01T16:24:00Z')});
  expect(late.names).toHaveLength(2);
  const of = {LookupAttributes: [{AttributeKey: 'ResourceName' as const, AttributeValue: 'orders'}]};
  expect((await lookUp(of)).names).toHaveLength(6);
  const elsewhere = new CloudTrail({region: 'us-east-1', endpoint: sandbox.url, credentials, maxAttempts: 1});
  expect((await elsewhere.lookupEvents({})).Events).toEqual([]);
  elsewhere.destroy();
});

it.each<[LookupEventsCommandInput, string]>([
  [{MaxResults: 51}, 'InvalidMaxResultsException'],
  [{NextToken: 'nonsense'}, 'InvalidNextTokenException'],
  [{StartTime: new Date(2000), EndTime: new Date(1000)}, 'InvalidTimeRangeException'],
  [{LookupAttributes: [{AttributeKey: 'Color' as never, AttributeValue: 'red'}]}, 'InvalidLookupAttributesException'],
])('refuses %j', async (input, name) => {
  await expect(trail.lookupEvents(input)).rejects.toMatchObject({name});
});
