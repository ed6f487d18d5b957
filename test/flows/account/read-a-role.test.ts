import {it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('shows who may take the role of a function and what it may do, and says what may not be read', async () => {
  const {press, waitFor, dialog, endpoint, command, detail} = await startConsole({args: ['--function', 'orders-api']});
  await waitFor('▌orders-api');
  press('b');
  await detail.shows('iam orders-api-role');
  press('j');
  await waitFor(/▌ +iam orders-api-role/);
  press(keys.enter);
  await dialog('iam orders-api-role').choose('Who may take it, and its policies');
  const role = dialog('Role orders-api-role');
  await role.shows('"Service": "lambda.amazonaws.com"');
  press('G');
  await role.shows(/ATTACHED POLICIES: AWSXRayDaemonWriteAccess/);
  await role.shows('xray:PutTraceSegments');
  press(keys.esc);
  await role.closed();
  const refusal = '<Code>AccessDenied</Code><Message>not authorized to perform: iam:ListRolePolicies</Message>';
  const body = `<ErrorResponse><Error><Type>Sender</Type>${refusal}</Error></ErrorResponse>`;
  endpoint.fail('/', {kind: 'answer', status: 403, headers: {}, body}, call => call.body.includes('ListRolePolicies'));
  await command('Role: who may take it, and what it may do', 'role: who');
  await role.shows(/ITS OWN POLICIES\n +✗ .*ListRolePolicies/);
  await role.shows('"Service": "lambda.amazonaws.com"');
});
