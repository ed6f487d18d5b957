import type {SourceKind} from '../../model/event-source.ts';
import {docdb} from './docdb.ts';
import {dynamodb} from './dynamodb.ts';
import {kafka} from './kafka.ts';
import {kinesis} from './kinesis.ts';
import {mq} from './mq.ts';
import type {Source} from './source.ts';
import {sqs} from './sqs.ts';

export type {Origin, Source, SourceRecord} from './source.ts';

/** All kinds of event sources. */
export const sources: Readonly<Record<SourceKind, Source>> = {sqs, kinesis, dynamodb, kafka, mq, docdb};
