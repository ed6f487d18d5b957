import {Lambda} from '@aws-sdk/client-lambda';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {implementedOperations} from '../../../src/sandbox/index.ts';
import {getOperation, type OperationName, operations, validateField} from '../../../src/schema/index.ts';
import {refusalOf} from '../../support/answer.ts';
import {credentials, type RunningSandbox, region, startSandbox} from '../../support/sandbox.ts';
import {calls, type Made, makeAll} from '../fixture/every-call.ts';

/** Where the service's own status is not the modelled one: it has answered 204 all along. */
const statusOverrides: {readonly [Name in OperationName]?: number} = {DeleteFunction: 204};

let sandbox: RunningSandbox;
let empty: RunningSandbox;
let lambda: Lambda;
let made: Made;

beforeAll(async () => {
  sandbox = await startSandbox();
  empty = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  made = await makeAll(lambda);
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
  await empty.close();
});

test('every implemented operation is called here', () => {
  expect(Object.keys(calls).toSorted()).toEqual(implementedOperations);
});

test.each(Object.entries(calls))('%s answers with its status and a valid shape', async (name, call) => {
  const output = (await call(lambda, made)) as {$metadata: {httpStatusCode?: number}} & Record<string, unknown>;
  const operation = getOperation(name as OperationName);
  expect(output.$metadata.httpStatusCode).toBe(statusOverrides[operation.name] ?? operation.status);
  const errors = operation.output
    .filter(field => !field.streaming && field.binding.in !== 'status')
    .flatMap(field => validateField(field, output[field.name]));
  // The service says `Creating` of an update, too, which its model does not know.
  expect(errors.filter(({path}) => path !== 'LastUpdateStatusReasonCode')).toEqual([]);
});

test.each([...operations.keys()].filter(name => !implementedOperations.includes(name)))(
  '%s says that the sandbox does not have it yet',
  async name => {
    const operation = getOperation(name);
    const path = operation.path.replace(/\{\w+\}/g, 'x');
    const authorization = `AWS4-HMAC-SHA256 Credential=A/20260101/${region}/lambda/aws4_request, Signature=x`;
    const body = operation.method === 'GET' ? {} : {body: '{}'};
    const response = await fetch(`${sandbox.url}${path}`, {
      method: operation.method,
      headers: {authorization},
      ...body,
    });
    expect(response.status).toBe(501);
    expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
    expect(await response.json()).toEqual({message: `The sandbox does not implement ${name} yet.`});
  },
);

/** Operations that succeed in an empty region: they need nothing, or what they take away is gone anyway. */
const needNothing = new Set(
  [
    'GetAccountSettings CreateFunction ListFunctions PublishLayerVersion ListLayers ListLayerVersions',
    'DeleteLayerVersion DeleteAlias CreateCodeSigningConfig ListCodeSigningConfigs CreateCapacityProvider',
    'ListCapacityProviders ListEventSourceMappings',
  ]
    .join(' ')
    .split(' '),
);

test.each(Object.entries(calls).filter(([name]) => !needNothing.has(name)))(
  '%s answers a modelled refusal where there is nothing',
  async (name, call) => {
    const elsewhere = new Lambda({region: 'us-east-2', endpoint: sandbox.url, credentials, maxAttempts: 1});
    const here = new Lambda({region, endpoint: empty.url, credentials, maxAttempts: 1});
    for (const client of [here, elsewhere]) {
      const {status, code} = await refusalOf(call(client, made));
      // A mapping to a function that is not there is an invalid parameter to the service.
      const isInvalid = name === 'CreateEventSourceMapping';
      const expected = isInvalid
        ? [400, 'InvalidParameterValueException']
        : [404, expect.stringMatching(/NotFoundException$/)];
      expect([status, code]).toEqual(expected);
    }
    here.destroy();
    elsewhere.destroy();
  },
);
