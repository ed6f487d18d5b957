import {expect, test} from 'vitest';
import {isDenied} from '../../../src/sandbox/queues/queue-policy.ts';
import {makeQueue, openQueues, queueArn} from '../../support/queues.ts';
import {accountId, functionInput, startSandbox} from '../../support/sandbox.ts';

const role = `arn:aws:iam::${accountId}:role/test`;
const deny = {Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: '*'};

test.each<[string, unknown, boolean]>([
  ['everything to everybody', deny, true],
  ['one of several statements', [{...deny, Effect: 'Allow'}, deny], true],
  ['this action, however it is written', {...deny, Action: ['SQS:receivemessage']}, true],
  ['actions that begin so', {...deny, Action: 'sqs:Receive*'}, true],
  ['another action', {...deny, Action: 'sqs:SendMessage'}, false],
  ['this role', {...deny, Principal: {AWS: [role]}}, true],
  ['the account', {...deny, Principal: {AWS: accountId}}, true],
  ['the account by its root', {...deny, Principal: {AWS: `arn:aws:iam::${accountId}:root`}}, true],
  ['another role', {...deny, Principal: {AWS: `${role}-2`}}, false],
  ['a service', {...deny, Principal: {Service: 'sns.amazonaws.com'}}, false],
  ['this queue', {...deny, Resource: queueArn('jobs')}, true],
  ['another queue', {...deny, Resource: queueArn('other')}, false],
  ['under a condition, which is not judged', {...deny, Condition: {Bool: {'aws:SecureTransport': 'false'}}}, false],
  ['all but what is named, which is not judged', {...deny, Action: undefined, NotAction: 'sqs:SendMessage'}, false],
  ['nothing that can be read', [null, 7, 'Deny'], false],
])('of a policy that denies %s', (_, Statement, denied) => {
  const queue = {attributes: {Policy: JSON.stringify({Version: '2012-10-17', Statement})}};
  const access = {principal: role, action: 'sqs:ReceiveMessage', resource: queueArn('jobs')};
  expect(isDenied(queue, access)).toBe(denied);
});

test('what a policy denies is refused to callers and to mappings, until there is another policy', async () => {
  await using open = new AsyncDisposableStack();
  const {client, url} = open.adopt(await startSandbox(), running => running.close());
  const sqs = open.adopt(openQueues(url), one => one.destroy());
  const QueueUrl = await makeQueue(sqs, 'jobs');
  const set = (Policy: string) => sqs.setQueueAttributes({QueueUrl, Attributes: {Policy}});
  await client.createFunction(await functionInput('worker'));
  const map = () =>
    client.createEventSourceMapping({FunctionName: 'worker', EventSourceArn: queueArn('jobs'), Enabled: false});
  await expect(set('no policy')).rejects.toMatchObject({name: 'InvalidAttributeValue'});
  await set(JSON.stringify({Statement: deny}));
  const refused = {name: 'AccessDenied', message: expect.stringContaining('sqs:receivemessage on resource')};
  await expect(sqs.receiveMessage({QueueUrl})).rejects.toMatchObject(refused);
  await expect(sqs.getQueueUrl({QueueName: 'jobs'})).rejects.toMatchObject({name: 'AccessDenied'});
  await expect(map()).rejects.toThrow('does not have permissions to call ReceiveMessage on SQS');
  await set(JSON.stringify({Statement: {...deny, Principal: {AWS: role}, Action: 'sqs:DeleteMessage'}}));
  await sqs.receiveMessage({QueueUrl});
  await expect(map()).rejects.toThrow('does not have permissions to call DeleteMessage on SQS');
  await set('');
  expect(await map()).toMatchObject({State: 'Creating'});
});
