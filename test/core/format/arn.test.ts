import {expect, test} from 'vitest';
import {formatShortArn, parseArn, parseFunctionArn, parseLayerVersionArn} from '../../../src/core/format/arn.ts';

const prefix = 'arn:aws:lambda:eu-west-1:123456789012';

test('the resource of an ARN keeps its colons and slashes', () => {
  expect(parseArn('arn:aws-cn:mq:cn-north-1:123456789012:broker:jobs:b-1/x')).toEqual({
    partition: 'aws-cn',
    service: 'mq',
    region: 'cn-north-1',
    account: '123456789012',
    resource: 'broker:jobs:b-1/x',
  });
  expect(parseArn('arn:aws:s3:::uploads')?.resource).toBe('uploads');
});

test.each([undefined, '', 'orders-api', 'arn:aws:sqs', 17, null])('%j is no ARN', text => {
  expect(parseArn(text)).toBeUndefined();
  expect(parseFunctionArn(text)).toBeUndefined();
  expect(parseLayerVersionArn(text)).toBeUndefined();
});

test('a function ARN tells its name and its version or alias', () => {
  expect(parseFunctionArn(`${prefix}:function:orders-api`)).toEqual({name: 'orders-api'});
  expect(parseFunctionArn(`${prefix}:function:orders-api:live`)).toEqual({name: 'orders-api', qualifier: 'live'});
  expect(parseFunctionArn(`${prefix}:function:orders-api:$LATEST`)?.qualifier).toBe('$LATEST');
  expect(parseFunctionArn(`${prefix}:layer:tools:3`)).toBeUndefined();
});

test('a layer version ARN tells its layer and number', () => {
  expect(parseLayerVersionArn(`${prefix}:layer:tools:3`)).toEqual({
    layerArn: `${prefix}:layer:tools`,
    name: 'tools',
    version: '3',
  });
  expect(parseLayerVersionArn(`${prefix}:layer:tools`)).toBeUndefined();
});

test('a short ARN keeps what tells resources apart', () => {
  expect(formatShortArn('arn:aws:sqs:eu-west-1:123456789012:orders-dlq')).toBe('sqs orders-dlq');
  expect(formatShortArn(`${prefix}:function:orders-api:live`)).toBe('lambda orders-api:live');
  expect(formatShortArn('not an arn')).toBe('not an arn');
});
