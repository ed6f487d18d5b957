import {testRefusals} from './test-refusals.ts';

const notFound = 'ResourceNotFoundException';

testRefusals([
  [
    'a function that is not there gets no URL',
    lambda => lambda.createFunctionUrlConfig({FunctionName: 'missing', AuthType: 'NONE'}),
    404,
    notFound,
    'Function does not exist',
  ],
  [
    'an alias that is not there has no URL to change',
    lambda => lambda.updateFunctionUrlConfig({FunctionName: 'first', Qualifier: 'no-alias', AuthType: 'NONE'}),
    404,
    notFound,
    'Function does not exist',
  ],
  [
    'a function without a URL has none to change',
    lambda => lambda.updateFunctionUrlConfig({FunctionName: 'first', AuthType: 'NONE'}),
    404,
    notFound,
    'The resource you requested does not exist.',
  ],
  [
    'URLs of a function that is not there cannot be listed',
    lambda => lambda.listFunctionUrlConfigs({FunctionName: 'missing'}),
    404,
    notFound,
    'Function does not exist',
  ],
]);
