import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {fillIn, send} from '../../support/operate.ts';
import {functionInput} from '../../support/sandbox.ts';

it('reads the URLs of all functions one after the other, goes on where that broke off, and changes one', async () => {
  const console = await startConsole();
  const {press, pane, detail, waitFor, sandbox, endpoint} = console;
  const {client} = sandbox;
  await client.createFunctionUrlConfig({FunctionName: 'orders-api', Qualifier: 'live', AuthType: 'AWS_IAM'});
  await client.createFunctionUrlConfig({FunctionName: 'thumbnailer', AuthType: 'AWS_IAM'});
  const heal = endpoint.fail(
    'ListFunctionUrlConfigs',
    toRefusal(400, 'InvalidParameterValueException', 'not today'),
    ({url}) => url.pathname.includes('payments-worker'),
  );
  await pane('function-urls').focus();
  await pane('function-urls').titled(/incomplete/);
  await pane('function-urls').shows('orders-api:live');
  heal();
  press('r');
  await pane('function-urls').shows(/thumbnailer +AWS_IAM/);
  const again = endpoint.calls.filter(
    ({operation, url}) => operation === 'ListFunctionUrlConfigs' && url.pathname.includes('orders-api'),
  );
  expect(again).toHaveLength(1);
  await pane('function-urls').select('orders-api:live');
  await detail.shows(/Auth +AWS_IAM/);
  press('e');
  await fillIn(console, [['InvokeMode', 'RESPONSE_STREAM']]);
  await send(console);
  await pane('function-urls').shows(/orders-api:live.*stream/);
  press(keys.esc);
  await pane('functions').titled(/Functions \d/);
  await waitFor('Functions');
});

it('lists the mappings of the account with their functions, and goes to the function of one', async () => {
  const {press, pane, detail} = await startConsole();
  await pane('account-mappings').focus();
  await pane('account-mappings').filter('payments');
  await pane('account-mappings').shows(/pay\S+queue +pay\S+prod +Enabled/);
  press('b');
  await detail.titled(/^payments-worker/);
});

it('shows whose signature the code of functions must have, and what each would say to the code there is', async () => {
  const console = await startConsole();
  const {press, pane, detail, sandbox} = console;
  const {client} = sandbox;
  const profile = 'arn:aws:signer:eu-west-1:123456789012:/signing-profiles/Releases/a1B2c3D4e5';
  const {CodeSigningConfig} = await client.createCodeSigningConfig({
    Description: 'releases only',
    AllowedPublishers: {SigningProfileVersionArns: [profile]},
    CodeSigningPolicies: {UntrustedArtifactOnDeployment: 'Enforce'},
  });
  const CodeSigningConfigArn = CodeSigningConfig?.CodeSigningConfigArn ?? '';
  await client.putFunctionCodeSigningConfig({FunctionName: 'orders-api', CodeSigningConfigArn});
  await pane('code-signing-configs').focus();
  await pane('code-signing-configs').shows(/releases only +refused/);
  await detail.tab('Used by');
  await detail.shows(/orders-api +not signed: would be refused/);
  press(keys.enter);
  await pane('code-signing-functions').shows('orders-api');
  press('b');
  await console.dialog('Related to orders-api').choose('The function');
  await detail.titled(/^orders-api/);
});

it('shows the versions on a capacity provider, and deletes one on which nothing runs by its name', async () => {
  const console = await startConsole();
  const {press, pane, detail, sandbox, waitFor} = console;
  const {client} = sandbox;
  const {CapacityProvider} = await client.createCapacityProvider({
    CapacityProviderName: 'web',
    VpcConfig: {SubnetIds: ['subnet-1a2b3c4d'], SecurityGroupIds: ['sg-1a2b3c4d']},
    PermissionsConfig: {CapacityProviderOperatorRoleArn: 'arn:aws:iam::123456789012:role/operator'},
    CapacityProviderScalingConfig: {MaxVCpuCount: 40},
  });
  const CapacityProviderArn = CapacityProvider?.CapacityProviderArn ?? '';
  await client.createFunction(
    await functionInput('on-instances', {
      Publish: true,
      MemorySize: 2048,
      CapacityProviderConfig: {LambdaManagedInstancesCapacityProviderConfig: {CapacityProviderArn}},
    }),
  );
  await pane('capacity-providers').focus();
  await pane('capacity-providers').shows(/web +40/);
  await detail.shows(/At most +40 vCPU/);
  press(keys.enter);
  await pane('capacity-provider-versions').shows(/on-instances +\d/);
  press(keys.esc);
  press('D');
  await waitFor('on-instances:1');
  await waitFor('Type web and press Enter');
});
