import {accountId, region} from '../../../support/sandbox.ts';
import {testRefusals} from './test-refusals.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function`;
const invalid = 'InvalidParameterValueException';
const notFound = 'ResourceNotFoundException';
const publishedOnly = 'The function resource provided must be an alias or a published version.';

testRefusals([
  [
    'nothing can be reserved for a function that is not there',
    lambda => lambda.putFunctionConcurrency({FunctionName: 'missing', ReservedConcurrentExecutions: 1}),
    404,
    notFound,
    `Function not found: ${arn}:missing:$LATEST`,
  ],
  [
    '$LATEST has no provisioned concurrency to read',
    lambda => lambda.getProvisionedConcurrencyConfig({FunctionName: 'first', Qualifier: '$LATEST'}),
    400,
    invalid,
    publishedOnly,
  ],
  [
    '$LATEST has no provisioned concurrency to delete',
    lambda => lambda.deleteProvisionedConcurrencyConfig({FunctionName: 'first', Qualifier: '$LATEST'}),
    400,
    invalid,
    publishedOnly,
  ],
  [
    'an alias of a provisioned version cannot be provisioned',
    async lambda => {
      await lambda.putProvisionedConcurrencyConfig({
        FunctionName: 'second',
        Qualifier: '1',
        ProvisionedConcurrentExecutions: 1,
      });
      await lambda.putProvisionedConcurrencyConfig({
        FunctionName: 'second',
        Qualifier: 'live',
        ProvisionedConcurrentExecutions: 1,
      });
    },
    409,
    'ResourceConflictException',
    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
  ],
]);
