import type {Lambda} from '@aws-sdk/client-lambda';
import {accountId, region} from '../../../support/sandbox.ts';
import {testRefusals} from './test-refusals.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function`;
const invalid = 'InvalidParameterValueException';
const notFound = 'ResourceNotFoundException';

testRefusals([
  [
    'an event is too large for the queue',
    lambda =>
      lambda.invoke({FunctionName: 'first', InvocationType: 'Event', Payload: JSON.stringify('x'.repeat(1_048_576))}),
    413,
    'RequestEntityTooLargeException',
    '1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)',
  ],
  [
    'a payload is too large',
    lambda => lambda.invoke({FunctionName: 'first', Payload: JSON.stringify('x'.repeat(6_291_456))}),
    413,
    'RequestEntityTooLargeException',
    'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
  ],
  [
    'settings of a function that is not there cannot be listed',
    lambda => lambda.listFunctionEventInvokeConfigs({FunctionName: 'missing'}),
    404,
    notFound,
    "The function doesn't exist.",
  ],
  [
    'settings of a function that is not there cannot be changed',
    lambda => lambda.updateFunctionEventInvokeConfig({FunctionName: 'missing', MaximumRetryAttempts: 0}),
    404,
    notFound,
    "The function doesn't exist.",
  ],
  [
    'settings that are not there cannot be changed',
    lambda => lambda.updateFunctionEventInvokeConfig({FunctionName: 'first', MaximumRetryAttempts: 0}),
    404,
    notFound,
    `The function ${arn}:first:$LATEST doesn't have an EventInvokeConfig`,
  ],
  [
    'a destination must be there',
    lambda => putDestination(lambda, `${arn}:missing`),
    400,
    invalid,
    `The destination ARN ${arn}:missing is invalid.`,
  ],
  [
    'a function is no destination of its own',
    lambda => putDestination(lambda, `${arn}:first`),
    400,
    invalid,
    "You can't specify the function as a destination for itself.",
  ],
  [
    'a destination is something that takes events',
    lambda => putDestination(lambda, `arn:aws:iam:${region}:${accountId}:function:first`),
    400,
    invalid,
    `The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam:${region}:${accountId}:function:first), onFailure=null) is invalid.`,
  ],
]);

function putDestination(client: Lambda, Destination: string): Promise<unknown> {
  return client.putFunctionEventInvokeConfig({FunctionName: 'first', DestinationConfig: {OnSuccess: {Destination}}});
}
