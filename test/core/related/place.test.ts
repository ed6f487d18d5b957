import {expect, it} from 'vitest';
import {buildReadKindRows, toThing} from '../../../src/core/related/kind-rows.ts';
import {toPlace} from '../../../src/core/related/place.ts';

const at = 'eu-west-1:123456789012';

it.each([
  [
    'arn:aws:iam::123456789012:role/service-role/orders-role',
    'iam orders-role',
    'aws iam get-role --role-name orders-role',
  ],
  [
    `arn:aws:sqs:${at}:dead`,
    'sqs dead',
    'aws sqs get-queue-attributes --queue-url https://sqs.eu-west-1.amazonaws.com/123456789012/dead --attribute-names All --region eu-west-1',
  ],
  [
    `arn:aws:sns:${at}:calls`,
    'sns calls',
    `aws sns get-topic-attributes --topic-arn arn:aws:sns:${at}:calls --region eu-west-1`,
  ],
  [
    `arn:aws:dynamodb:${at}:table/orders/stream/1`,
    'dynamodb orders',
    'aws dynamodb describe-table --table-name orders --region eu-west-1',
  ],
  ['arn:aws:s3:::uploads', 's3 uploads', 'aws s3api get-bucket-notification-configuration --bucket uploads'],
  [
    `arn:aws:events:${at}:rule/shop/nightly`,
    'events rule nightly',
    'aws events describe-rule --name nightly --event-bus-name shop --region eu-west-1',
  ],
  [
    `arn:aws:events:${at}:event-bus/shop`,
    'events event-bus shop',
    'aws events describe-event-bus --name shop --region eu-west-1',
  ],
  [
    `arn:aws:cloudformation:${at}:stack/web/1a2b`,
    'cloudformation web',
    `aws cloudformation describe-stacks --stack-name arn:aws:cloudformation:${at}:stack/web/1a2b --region eu-west-1`,
  ],
  [
    `arn:aws:execute-api:${at}:a1b2/*/*/orders`,
    'execute-api a1b2',
    'aws apigateway get-rest-api --rest-api-id a1b2 --region eu-west-1',
  ],
  [`arn:aws:unheard:${at}:x`, `arn:aws:unheard:${at}:x`, undefined],
  ['no ARN', 'no ARN', undefined],
])('%s is called, and told of by', (arn, title, command) => {
  expect(toPlace(arn)).toMatchObject({arn, title, command});
});

it('counts things, dims where there are none, and says what may not be read', () => {
  const toRows = (answer: Parameters<typeof buildReadKindRows<readonly string[]>>[1]) =>
    buildReadKindRows('Queues', answer, 'GetPolicy', arns => arns.map(arn => toThing(arn, 'polled')));
  const problem = {kind: 'denied', what: '', why: '', tryThis: ''} as const;
  expect(toRows({state: 'ready', value: [`arn:aws:sqs:${at}:dead`]})).toMatchObject([
    {label: 'Queues', value: '1'},
    {value: 'sqs dead · polled', opens: {type: 'place'}, copies: expect.stringMatching(/^aws sqs/)},
  ]);
  expect(toRows({state: 'ready', value: []})).toEqual([{label: 'Queues', value: '0', tone: 'dim'}]);
  expect(toRows({state: 'absent'})).toEqual([{label: 'Queues', value: '0', tone: 'dim'}]);
  expect(toRows({state: 'pending'})).toEqual([{label: 'Queues', value: '…', tone: 'dim'}]);
  expect(toRows({state: 'failed', problem})).toMatchObject([{value: '? unknown (no permission: lambda:GetPolicy)'}]);
});
