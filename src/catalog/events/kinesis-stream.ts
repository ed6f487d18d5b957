import {defineEvent} from '../../core/workbench/event-template.ts';

/** Two records of one shard; their data is JSON in base64. */
export const kinesisStream = defineEvent({
  title: 'Kinesis stream (two records)',
  event: {
    Records: [
      {
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey: 'v-204',
          sequenceNumber: '49590338271490256608559692538361571095921575989136588898',
          data: 'eyJwYWdlIjogIi9jYXJ0IiwgInZpc2l0b3IiOiAidi0yMDQifQ==',
          approximateArrivalTimestamp: 1773303342.083,
        },
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventID: 'shardId-000000000006:49590338271490256608559692538361571095921575989136588898',
        eventName: 'aws:kinesis:record',
        invokeIdentityArn: 'arn:aws:iam::123456789012:role/clickstream-ingest',
        awsRegion: 'eu-west-1',
        eventSourceARN: 'arn:aws:kinesis:eu-west-1:123456789012:stream/clickstream',
      },
      {
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey: 'v-204',
          sequenceNumber: '49590338271490256608559692540925702759324208523137515618',
          data: 'eyJwYWdlIjogIi9jaGVja291dCIsICJ2aXNpdG9yIjogInYtMjA0In0=',
          approximateArrivalTimestamp: 1773303344.51,
        },
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventID: 'shardId-000000000006:49590338271490256608559692540925702759324208523137515618',
        eventName: 'aws:kinesis:record',
        invokeIdentityArn: 'arn:aws:iam::123456789012:role/clickstream-ingest',
        awsRegion: 'eu-west-1',
        eventSourceARN: 'arn:aws:kinesis:eu-west-1:123456789012:stream/clickstream',
      },
    ],
  },
});
