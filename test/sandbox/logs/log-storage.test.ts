import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {startObserved} from '../../support/telemetry.ts';

let path: string;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'lambdeck-logs-'));
});

afterEach(() => rmSync(path, {recursive: true, force: true}));

test('logs and metrics in a folder are there again after a restart', async () => {
  const first = await startObserved({storage: {kind: 'folder', path}});
  await first.create('keeper', 'export const handler = async () => console.log("kept");');
  await first.invoke('keeper');
  await first.close();
  const second = await startObserved({storage: {kind: 'folder', path}});
  const {events = []} = await second.logs.filterLogEvents({logGroupName: '/aws/lambda/keeper', filterPattern: 'kept'});
  expect(events).toHaveLength(1);
  const {Metrics = []} = await second.metrics.listMetrics({MetricName: 'Invocations'});
  expect(Metrics).toHaveLength(3);
  await second.close();
});

test('two sandboxes on one folder see what the other one logs', async () => {
  const [one, other] = await Promise.all([
    startObserved({storage: {kind: 'folder', path}}),
    startObserved({storage: {kind: 'folder', path}}),
  ]);
  await one.logs.createLogGroup({logGroupName: '/shared'});
  expect((await other.logs.describeLogGroups({})).logGroups?.map(({logGroupName}) => logGroupName)).toEqual([
    '/shared',
  ]);
  await Promise.all([one.close(), other.close()]);
});

test('damaged logs are set aside and told, and functions go on running', async () => {
  writeFileSync(
    join(path, 'telemetry.sqlite'),
    'This is no database, and it is long enough to be taken for one.'.repeat(99),
  );
  const faults: unknown[] = [];
  const sandbox = await startObserved({storage: {kind: 'folder', path}, onFault: fault => faults.push(fault)});
  await sandbox.create('runner', 'export const handler = async () => "ran";');
  expect(await sandbox.invoke('runner')).toMatchObject({payload: 'ran'});
  expect((await sandbox.logs.describeLogGroups({})).logGroups).toHaveLength(1);
  expect(faults.map(String)).toEqual([expect.stringContaining('was damaged')]);
  await sandbox.close();
});

test('events go when their days are over, and a stream without any goes, too', async () => {
  let now = Date.now();
  const sandbox = await startObserved({storage: {kind: 'folder', path}, now: () => now});
  const place = {logGroupName: '/short', logStreamName: 'old'};
  await sandbox.logs.createLogGroup(place);
  await sandbox.logs.putRetentionPolicy({logGroupName: '/short', retentionInDays: 3});
  await sandbox.logs.createLogStream(place);
  await sandbox.logs.putLogEvents({...place, logEvents: [{timestamp: now, message: 'passing'}]});
  await sandbox.close();

  now += 4 * 86_400_000;
  const later = await startObserved({storage: {kind: 'folder', path}, now: () => now});
  await later.create('runner', 'export const handler = async () => "ran";');
  await later.invoke('runner');
  expect((await later.logs.describeLogStreams({logGroupName: '/short'})).logStreams).toEqual([]);
  expect((await later.logs.describeLogGroups({logGroupNamePrefix: '/short'})).logGroups?.[0]?.storedBytes).toBe(0);
  await later.close();
});
