import {defineEvent} from '../../core/workbench/event-template.ts';

/** A batch of two messages of a standard queue. */
export const sqsQueue = defineEvent({
  title: 'SQS queue (two messages)',
  event: {
    Records: [
      {
        messageId: '1f3c7e90-5b0f-4f0c-9d9e-2a7f6c1b8e01',
        receiptHandle: 'AQEBzWwaftRI0KuVm4tP',
        body: '{"orderId": 4711, "status": "paid"}',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: '1773303342000',
          SenderId: 'AIDACKCEVSQ6C2EXAMPLE',
          ApproximateFirstReceiveTimestamp: '1773303342015',
        },
        messageAttributes: {
          channel: {stringValue: 'web', stringListValues: [], binaryListValues: [], dataType: 'String'},
        },
        md5OfBody: 'fb7371d74ebeef0c7aaa414d8dbd81c4',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:orders-queue',
        awsRegion: 'eu-west-1',
      },
      {
        messageId: '8a24d6b1-0c3e-4b7a-8f5d-6e9c0d2f4b12',
        receiptHandle: 'AQEBnT3kUqLw9cRj0XdZ',
        body: '{"orderId": 4712, "status": "cancelled"}',
        attributes: {
          ApproximateReceiveCount: '2',
          SentTimestamp: '1773303340120',
          SenderId: 'AIDACKCEVSQ6C2EXAMPLE',
          ApproximateFirstReceiveTimestamp: '1773303340140',
        },
        messageAttributes: {},
        md5OfBody: '141d1f1f8c5c6cdc85e6c455f571affd',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:orders-queue',
        awsRegion: 'eu-west-1',
      },
    ],
  },
});
