import {
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
  UpdateFunctionUrlConfigCommand,
} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {homeWith} from '../../support/asked-metrics.ts';
import {startConsole} from '../../support/console.ts';
import {openOrders} from '../../support/operate.ts';
import {eventually} from '../../support/patience.ts';

const FunctionName = 'orders-api';

it('sees by itself that another client has stopped the selected function, in the pane and the first row alike', async () => {
  const {sandbox, waitFor, gone} = await openOrders();
  await waitFor(/Health +[✓!✗]/);
  await sandbox.client.send(new PutFunctionConcurrencyCommand({FunctionName, ReservedConcurrentExecutions: 0}));
  await waitFor(/Health +✗ .*concurrency/);
  await waitFor(/orders-api +limit 0/);
  await gone('✓ no problem found');
});

it('follows a change that another client makes until it is through, in the list and in Detail', async () => {
  const delays = {create: 0, update: 12_000, mapping: 0, retry: 0};
  const {sandbox, waitFor, text, detail} = await openOrders({sandbox: {delays}, home: homeWith({metrics: false})});
  await waitFor('Last update  Successful');
  await sandbox.client.send(new UpdateFunctionConfigurationCommand({FunctionName, Description: 'theirs'}));
  await waitFor('Last update  InProgress');
  expect(text()).toContain('theirs');
  await waitFor(/orders-api +\S+ +update…/);
  await waitFor('Last update  Successful');
  await waitFor(/orders-api +\S+ +\d+[smh] /);
  expect(detail.title()).toContain(FunctionName);
});

it('writes nothing for what it reads again and finds as it was', async () => {
  const {bytes, endpoint, waitFor, drawn, output} = await startConsole();
  await waitFor('Health ');
  await waitFor(/reserved concurrency \d+\/1000/);
  await waitFor(() => endpoint.count('GetPolicy') > 0);
  const [policy, rows] = ['GetPolicy', 'GetFunction'].map(endpoint.count);
  // All that was read for the first time is on the screen by the time it is read again.
  await eventually(() => expect(endpoint.count('GetPolicy')).toBeGreaterThan(policy ?? 0));
  await drawn();
  const before = bytes();
  const again = endpoint.count('GetPolicy');
  await eventually(() => expect(endpoint.count('GetPolicy')).toBeGreaterThan(again + 1));
  expect(endpoint.count('GetFunction')).toBeGreaterThan(rows ?? 0);
  await drawn();
  expect(output().slice(-(bytes() - before) || output().length)).toBe('');
});

it('shows the URL of an alias where it was made', async () => {
  const console = await startConsole();
  const {pane, detail, sandbox, waitFor} = console;
  await pane('functions').filter(FunctionName);
  await pane('versions').titled(`── ${FunctionName}`);
  await sandbox.client.createFunctionUrlConfig({FunctionName, Qualifier: 'live', AuthType: 'AWS_IAM'});
  await pane('aliases').focus();
  await pane('aliases').filter('live');
  await detail.titled(`${FunctionName}:live`);
  await detail.tab('URL');
  await waitFor('Auth');
  await waitFor(/URL +http/);
  await sandbox.client.send(
    new UpdateFunctionUrlConfigCommand({FunctionName, Qualifier: 'live', InvokeMode: 'RESPONSE_STREAM'}),
  );
  await waitFor(/Invoke mode +RESPONSE_STREAM/);
});
