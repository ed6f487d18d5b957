import {AddPermissionCommand, type AddPermissionCommandInput} from '@aws-sdk/client-lambda';
import {it} from 'vitest';
import {startConsole} from '../../support/console.ts';

const FunctionName = 'orders-api';
const open = {AuthType: 'NONE', FunctionName} as const;
const statements: readonly Omit<AddPermissionCommandInput, 'FunctionName'>[] = [
  {StatementId: 'url', Principal: '*', Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE'},
  {StatementId: 'call', Principal: '*', Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true},
];

it('tells of a URL open to anyone whether its policy refuses everyone, and what it lacks', async () => {
  const {pane, waitFor, sandbox, detail} = await startConsole({rows: 60});
  await sandbox.client.createFunctionUrlConfig(open);
  await pane('functions').filter(FunctionName);
  await detail.titled(FunctionName);
  await waitFor(/Health +✗ (errors, )?url: see Checks/);
  await waitFor(/URL +✗ its URL: AuthType NONE, but it/);
  await detail.tab('URL');
  await waitFor(/Auth +✗ NONE, but everyone is refused/);
  await waitFor(/Missing +lambda:InvokeFunctionUrl for \*/);

  for (const statement of statements) await sandbox.client.send(new AddPermissionCommand({FunctionName, ...statement}));
  await waitFor(/Auth +✗ NONE: anyone may call it/);
  await detail.tab('Overview');
  await waitFor(/URL +! its URL: anyone may call it/);
});

it('asks the policy of the alias that a URL leads to', async () => {
  const {pane, waitFor, sandbox, detail} = await startConsole({rows: 60});
  await sandbox.client.createFunctionUrlConfig({...open, Qualifier: 'live'});
  for (const statement of statements) await sandbox.client.send(new AddPermissionCommand({FunctionName, ...statement}));
  await pane('functions').filter(FunctionName);
  await detail.titled(FunctionName);
  await waitFor(/URL +✗ live: AuthType NONE, but it/);
  await detail.tab('URL');
  await waitFor(/Auth +✗ NONE, but everyone is refused/);
  await pane('aliases').focus();
  await pane('aliases').filter('live');
  await detail.titled(`${FunctionName}:live`);
  await detail.tab('URL');
  await waitFor(/Auth +✗ NONE, but everyone is refused/);
  for (const statement of statements)
    await sandbox.client.send(new AddPermissionCommand({FunctionName, Qualifier: 'live', ...statement}));
  await waitFor(/Auth +✗ NONE: anyone may call it/);
});
