import type {CreateEventSourceMappingCommandInput, Lambda} from '@aws-sdk/client-lambda';
import {accountId, region} from '../../../support/sandbox.ts';
import {testRefusals} from './test-refusals.ts';

const stream = `arn:aws:kinesis:${region}:${accountId}:stream/orders`;
const table = `arn:aws:dynamodb:${region}:${accountId}:table/orders/stream/2026-01-31T09:30:00.000`;
const queue = `arn:aws:sqs:${region}:${accountId}:orders`;
const invalid = 'InvalidParameterValueException';

testRefusals([
  [
    'a FIFO queue has no batching window',
    lambda => map(lambda, {EventSourceArn: `${queue}.fifo`, MaximumBatchingWindowInSeconds: 1}),
    400,
    invalid,
    'Batching window is not supported for FIFO queues',
  ],
  [
    'a timestamp goes with AT_TIMESTAMP',
    lambda => map(lambda, {EventSourceArn: stream, StartingPosition: 'LATEST', StartingPositionTimestamp: new Date(0)}),
    400,
    invalid,
    'Timestamp only valid with StartingPosition AT_TIMESTAMP',
  ],
  [
    'a table is not read from a time',
    lambda => map(lambda, {EventSourceArn: table, StartingPosition: 'AT_TIMESTAMP'}),
    400,
    invalid,
    `Unsupported starting position for arn type: ${table}`,
  ],
  [
    'a queue is not read from a position',
    lambda => map(lambda, {EventSourceArn: queue, StartingPosition: 'LATEST'}),
    400,
    invalid,
    'StartingPosition is not valid for SQS event sources.',
  ],
]);

function map(client: Lambda, members: Partial<CreateEventSourceMappingCommandInput>): Promise<unknown> {
  return client.createEventSourceMapping({FunctionName: 'first', ...members});
}
