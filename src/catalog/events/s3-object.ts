import {defineEvent} from '../../core/workbench/event-template.ts';

/** A bucket's notification that an object was made; its key is URL-encoded, with `+` for a space. */
export const s3Object = defineEvent({
  title: 'S3 object created',
  event: {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'eu-west-1',
        eventTime: '2026-03-12T08:15:42.000Z',
        eventName: 'ObjectCreated:Put',
        userIdentity: {principalId: 'AWS:AIDACKCEVSQ6C2EXAMPLE'},
        requestParameters: {sourceIPAddress: '203.0.113.24'},
        responseElements: {'x-amz-request-id': 'C3D13FE58DE4C810', 'x-amz-id-2': 'FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG'},
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'new-photos',
          bucket: {
            name: 'photos-example',
            ownerIdentity: {principalId: 'A3NL1KOZZKExample'},
            arn: 'arn:aws:s3:::photos-example',
          },
          object: {
            key: 'incoming/summer+party.jpg',
            size: 184233,
            eTag: 'd41d8cd98f00b204e9800998ecf8427e',
            sequencer: '0069B27A6E3F1C9D2A',
          },
        },
      },
    ],
  },
});
