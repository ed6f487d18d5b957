import type {Lambda} from '@aws-sdk/client-lambda';
import {accountId, region} from '../../../support/sandbox.ts';
import {testRefusals} from './test-refusals.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function`;
const layer = `arn:aws:lambda:${region}:${accountId}:layer`;
const invalid = 'InvalidParameterValueException';
const notFound = 'ResourceNotFoundException';

testRefusals([
  [
    'a principal must be one',
    lambda => allow(lambda, {Principal: 'invalid.nonaws.com'}),
    400,
    invalid,
    'The provided principal was invalid. Please check the principal and try again.',
  ],
  [
    'an alias that is not there gets no permission',
    lambda => allow(lambda, {Qualifier: 'no-alias'}),
    404,
    notFound,
    `Cannot find alias arn: ${arn}:first:no-alias`,
  ],
  [
    'what cannot be an alias is looked for as a version',
    lambda => allow(lambda, {Qualifier: 'valid-with-$-but-missing'}),
    404,
    notFound,
    `Function not found: ${arn}:first:valid-with-$-but-missing`,
  ],
  [
    'a function that is not there has no permission to remove',
    lambda => lambda.removePermission({FunctionName: 'missing', StatementId: 's3'}),
    404,
    notFound,
    `No policy found for: ${arn}:missing`,
  ],
  [
    'an alias that is not there has no permission to remove',
    lambda => lambda.removePermission({FunctionName: 'first', Qualifier: 'no-alias', StatementId: 's3'}),
    404,
    notFound,
    `Cannot find alias arn: ${arn}:first:no-alias`,
  ],
  [
    'a version that is not there has no policy',
    lambda => lambda.getPolicy({FunctionName: 'first', Qualifier: '42'}),
    404,
    notFound,
    'The resource you requested does not exist.',
  ],
  [
    'a layer that is not there gets no permission',
    lambda =>
      lambda.addLayerVersionPermission({
        LayerName: 'missing',
        VersionNumber: 1,
        StatementId: 's1',
        Action: 'lambda:GetLayerVersion',
        Principal: '*',
      }),
    404,
    notFound,
    `Layer version ${layer}:missing:1 does not exist.`,
  ],
  [
    'a layer version that is not there has no policy',
    lambda => lambda.getLayerVersionPolicy({LayerName: 'tools', VersionNumber: 9}),
    404,
    notFound,
    `Layer version ${layer}:tools:9 does not exist.`,
  ],
]);

function allow(client: Lambda, members: {Principal?: string; Qualifier?: string}): Promise<unknown> {
  return client.addPermission({
    FunctionName: 'first',
    StatementId: 's3',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    ...members,
  });
}
