import {expect, test} from 'vitest';
import {formatConflictAdvice} from '../../src/aws/conflict-advice.ts';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const waits = /Wait until the change under way/;

test.each([
  [`The operation cannot be performed at this time. An update is in progress for resource: ${arn}`, waits],
  ['The operation cannot be performed at this time. The function is currently in the following state: Pending', waits],
  [
    'The operation cannot be performed at this time. The capacity provider is currently in the following state: Updating',
    waits,
  ],
  [
    'The operation cannot be performed at this time. The function is currently in the following state: Failed',
    /why it failed/,
  ],
  [
    'The operation cannot be performed at this time. The function is currently in the following state: Inactive',
    /invoke/,
  ],
  [`Alias already exists: ${arn}:live`, /another name/],
  ['Function already exist: orders', /another name/],
  ['The statement id (s1) provided already exists. Please provide a new statement id.', /another statement id/],
  [
    `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
    /tab URL/,
  ],
  ['The event source arn (" q ") and function (" orders ") provided mapping already exists.', /Mappings/],
  ['Unable to delete version because the following aliases reference it: [live]', /Aliases, e/],
  ['Version is pointed by a Provisioned Concurrency alias', /Aliases, e/],
  ['Cannot delete the code signing configuration: it is used by a function.', /ListFunctionsByCodeSigningConfig/],
  ['The capacity provider x cannot be deleted: function versions use it.', /ListFunctionVersionsByCapacityProvider/],
  ['A durable execution with the name nightly exists with another payload', /another name/],
  [
    'The durable execution arn:aws:lambda:x:1:function:f:1/durable-execution/a/b has already been started with another payload.',
    /another name/,
  ],
  ['The checkpoint token is stale', /anew/],
  ['Something nobody has seen yet', /Look at what is there now/],
])('"%s" is mended by what is said', (message, advice) => {
  expect(formatConflictAdvice(message)).toMatch(advice);
});
