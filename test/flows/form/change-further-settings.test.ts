import {
  GetCodeSigningConfigCommand,
  GetFunctionCodeSigningConfigCommand,
  GetFunctionRecursionConfigCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  GetResourcePolicyCommand,
  GetRuntimeManagementConfigCommand,
  ListCapacityProvidersCommand,
  ListCodeSigningConfigsCommand,
  PutFunctionRecursionConfigCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {call, fillIn, openOrders, send, sendReview} from '../../support/operate.ts';
import {sendRaw} from '../../support/raw-request.ts';

const FunctionName = 'orders-api';
const ResourceArn = `arn:aws:lambda:eu-west-1:123456789012:function:${FunctionName}`;

it('gives an alias a URL, opens it to anyone only by name, and takes it away', async () => {
  const console = await openOrders();
  const read = () => console.sandbox.client.send(new GetFunctionUrlConfigCommand({FunctionName, Qualifier: 'canary'}));
  await console.pane('aliases').focus();
  await console.detail.titled('orders-api:canary');
  await call(console, 'CreateFunctionUrlConfig');
  await fillIn(console, [['AuthType', 'AWS_IAM']]);
  await send(console);
  expect(await read()).toMatchObject({AuthType: 'AWS_IAM'});

  await call(console, 'UpdateFunctionUrlConfig');
  await fillIn(console, [['AuthType', 'NONE']]);
  console.press(keys.ctrlS);
  await console.waitFor('- AuthType: AWS_IAM');
  await sendReview(console, FunctionName);
  expect(await read()).toMatchObject({AuthType: 'NONE'});

  await call(console, 'DeleteFunctionUrlConfig');
  await sendReview(console, `${FunctionName}:canary:url`);
  await expect(read()).rejects.toMatchObject({name: 'ResourceNotFoundException'});
});

it('offers both statements that a URL for anyone needs, one after the other', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  await call(console, 'CreateFunctionUrlConfig');
  await fillIn(console, [['AuthType', 'NONE']]);
  console.press(keys.ctrlS);
  await sendReview(console, FunctionName);
  await console.waitFor('FunctionURLAllowPublicAccess');
  console.press(keys.ctrlS);
  await sendReview(console, FunctionName);
  await console.waitFor('FunctionURLInvokeAllowPublicAccess');
  console.press(keys.ctrlS);
  await sendReview(console, FunctionName);
  const {Policy = ''} = await client.send(new GetPolicyCommand({FunctionName}));
  expect(Policy).toContain('"Action":"lambda:InvokeFunctionUrl"');
  expect(Policy).toContain('"lambda:InvokedViaFunctionUrl":"true"');
  const {FunctionUrl = ''} = await client.send(new GetFunctionUrlConfigCommand({FunctionName}));
  const {host} = new URL(FunctionUrl);
  const {status} = await sendRaw(console.sandbox.url, {host});
  expect(status).toBe(200);
});

it('sets recursion detection and when the runtime is updated, and puts both back', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const loop = async () => (await client.send(new GetFunctionRecursionConfigCommand({FunctionName}))).RecursiveLoop;
  const updates = async () =>
    (await client.send(new GetRuntimeManagementConfigCommand({FunctionName}))).UpdateRuntimeOn;
  await client.send(new PutFunctionRecursionConfigCommand({FunctionName, RecursiveLoop: 'Terminate'}));
  await call(console, 'PutFunctionRecursionConfig');
  await fillIn(console, [['RecursiveLoop', 'Allow']]);
  await send(console);
  expect(await loop()).toBe('Allow');
  console.press('u');
  await console.waitFor('+ RecursiveLoop: Terminate');
  await sendReview(console);
  expect(await loop()).toBe('Terminate');

  await call(console, 'PutRuntimeManagementConfig');
  await fillIn(console, [['UpdateRuntimeOn', 'FunctionUpdate']]);
  await send(console);
  expect(await updates()).toBe('FunctionUpdate');
  console.press('u');
  await console.waitFor('+ UpdateRuntimeOn: Auto');
  await sendReview(console);
  expect(await updates()).toBe('Auto');
});

it('makes a code signing config, sets it on a function and takes it off', async () => {
  const console = await openOrders();
  const {client} = console.sandbox;
  const profile = 'arn:aws:signer:eu-west-1:123456789012:/signing-profiles/releases/abcdefghij';
  await call(console, 'CreateCodeSigningConfig');
  await fillIn(console, [
    ['+ SigningProfileVersionArns', profile],
    ['Description', 'releases only'],
  ]);
  await send(console);
  const {CodeSigningConfigs: [config] = []} = await client.send(new ListCodeSigningConfigsCommand({}));
  expect(config).toMatchObject({
    Description: 'releases only',
    AllowedPublishers: {SigningProfileVersionArns: [profile]},
  });
  const CodeSigningConfigArn = config?.CodeSigningConfigArn ?? '';

  await call(console, 'PutFunctionCodeSigningConfig');
  await fillIn(console, [['CodeSigningConfigArn', CodeSigningConfigArn]]);
  await send(console);
  const read = () => client.send(new GetFunctionCodeSigningConfigCommand({FunctionName}));
  expect(await read()).toMatchObject({CodeSigningConfigArn});

  await call(console, 'DeleteFunctionCodeSigningConfig');
  await sendReview(console, `${FunctionName}:signing`);
  expect((await read()).CodeSigningConfigArn).toBeUndefined();

  await call(console, 'DeleteCodeSigningConfig');
  await fillIn(console, [['CodeSigningConfigArn', CodeSigningConfigArn]]);
  await send(console, CodeSigningConfigArn.split(':').at(-1));
  await expect(client.send(new GetCodeSigningConfigCommand({CodeSigningConfigArn}))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

it('makes a capacity provider and deletes it', async () => {
  const console = await openOrders();
  const list = async () =>
    (await console.sandbox.client.send(new ListCapacityProvidersCommand({}))).CapacityProviders ?? [];
  await call(console, 'CreateCapacityProvider');
  await fillIn(console, [
    ['CapacityProviderName', 'steady'],
    ['+ SubnetIds', 'subnet-12345678'],
    ['+ SecurityGroupIds', 'sg-12345678'],
    ['CapacityProviderOperatorRoleArn', 'arn:aws:iam::123456789012:role/operator'],
  ]);
  await send(console);
  expect(await list()).toMatchObject([{CapacityProviderArn: expect.stringContaining('steady')}]);

  await call(console, 'DeleteCapacityProvider');
  await fillIn(console, [['CapacityProviderName', 'steady']]);
  await send(console, 'steady');
  expect(await list()).not.toMatchObject([{State: 'Active'}]);
});

it('replaces a resource policy under the guard of its revision, and reads it as a document', async () => {
  const console = await openOrders();
  const read = () => console.sandbox.client.send(new GetResourcePolicyCommand({ResourceArn}));
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'reports',
        Effect: 'Allow',
        Principal: {AWS: 'arn:aws:iam::123456789012:root'},
        Action: 'lambda:InvokeFunction',
        Resource: ResourceArn,
      },
    ],
  };
  await call(console, 'PutResourcePolicy');
  await fillIn(console, [['Policy', JSON.stringify(policy)]]);
  await send(console);
  expect(JSON.parse((await read()).Policy ?? '')).toMatchObject(policy);
  await call(console, 'GetResourcePolicy');
  await console.waitFor(/"Sid": "reports"/);
});
