import {UpdateFunctionCodeCommand} from '@aws-sdk/client-lambda';
import type {SQS} from '@aws-sdk/client-sqs';
import {expect, it, onTestFinished, vi} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {
  countInFlight,
  countVisible,
  makeQueue,
  makeQueueWithDeadLetters,
  openQueues,
  queueArn,
} from '../../support/queues.ts';
import {functionInput, zipOf} from '../../support/sandbox.ts';

const failing = `export const handler = async ({Records}) => {
  for (const {body} of Records) console.log(JSON.parse(body).parcel.weight);
};`;
const mended = failing.replace('parcel.weight', 'parcel?.weight');

const patience = {timeout: 30_000, interval: 50};

const countLeft = async (sqs: SQS, url: string) => (await countVisible(sqs, url)) + (await countInFlight(sqs, url));

async function start(now: () => number = Date.now) {
  const console = await startConsole({sandbox: {seed: false, now}, columns: 140});
  const sqs = openQueues(console.sandbox.url);
  onTestFinished(() => sqs.destroy());
  return {console, sqs};
}

async function makeFunction({sandbox}: RunningConsole, code: string, members: object = {}): Promise<void> {
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  await sandbox.client.createFunction(await functionInput('packer', {Code, Timeout: 20, ...members}));
}

async function openQueuesOf({press, waitFor}: RunningConsole): Promise<void> {
  press(':');
  await waitFor('type to find');
  press('queues depth');
  await waitFor(/▌ +Queues: depth, age and dead letters/);
  press(keys.enter);
}

/** Moves to the queue of that name. */
async function choose({press, waitFor}: RunningConsole, name: string): Promise<void> {
  press('j');
  await waitFor(new RegExp(`▌${name} `));
}

it('goes from a mapping that fails over a message of its dead letters to the mended cause, and back with all of them', async () => {
  // What fails has failed some minutes before what is mended runs: the board tells them apart by the minute.
  let behind = 12 * 60_000;
  const {console, sqs} = await start(() => Date.now() - behind);
  const {press, waitFor, dialog, pane} = console;
  await makeQueue(sqs, 'parcels-dlq', {VisibilityTimeout: '300'});
  const {queue, deadLetters} = await makeQueueWithDeadLetters(sqs, 'parcels', 1);
  await makeFunction(console, failing);
  await console.sandbox.client.createEventSourceMapping({
    ...{FunctionName: 'packer', EventSourceArn: queueArn('parcels'), BatchSize: 1},
  });
  const Entries = Array.from({length: 10}, (_, order) => ({Id: String(order), MessageBody: `{"order": ${order}}`}));
  await sqs.sendMessageBatch({QueueUrl: queue, Entries});
  await vi.waitFor(async () => expect(await countInFlight(sqs, queue)).toBe(10), patience);
  behind = 10 * 60_000;
  await vi.waitFor(async () => expect(await countVisible(sqs, deadLetters)).toBe(10), patience);
  press('r');
  await waitFor('▌packer');
  press('H');
  await dialog('Incidents').shows(/▌packer .*errors/);
  await dialog('Incidents').leave();
  await pane('mappings').focus();
  await waitFor('▌sqs parcels');
  await waitFor(/Messages +0 visible · 0 in flight/);
  await waitFor(/Dead letters +10 in parcels-dlq, the oldest \d+ s/);
  await openQueuesOf(console);
  const queues = dialog('Queues of parcels and packer');
  await queues.shows(/parcels-dlq +dead letters of the queue parcels +10 +0 +\d+ s/);
  await choose(console, 'parcels-dlq');
  await queues.shows('It has the dead letters of parcels.');
  press(keys.enter);
  const messages = dialog('Messages of parcels-dlq');
  await messages.shows(/Looking has counted as a receive, and hides them from all others until \d/);
  await messages.shows(/▌\w+ +2 +\{"order": \d\}/);
  press('m');
  await waitFor(/Looking hides them until \d\d:\d\d:\d\d: they can be redriven then/);
  press(keys.enter);
  await waitFor(/Invoke packer/);
  await waitFor('"DeadLetterQueueSourceArn"');
  press(keys.ctrlS);
  await waitFor(/Cannot read properties of undefined/);
  behind = 3 * 60_000;
  const {client} = console.sandbox;
  const ZipFile = await zipOf({'index.mjs': mended});
  await client.send(new UpdateFunctionCodeCommand({FunctionName: 'packer', ZipFile}));
  press(keys.esc);
  await messages.opened();
  await messages.leave();
  press('r');
  await queues.shows(/▌parcels-dlq .* 10 +0 /);
  press('m');
  await dialog('Redrive').shows(`aws sqs start-message-move-task --source-arn ${queueArn('parcels-dlq')}`);
  expect(console.endpoint.count('StartMessageMoveTask')).toBe(0);
  press(keys.enter);
  await dialog('Redrive').shows('✓ parcels-dlq: its messages go back to parcels.');
  await vi.waitFor(async () => expect(await countVisible(sqs, deadLetters)).toBe(0), patience);
  await dialog('Redrive').leave();
  await queues.shows(/▌parcels-dlq .* 0 +0 /);
  await queues.leave();
  await waitFor(/Dead letters +none in parcels-dlq/);
  await sqs.sendMessage({QueueUrl: deadLetters, MessageBody: '{}'});
  press('r');
  await waitFor(/Dead letters +1 in parcels-dlq/);
  await vi.waitFor(async () => expect(await countLeft(sqs, queue)).toBe(0), patience);
  press('H');
  await dialog('Incidents').opened();
  press('r');
  await dialog('Incidents').shows(/recovered: 0 of 10 failed in the last 5 min/);
});

