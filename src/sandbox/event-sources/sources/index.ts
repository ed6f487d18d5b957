import type {SourceKind} from '../../model/event-source.ts';
import {docdbSource} from './docdb.ts';
import {dynamodbSource} from './dynamodb.ts';
import {kafkaSource} from './kafka.ts';
import {kinesisSource} from './kinesis.ts';
import {mqSource} from './mq.ts';
import type {Source} from './source.ts';
import {sqsSource} from './sqs.ts';

export type {Origin, Source, SourceRecord} from './source.ts';

/** All kinds of event sources. */
export const sources: Readonly<Record<SourceKind, Source>> = {
  sqs: sqsSource,
  kinesis: kinesisSource,
  dynamodb: dynamodbSource,
  kafka: kafkaSource,
  mq: mqSource,
  docdb: docdbSource,
};
