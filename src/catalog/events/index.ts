import type {EventTemplate} from '../../core/workbench/event-template.ts';
import {apiGatewayHttp} from './api-gateway-http.ts';
import {apiGatewayRest} from './api-gateway-rest.ts';
import {dynamodbStream} from './dynamodb-stream.ts';
import {eventBridge} from './event-bridge.ts';
import {functionUrl} from './function-url.ts';
import {kinesisStream} from './kinesis-stream.ts';
import {loadBalancer} from './load-balancer.ts';
import {s3Object} from './s3-object.ts';
import {scheduled} from './scheduled.ts';
import {sns} from './sns.ts';
import {sqsQueue} from './sqs.ts';

/** What event sources send, one of each, in the order of their names. */
export const eventTemplates: readonly EventTemplate[] = [
  loadBalancer,
  apiGatewayHttp,
  apiGatewayRest,
  dynamodbStream,
  eventBridge,
  functionUrl,
  kinesisStream,
  s3Object,
  scheduled,
  sns,
  sqsQueue,
];