it('sends the dead letters of a function again with the payload they had, and tells of what got no answer', async () => {
  const {console, sqs} = await start();
  const {press, waitFor, dialog, endpoint} = console;
  const deadLetters = await makeQueue(sqs, 'lost');
  await makeFunction(console, 'export const handler = async () => {};', {
    DeadLetterConfig: {TargetArn: queueArn('lost')},
  });
  for (const order of [1, 2, 3]) await sqs.sendMessage({QueueUrl: deadLetters, MessageBody: `{"order":${order}.0}`});
  press('r');
  await waitFor('▌packer');
  await openQueuesOf(console);
  const queues = dialog('Queues of packer');
  await queues.shows(/▌lost +dead letters of packer +3 +0/);
  endpoint.fail('Invoke', {kind: 'lose the answer'}, ({body}) => body.includes('2.0'));
  endpoint.fail('Invoke', toRefusal(429, 'TooManyRequestsException', 'Rate Exceeded.'), ({body}) =>
    body.includes('3.0'),
  );
  press('m');
  await dialog('Redrive').shows('Redrive 3 messages of lost');
  await dialog('Redrive').shows('Each is sent to packer as an event, with the payload it had');
  press(keys.enter);
  await dialog('Redrive').shows('! 1 of 3 accepted and deleted.');
  await dialog('Redrive').shows('! 1 of unknown outcome: the answer was lost');
  await dialog('Redrive').shows('! 1 not accepted, and left in the queue.');
  const sent = endpoint.calls.filter(({operation}) => operation === 'Invoke').map(({body}) => body);
  expect(sent.toSorted()).toEqual(['{"order":1.0}', '{"order":2.0}', '{"order":3.0}']);
  expect(endpoint.count('DeleteMessage')).toBe(1);
  await dialog('Redrive').leave();
  await queues.shows(/▌lost +dead letters of packer +0 +2/);
  await queues.leave();
  press(':journal\r');
  await dialog('Journal').shows(/aws sqs delete-message/);
});

it('warns before it looks into a queue that has a redrive policy itself, and looks at nothing while read-only', async () => {
  const {console, sqs} = await start();
  const {press, waitFor, dialog, endpoint} = console;
  const {queue} = await makeQueueWithDeadLetters(sqs, 'parcels', 3);
  await makeFunction(console, failing);
  const mapping = {FunctionName: 'packer', EventSourceArn: queueArn('parcels'), Enabled: false};
  await console.sandbox.client.createEventSourceMapping(mapping);
  await sqs.sendMessage({QueueUrl: queue, MessageBody: '{}'});
  press('r');
  await waitFor('▌packer');
  await openQueuesOf(console);
  const queues = dialog('Queues of packer');
  await queues.shows(/▌parcels +feeds packer +1 +0/);
  press(keys.enter);
  const step = dialog('Look into a queue');
  await step.shows(/⚠ It has a redrive policy itself: looking counts as a receive, and what was received 3 times/);
  expect(endpoint.count('ReceiveMessage')).toBe(0);
  await step.leave();
  await queues.leave();
  press('W');
  await waitFor('read-only');
  await openQueuesOf(console);
  await queues.shows(/▌parcels +feeds packer +1 +0/);
  press(keys.enter);
  await waitFor('Looking receives messages. This session is read-only');
  expect(endpoint.count('ReceiveMessage')).toBe(0);
});

it('says what may not be read or received of a queue, and never that it is empty', async () => {
  const {console, sqs} = await start();
  const {press, waitFor, dialog, pane} = console;
  const queue = await makeQueue(sqs, 'parcels');
  const refuse = (Action: string) => {
    const Policy = JSON.stringify({Statement: {Effect: 'Deny', Principal: '*', Action, Resource: '*'}});
    return sqs.setQueueAttributes({QueueUrl: queue, Attributes: {Policy}});
  };
  await makeFunction(console, failing);
  const mapping = {FunctionName: 'packer', EventSourceArn: queueArn('parcels'), Enabled: false};
  await console.sandbox.client.createEventSourceMapping(mapping);
  await sqs.sendMessage({QueueUrl: queue, MessageBody: '{}'});
  await refuse('sqs:GetQueueAttributes');
  press('r');
  await waitFor('▌packer');
  await pane('mappings').focus();
  await waitFor(/Messages +\? .*GetQueueAttributes/);
  await openQueuesOf(console);
  const queues = dialog('Queues of parcels and packer');
  await queues.shows(/▌parcels +feeds packer +\? +\? +\?/);
  await queues.shows(/✗ .*GetQueueAttributes/);
  await refuse('sqs:ReceiveMessage');
  press('r');
  await queues.shows(/▌parcels +feeds packer +1 +0/);
  press(keys.enter);
  await dialog('Look into a queue').shows('packer does not get them meanwhile');
  press(keys.enter);
  await dialog('Look into a queue').shows(/✗ .*ReceiveMessage/);
});
