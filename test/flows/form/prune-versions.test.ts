import {
  AddPermissionCommand,
  CreateEventSourceMappingCommand,
  ListLayerVersionsCommand,
  ListVersionsByFunctionCommand,
  PublishLayerVersionCommand,
  PublishVersionCommand,
  PutFunctionEventInvokeConfigCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {openOrders} from '../../support/operate.ts';
import {zipOf} from '../../support/sandbox.ts';

const FunctionName = 'orders-api';

/** Publishes more versions of orders-api, up to that number. */
async function publishUpTo({sandbox}: RunningConsole, last: number): Promise<void> {
  for (let version = 4; version <= last; version += 1) {
    await sandbox.client.send(new UpdateFunctionConfigurationCommand({FunctionName, Description: `build ${version}`}));
    const {Version} = await sandbox.client.send(new PublishVersionCommand({FunctionName}));
    expect(Version).toBe(String(version));
  }
}

async function versionsOf({sandbox}: RunningConsole): Promise<readonly (string | undefined)[]> {
  const {Versions = []} = await sandbox.client.send(new ListVersionsByFunctionCommand({FunctionName}));
  return Versions.map(({Version}) => Version);
}

/** Chooses an action of the selection, and answers how many of the newest stay. */
async function prune(console: RunningConsole, action: string, keep: string): Promise<void> {
  console.press('a');
  await console.dialog('Actions on').choose(action);
  await console.dialog(action).shows('how many of the newest stay');
  console.press(`${keys.ctrlU}${keep}${keys.enter}`);
}

it('deletes the versions that nobody uses, but for the newest, and says of each why it goes or stays', async () => {
  const console = await openOrders();
  const {sandbox, endpoint} = console;
  await publishUpTo(console, 11);
  await sandbox.client.send(
    new PutProvisionedConcurrencyConfigCommand({FunctionName, Qualifier: '4', ProvisionedConcurrentExecutions: 1}),
  );
  await sandbox.client.send(
    new PutFunctionEventInvokeConfigCommand({FunctionName, Qualifier: '5', MaximumRetryAttempts: 0}),
  );
  await sandbox.client.send(
    new CreateEventSourceMappingCommand({
      FunctionName: `${FunctionName}:6`,
      EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:old-orders',
    }),
  );
  await sandbox.client.send(
    new AddPermissionCommand({
      FunctionName,
      Qualifier: '7',
      StatementId: 'partner',
      Action: 'lambda:InvokeFunction',
      Principal: '210987654321',
    }),
  );
  endpoint.fail(
    'DeleteFunction',
    toRefusal(429, 'TooManyRequestsException', 'Rate exceeded'),
    ({url}) => url.searchParams.get('Qualifier') === '8',
  );
  await prune(console, 'Prune versions', '1');
  const review = console.dialog('Review: Prune versions of orders-api');
  await review.shows(/4 go:\s+orders-api:10\s+orders-api:9\s+orders-api:8\s+orders-api:1\s/);
  for (const reason of [
    'orders-api:11: the newest',
    'orders-api:7: statement partner of its policy',
    'orders-api:6: event source mapping ',
    'orders-api:5: async settings of its own',
    'orders-api:4: provisioned concurrency',
    'orders-api:3: alias ',
    'orders-api:2: alias live → ',
    'orders-api:$LATEST: $LATEST is no published version',
  ])
    await review.shows(reason);
  expect(endpoint.count('DeleteFunction')).toBe(0);
  await console.waitFor('Type 4 and press Enter');
  console.press('4');
  await console.waitFor('to send: 4');
  console.press(keys.enter);
  await console.waitFor('3 of 4 done, 1 failed');
  await console.waitFor(/✗ orders-api:8: /);
  expect(endpoint.count('DeleteFunction')).toBe(4);
  expect(await versionsOf(console)).toEqual(['$LATEST', '2', '3', '4', '5', '6', '7', '8', '11']);
});

it('keeps a version of which is not known who uses it, and says when there is nothing to delete', async () => {
  const console = await openOrders();
  console.endpoint.fail(
    'GetPolicy',
    toRefusal(403, 'AccessDeniedException', 'not authorized to perform: lambda:GetPolicy'),
  );
  await console.pane('versions').focus();
  await prune(console, 'Prune versions', '0');
  const text = console.dialog('Prune versions of orders-api');
  await text.shows('There is nothing to delete');
  await text.shows('orders-api:1: who may call it: not known');
  expect(console.endpoint.count('DeleteFunction')).toBe(0);
});

it('deletes the versions of a layer that no version of a function has', async () => {
  const console = await startConsole();
  const LayerName = 'shared-logging';
  const {client} = console.sandbox;
  const ZipFile = await zipOf({'nodejs/index.mjs': 'export const one = 1;\n'});
  for (let version = 3; version <= 5; version += 1)
    await client.send(new PublishLayerVersionCommand({LayerName, Content: {ZipFile}}));
  await console.pane('layers').filter(LayerName);
  await console.detail.titled(LayerName);
  await prune(console, 'Prune layer versions', '1');
  const review = console.dialog('Review: Prune layer versions of shared-logging');
  await review.shows(/shared-logging:2: orders-api:\$LATEST/);
  await review.shows('shared-logging:5: the newest');
  const {LayerVersions: before = []} = await client.send(new ListLayerVersionsCommand({LayerName}));
  expect(before).toHaveLength(5);
  await review.shows(/\d go:\s+shared-logging:4\s+shared-logging:3\s/);
  const [, count = ''] = /(\d) go:/.exec(review.rows().join('\n')) ?? [];
  await console.waitFor(`Type ${count} and press Enter`);
  console.press(count);
  await console.waitFor(`to send: ${count}`);
  console.press(keys.enter);
  await console.waitFor(`${count} of ${count} done`);
  const {LayerVersions: after = []} = await client.send(new ListLayerVersionsCommand({LayerName}));
  expect(after.map(({Version}) => Version)).toEqual(expect.arrayContaining([5, 2]));
  expect(after).toHaveLength(5 - Number(count));
});
