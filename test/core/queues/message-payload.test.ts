import {expect, test} from 'vitest';
import {toMessagePayload} from '../../../src/core/queues/message-payload.ts';
import type {QueueEntry} from '../../../src/core/queues/queue-entry.ts';

const target = {FunctionName: 'packer'};
const arn = 'arn:aws:sqs:eu-west-1:123456789012:lost';
const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:packer';

function payloadOf(role: QueueEntry['role'], body: string) {
  const attributes = {trace: {type: 'String', text: 'a'}, raw: {type: 'Binary', bytes: 'AP8='}};
  const message = {id: 'm-1', handle: 'h-1', body, bodyHash: 'd-1', system: {SentTimestamp: '7'}, attributes};
  return toMessagePayload(message, {arn, role, of: 'packer', target});
}

test.each([
  ['a dead letter of a function is the event itself', 'dead letters of the function', '{"a": 1.0}', '{"a": 1.0}'],
  ['also one that is no JSON', 'dead letters of the function', 'text', 'text'],
  [
    'a record of a failure has the event in it, letter by letter',
    'on failure',
    '{"version": "1.0", "requestPayload": {"big": 12345678901234567890, "a":1.0}, "responsePayload": {}}',
    '{"big": 12345678901234567890, "a":1.0}',
  ],
  ['whatever the event was', 'on failure', '{"requestPayload": null}', 'null'],
  ['not what an event in it calls so', 'on failure', '{"a": {"requestPayload": 1}, "requestPayload": 2}', '2'],
] as const)('%s', (_, role, body, text) => {
  expect(payloadOf(role, body)).toEqual({text, target});
});

test.each([
  [`${functionArn}:live`, {...target, Qualifier: 'live'}],
  [`${functionArn}:7`, {...target, Qualifier: '7'}],
  [`${functionArn}:$LATEST`, target],
  [functionArn, target],
  ['arn:aws:lambda:eu-west-1:123456789012:function:another:live', target],
])('a failure of %s goes to the version or alias of this function it was of', (failed, invoked) => {
  const body = JSON.stringify({requestContext: {functionArn: failed}, requestPayload: {}});
  expect(payloadOf('on failure', body)).toEqual({text: '{}', target: invoked});
});

test.each(['no JSON', '{}', '[]', ''])('a record of a failure without its event says so: %j', body => {
  expect(payloadOf('on failure', body)).toEqual({why: expect.stringContaining('no requestPayload')});
});

test('a message of a queue is what Lambda makes of it', () => {
  const payload = payloadOf('dead letters', 'text');
  const {Records} = JSON.parse('text' in payload ? payload.text : '{}');
  expect(Records).toEqual([
    {
      messageId: 'm-1',
      receiptHandle: 'h-1',
      body: 'text',
      attributes: {SentTimestamp: '7'},
      messageAttributes: {
        trace: {stringValue: 'a', stringListValues: [], binaryListValues: [], dataType: 'String'},
        raw: {binaryValue: 'AP8=', stringListValues: [], binaryListValues: [], dataType: 'Binary'},
      },
      eventSource: 'aws:sqs',
      eventSourceARN: arn,
      md5OfBody: 'd-1',
      awsRegion: 'eu-west-1',
    },
  ]);
});
