import {defineEvent} from '../../core/workbench/event-template.ts';

/** An item made and an item changed, with both images. */
export const dynamodbStream = defineEvent({
  title: 'DynamoDB stream (insert and modify)',
  event: {
    Records: [
      {
        eventID: 'c81e728d9d4c2f636f067f89cc14862c',
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: 'eu-west-1',
        dynamodb: {
          ApproximateCreationDateTime: 1773303342,
          Keys: {orderId: {N: '4711'}},
          NewImage: {orderId: {N: '4711'}, status: {S: 'open'}, tags: {SS: ['express', 'gift']}},
          SequenceNumber: '411100000000019083012345',
          SizeBytes: 48,
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        },
        eventSourceARN: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-15T00:00:00.000',
      },
      {
        eventID: 'eccbc87e4b5ce2fe28308fd9f2a7baf3',
        eventName: 'MODIFY',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: 'eu-west-1',
        dynamodb: {
          ApproximateCreationDateTime: 1773303350,
          Keys: {orderId: {N: '4711'}},
          OldImage: {orderId: {N: '4711'}, status: {S: 'open'}},
          NewImage: {orderId: {N: '4711'}, status: {S: 'paid'}, paid: {BOOL: true}},
          SequenceNumber: '411100000000019083012399',
          SizeBytes: 62,
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        },
        eventSourceARN: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-15T00:00:00.000',
      },
    ],
  },
});
