import {defineEvent} from '../../core/workbench/event-template.ts';

/** A notification of a topic. */
export const sns = defineEvent({
  title: 'SNS topic',
  event: {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: 'arn:aws:sns:eu-west-1:123456789012:orders:6b0e71bd-7e97-4d97-80ce-4a0994e55286',
        Sns: {
          Type: 'Notification',
          MessageId: 'dc1e94d9-56c5-5e96-808d-cc7f68faa162',
          TopicArn: 'arn:aws:sns:eu-west-1:123456789012:orders',
          Subject: 'Order paid',
          Message: '{"orderId": 4711, "status": "paid"}',
          Timestamp: '2026-03-12T08:15:42.000Z',
          SignatureVersion: '1',
          Signature: 'c2lnbmF0dXJlIG9mIHRoZSBub3RpZmljYXRpb24=',
          SigningCertUrl: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-example.pem',
          UnsubscribeUrl: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
          MessageAttributes: {channel: {Type: 'String', Value: 'web'}},
        },
      },
    ],
  },
});
