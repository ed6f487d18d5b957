import {it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';

it('shows what belongs to a function by kinds, and goes from there to what it knows and to what is elsewhere', async () => {
  const {press, waitFor, dialog, detail, pane, sandbox} = await startConsole({columns: 160, rows: 60});
  const {Role} = await sandbox.client.getFunctionConfiguration({FunctionName: 'orders-api'});
  await sandbox.client.updateFunctionConfiguration({FunctionName: 'stock-sync', Role});
  press('r');
  await pane('functions').filter('orders-api');
  press('b');
  await detail.shows(/Role +1/);
  await detail.shows('iam orders-api-role');
  await detail.shows(/Dead-letter queue +0/);
  await detail.shows(/Layers +1/);
  await detail.shows('execute-api a1b2c3d4e5 · apigateway.amazonaws.com');
  await detail.shows(/Aliases +2/);
  await detail.shows(/Stack +0/);
  await detail.shows(/Alarms +2/);
  await detail.shows(/Neighbours +1/);
  await detail.shows('stock-sync · shares its role');
  press('j');
  await waitFor(/▌ +iam orders-api-role/);
  press(keys.enter);
  await dialog('iam orders-api-role').choose('Copy the aws command');
  press('b');
  await dialog('Related to orders-api').choose('Versions');
  await pane('versions').titled(/Versions/);
});

it('says what may not be read', async () => {
  const {press, detail, endpoint, pane} = await startConsole({columns: 160, rows: 60});
  endpoint.fail(
    'GetPolicy',
    toRefusal(403, 'AccessDeniedException', 'User is not authorized to perform: lambda:GetPolicy'),
  );
  await pane('functions').filter('orders-api');
  press('b');
  await detail.shows(/Triggers, calling +\? unknown \(no permission: lambda:GetPolicy\)/);
  await detail.shows(/Alarms +2/);
});
