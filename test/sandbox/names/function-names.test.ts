import {Lambda} from '@aws-sdk/client-lambda';
import fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {implementedOperations} from '../../../src/sandbox/index.ts';
import {getOperation, type Operation} from '../../../src/schema/index.ts';
import {validInputs} from '../../schema/inputs.ts';
import {refusalOf} from '../../support/answer.ts';
import {
  accountId,
  credentials,
  functionInput,
  type RunningSandbox,
  region,
  startSandbox,
} from '../../support/sandbox.ts';
import {send} from '../../support/send.ts';

const named = implementedOperations
  .map(getOperation)
  .filter(({input}) => input.some(({name, required}) => name === 'FunctionName' && required))
  .map(operation => [operation.name, operation] as const);

/** Members that must be right for an operation to get as far as looking for its function. */
const needed: Readonly<Record<string, object>> = {
  CreateEventSourceMapping: {EventSourceArn: `arn:aws:sqs:${region}:${accountId}:orders`},
  AddPermission: {Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com'},
};

let sandbox: RunningSandbox;
let lambda: Lambda;

beforeAll(async () => {
  sandbox = await startSandbox();
  lambda = new Lambda({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  await lambda.createFunction(await functionInput('base', {Publish: true}));
});

afterAll(async () => {
  lambda.destroy();
  await sandbox.close();
});

/** The smallest input an operation takes, for a function of that name. */
function inputFor(operation: Operation, FunctionName: string): Record<string, unknown> {
  const [all = {}] = fc.sample(validInputs(operation), {seed: 1, numRuns: 1});
  const required = operation.input.filter(field => field.required).map(({name}) => [name, all[name]]);
  return {...Object.fromEntries(required), ...needed[operation.name], FunctionName};
}

function patternOf({input}: Operation): string {
  return input.find(({name}) => name === 'FunctionName')?.limits.pattern ?? '';
}

function takesQualifierInName(operation: Operation): boolean {
  return new RegExp(`^(?:${patternOf(operation)})$`).test('base:live');
}

function takesQualifier({input}: Operation): boolean {
  return input.some(({name}) => name === 'Qualifier');
}

/** How an operation refused an input; undefined when it did not. */
async function refusalTo(operation: Operation, input: object) {
  let succeeded = false;
  const call = send(lambda, operation.name, input).then(() => {
    succeeded = true;
  });
  return refusalOf(call).catch(error => {
    if (succeeded) return undefined;
    throw error;
  });
}

const finding = named.filter(([name]) => name !== 'CreateFunction');

test.each(finding)('%s takes a name, a partial ARN and an ARN for the same function', async (_name, operation) => {
  const forms = [
    'missing',
    `function:missing`,
    `${accountId}:function:missing`,
    `arn:aws:lambda:${region}:${accountId}:function:missing`,
  ];
  const answers = await Promise.all(forms.map(form => refusalTo(operation, inputFor(operation, form))));
  expect(answers).toEqual(forms.map(() => answers[0]));
});

test.each(named)('%s does not reach another region or account', async (_name, operation) => {
  const elsewhere = `arn:aws:lambda:ap-southeast-1:${accountId}:function:base`;
  expect(await refusalTo(operation, inputFor(operation, elsewhere))).toEqual({
    status: 404,
    code: 'ResourceNotFoundException',
    message: `Functions from 'ap-southeast-1' are not reachable in this region ('${region}')`,
  });
  const foreign = `arn:aws:lambda:${region}:999999999999:function:base`;
  expect(await refusalTo(operation, inputFor(operation, foreign))).toMatchObject({
    status: 403,
    code: 'AccessDeniedException',
    message: expect.stringContaining(`on resource: ${foreign}`),
  });
});

const qualified = named.filter(([, operation]) => takesQualifier(operation) && takesQualifierInName(operation));

test.each(qualified)('%s takes one qualifier only', async (_name, operation) => {
  const isLiveAllowed = !/\[0-9\]\+\)$/.test(
    operation.input.find(({name}) => name === 'Qualifier')?.limits.pattern ?? '',
  );
  const Qualifier = isLiveAllowed ? 'live' : '1';
  const other = {...inputFor(operation, 'base:canary'), Qualifier};
  expect(await refusalTo(operation, other)).toEqual({
    status: 400,
    code: 'InvalidParameterValueException',
    message: 'The derived qualifier from the function name does not match the specified qualifier.',
  });
  const inName = await refusalTo(operation, {...inputFor(operation, `base:${Qualifier}`), Qualifier});
  const beside = await refusalTo(operation, {...inputFor(operation, 'base'), Qualifier});
  expect(inName).toEqual(beside);
});

const unqualified = named.filter(([, operation]) => !takesQualifierInName(operation));

test.each(unqualified)('%s takes no qualifier in the name', async (_name, operation) => {
  const refusal = await refusalTo(operation, inputFor(operation, 'base:live'));
  expect(refusal).toMatchObject({status: 400, code: 'ValidationException'});
});

const addressed = named.filter(([, {input}]) => {
  return input.find(({name}) => name === 'FunctionName')?.binding.in === 'path';
});

test.each(addressed)(
  '%s finds a name that is encoded, and a path with a slash at its end',
  async (_name, operation) => {
    const plain = await request(operation, 'missing', '');
    expect(await request(operation, '%6dissing', '')).toEqual(plain);
    expect(await request(operation, 'missing', '/')).toEqual(plain);
    const arn = `arn:aws:lambda:${region}:${accountId}:function:missing`;
    expect(await request(operation, encodeURIComponent(arn), '')).toEqual(plain);
    expect(await request(operation, arn, '/')).toEqual(plain);
  },
);

/** Sends an operation without a client's own encoding. */
async function request(operation: Operation, label: string, end: string): Promise<{status: number; body: string}> {
  const values = inputFor(operation, 'missing');
  const path = operation.path
    .replace('{FunctionName}', label)
    .replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  const query = new URLSearchParams(operation.query);
  for (const {name, binding} of operation.input) {
    if (binding.in === 'query' && values[name] !== undefined) query.set(binding.name, String(values[name]));
  }
  const body = Object.fromEntries(
    operation.input
      .filter(({binding, name}) => binding.in === 'body' && name !== 'Code')
      .map(({name, binding}) => [binding.name, values[name]]),
  );
  const authorization = `AWS4-HMAC-SHA256 Credential=A/20260101/${region}/lambda/aws4_request, Signature=x`;
  const response = await fetch(`${sandbox.url}${path}${end}?${query}`, {
    method: operation.method,
    headers: {authorization},
    ...(operation.method === 'GET' ? {} : {body: JSON.stringify(body)}),
  });
  return {status: response.status, body: await response.text()};
}
