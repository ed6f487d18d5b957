import {accountId, functionInput, region, zipOf} from '../../../support/sandbox.ts';
import {testRefusals} from './test-refusals.ts';

const arn = `arn:aws:lambda:${region}:${accountId}:function`;
const layer = `arn:aws:lambda:${region}:${accountId}:layer`;
const signing = `arn:aws:lambda:${region}:${accountId}:code-signing-config:csc-0123456789abcdef0`;
const invalid = 'InvalidParameterValueException';
const notFound = 'ResourceNotFoundException';
const functionsOnly =
  'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. ' +
  'Please specify either a function name or an unqualified function ARN.';
const runtimes =
  'nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2';

testRefusals([
  [
    'a runtime must be one of the set',
    async lambda => lambda.createFunction(await functionInput('new', {Runtime: 'PYTHON3.9' as 'python3.9'})),
    400,
    invalid,
    `Value PYTHON3.9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${runtimes}] or be a valid ARN`,
  ],
  [
    'a runtime must be one of the set when changed, too',
    lambda => lambda.updateFunctionConfiguration({FunctionName: 'first', Runtime: 'cobol' as 'python3.9'}),
    400,
    invalid,
    `Value cobol at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${runtimes}] or be a valid ARN`,
  ],
  [
    'a name has 64 characters',
    async lambda => lambda.createFunction(await functionInput('a'.repeat(65))),
    400,
    invalid,
    `1 validation error detected: Value '${'a'.repeat(65)}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ],
  [
    'variables of Lambda itself are reserved',
    async lambda =>
      lambda.createFunction(await functionInput('new', {Environment: {Variables: {AWS_REGION: 'x', OWN: 'y'}}})),
    400,
    invalid,
    'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION',
  ],
  [
    'an ordinary function has 10 GB at most',
    lambda => lambda.updateFunctionConfiguration({FunctionName: 'first', MemorySize: 10_241}),
    400,
    invalid,
    "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
  ],
  [
    'not every runtime has SnapStart',
    async lambda => lambda.createFunction(await functionInput('new', {SnapStart: {ApplyOn: 'PublishedVersions'}})),
    400,
    invalid,
    'nodejs24.x is not supported for SnapStart enabled functions.',
  ],
  [
    'an image function takes no zip',
    async lambda => lambda.updateFunctionCode({FunctionName: 'image', ZipFile: await zipOf({'index.mjs': ''})}),
    400,
    invalid,
    'Please provide ImageUri when updating a function with packageType Image.',
  ],
  [
    'a zip has 50 MB at most',
    lambda => lambda.updateFunctionCode({FunctionName: 'first', ZipFile: Buffer.alloc(52_428_801)}),
    413,
    'RequestEntityTooLargeException',
    'Zipped size must be smaller than 52428800 bytes',
  ],
  [
    'settings of a version cannot be changed',
    lambda => lambda.updateFunctionConfiguration({FunctionName: 'first:1', Description: 'x'}),
    400,
    invalid,
    functionsOnly,
  ],
  [
    'code of a version cannot be changed',
    async lambda => lambda.updateFunctionCode({FunctionName: `${arn}:first:live`, ZipFile: await zipOf({a: 'b'})}),
    400,
    invalid,
    functionsOnly,
  ],
  [
    'a version that an alias leads to stays',
    lambda => lambda.deleteFunction({FunctionName: 'first', Qualifier: '1'}),
    409,
    'ResourceConflictException',
    'Unable to delete version because the following aliases reference it: [live]',
  ],
  [
    'a version of a function that is not there cannot be deleted',
    lambda => lambda.deleteFunction({FunctionName: 'missing', Qualifier: '3'}),
    404,
    notFound,
    `Function not found: ${arn}:missing`,
  ],
  [
    'a layer is used once',
    lambda =>
      lambda.updateFunctionConfiguration({FunctionName: 'first', Layers: [`${layer}:tools:1`, `${layer}:tools:2`]}),
    400,
    invalid,
    `Two different versions of the same layer are not allowed to be referenced in the same function. ${layer}:tools:1 and ${layer}:tools:2 are versions of the same layer.`,
  ],
  [
    'a code signing configuration must be there, said before the function is looked for',
    lambda => lambda.putFunctionCodeSigningConfig({FunctionName: 'missing', CodeSigningConfigArn: signing}),
    404,
    'CodeSigningConfigNotFoundException',
    `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${signing}.`,
  ],
]);
