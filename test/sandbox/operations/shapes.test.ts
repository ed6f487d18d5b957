import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Field, getOperation, type OperationName, operations} from '../../../src/schema/index.ts';
import {accountId, type RunningSandbox, region, startSandbox, zipOf} from '../../support/sandbox.ts';
import {calls, type Made, makeAll} from '../fixture/every-call.ts';
import shapes from '../fixture/shapes.json' with {type: 'json'};

/**
 * Which members the answer of each operation has, no more and no less: on things as they were made, on things of which all was
 * set that can be, and while these are changing. Where the service refuses that, the name of the error. The table was held
 * against recordings of the service, its API reference and what clients of it rely on; `SHAPES=write` writes it anew.
 */
type World = 'fresh' | 'updated' | 'transition';
const worlds: readonly World[] = ['fresh', 'updated', 'transition'];
/** Where it is the same as on fresh things it is not said again. */
const table = shapes as Readonly<Record<string, {readonly fresh: string} & Partial<Readonly<Record<World, string>>>>>;
const found: Record<string, Record<string, string>> = {};

afterAll(() => {
  if (process.env['SHAPES'] !== 'write') return;
  const file = join(import.meta.dirname, '../fixture/shapes.json');
  writeFileSync(file, `${JSON.stringify(found, undefined, 2)}\n`);
});

test('the table has every operation', () => {
  expect(Object.keys(table).toSorted()).toEqual([...operations.keys()].toSorted());
});

describe.each(worlds)('on what is %s', world => {
  let sandbox: RunningSandbox;
  let made: Made;
  let now = Date.UTC(2026, 0, 31, 9, 30);

  beforeAll(async () => {
    const delays = {create: 60_000, update: 60_000, mapping: 60_000, retry: 0};
    sandbox = await startSandbox({now: () => now, ...(world === 'transition' ? {delays} : {})});
    made = await makeAll(sandbox.client, () => {
      now += 3_600_000;
    });
    if (world === 'updated') await setAll(sandbox.client, made);
    if (world === 'transition') await beginAll(sandbox.client, made);
    await sandbox.sandbox.settled();
  });

  afterAll(() => sandbox.close());

  test.each(Object.entries(calls))('%s answers with its members', async (name, call) => {
    const shape = await call(sandbox.client, made).then(
      answer => listMembers(getOperation(name as OperationName).output, answer as Answer).join(' '),
      (error: Error) => error.name,
    );
    if (shape !== found[name]?.['fresh']) found[name] = {...found[name], [world]: shape};
    if (process.env['SHAPES'] !== 'write') expect(shape).toBe(table[name]?.[world] ?? table[name]?.fresh);
  });
});

type Answer = Readonly<Record<string, unknown>>;

/** Paths of all members that an answer has; of a list those of all its items, of a map itself. */
function listMembers(fields: readonly Field[], answer: Answer): string[] {
  return fields.flatMap(field => {
    const value = answer[field.name];
    return value === undefined || field.streaming ? [] : listPaths(field, value).map(path => field.name + path);
  });
}

function listPaths(field: Field, value: unknown): string[] {
  if (field.kind === 'structure' || field.kind === 'union') {
    const inner = listMembers(field.members(), value as Answer);
    return inner.length === 0 ? ['{}'] : inner.map(path => `.${path}`);
  }
  if (field.kind !== 'list') return [''];
  const items = (value as readonly unknown[]).flatMap(item => listPaths(field.item(), item));
  return items.length === 0 ? ['[]'] : [...new Set(items)].toSorted().map(path => `[]${path}`);
}

const target = {FunctionName: 'base'};
const queue = `arn:aws:sqs:${region}:${accountId}:failed`;

/** Sets all of everything that was made. */
async function setAll(lambda: Lambda, {uuid, signing}: Made): Promise<void> {
  await lambda.updateFunctionConfiguration({
    ...target,
    Description: 'all',
    Environment: {Variables: {STAGE: 'test'}},
    VpcConfig: {SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1']},
    DeadLetterConfig: {TargetArn: queue},
    KMSKeyArn: `arn:aws:kms:${region}:${accountId}:key/a`,
    TracingConfig: {Mode: 'Active'},
    Layers: [`arn:aws:lambda:${region}:${accountId}:layer:tools:1`],
    FileSystemConfigs: [
      {
        Arn: `arn:aws:elasticfilesystem:${region}:${accountId}:access-point/fsap-0123456789abcdef0`,
        LocalMountPath: '/mnt/a',
      },
    ],
    EphemeralStorage: {Size: 1024},
    LoggingConfig: {LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG', SystemLogLevel: 'WARN', LogGroup: '/all'},
  });
  await lambda.publishVersion(target);
  await lambda.tagResource({Resource: `arn:aws:lambda:${region}:${accountId}:function:base`, Tags: {team: 'shop'}});
  await lambda.updateAlias({...target, Name: 'live', RoutingConfig: {AdditionalVersionWeights: {'2': 0.1}}});
  await lambda.putFunctionConcurrency({...target, ReservedConcurrentExecutions: 50});
  await lambda.putFunctionEventInvokeConfig({
    ...target,
    MaximumRetryAttempts: 1,
    MaximumEventAgeInSeconds: 60,
    DestinationConfig: {OnSuccess: {Destination: queue}, OnFailure: {Destination: queue}},
  });
  await lambda.createFunctionUrlConfig({
    ...target,
    Qualifier: 'live',
    AuthType: 'NONE',
    InvokeMode: 'RESPONSE_STREAM',
    Cors: {AllowOrigins: ['*'], MaxAge: 1},
  });
  await lambda.updateEventSourceMapping({
    UUID: uuid,
    FilterCriteria: {Filters: [{Pattern: '{"body":["a"]}'}]},
    ScalingConfig: {MaximumConcurrency: 5},
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  await lambda.updateCodeSigningConfig({CodeSigningConfigArn: signing, Description: 'all'});
  await lambda.publishLayerVersion({
    LayerName: 'tools',
    Description: 'all',
    LicenseInfo: 'MIT',
    CompatibleRuntimes: ['nodejs24.x'],
    CompatibleArchitectures: ['arm64'],
    Content: {ZipFile: await zipOf({'a.txt': 'a'})},
  });
  const arn = `arn:aws:lambda:${region}:${accountId}:function:base`;
  await lambda.addPermission({...target, StatementId: 'all', Action: 'lambda:InvokeFunction', Principal: accountId});
  await lambda.getPolicy({FunctionName: arn});
}

/** Begins a change of everything that was made and takes its time for that. */
async function beginAll(lambda: Lambda, {uuid}: Made): Promise<void> {
  await lambda.updateFunctionConfiguration({...target, Timeout: 9});
  await lambda.updateEventSourceMapping({UUID: uuid, BatchSize: 3});
  await lambda.putProvisionedConcurrencyConfig({...target, Qualifier: '1', ProvisionedConcurrentExecutions: 1});
  await lambda.createFunction({
    ...target,
    FunctionName: 'young',
    Role: `arn:aws:iam::${accountId}:role/a`,
    Runtime: 'nodejs24.x',
    Handler: 'a.b',
    Code: {ZipFile: await zipOf({'a.js': ''})},
  });
}
