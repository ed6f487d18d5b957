import {CreateCodeSigningConfigCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {call, openOrders} from '../../support/operate.ts';

const ctrlP = '\u0010';
const profile = 'arn:aws:signer:eu-west-1:123456789012:/signing-profiles/team';

it('offers what the account has of a thing without a pane', async () => {
  const console = await openOrders();
  const {press, waitFor, sandbox} = console;
  const publishers = {SigningProfileVersionArns: [`${profile}/1234567890`]};
  const created = await sandbox.client.send(new CreateCodeSigningConfigCommand({AllowedPublishers: publishers}));
  const arn = created.CodeSigningConfig?.CodeSigningConfigArn ?? '';
  await call(console, 'GetCodeSigningConfig');
  await waitFor('▌Code signing config ARN*');
  press(ctrlP);
  await waitFor(`▌${arn}`);
  press(keys.enter);
  await waitFor(rows => rows.some(row => row.startsWith('│▌') && row.includes(arn)));
  press(keys.ctrlS);
  await waitFor('"AllowedPublishers"');
});

it('says why the account cannot be read, and keeps what is typed meanwhile', async () => {
  const console = await openOrders();
  const {press, waitFor, endpoint} = console;
  const isBack = endpoint.fail('ListCodeSigningConfigs', {kind: 'hold'});
  await call(console, 'GetCodeSigningConfig');
  await waitFor('▌Code signing config ARN*');
  press(ctrlP);
  await waitFor('Reading ListCodeSigningConfigs…');
  press('arn:aws');
  await waitFor(/▌Code signing config ARN\* +CodeSigningConfigArn +arn:aws/);
  isBack();
  endpoint.release();
  endpoint.fail('ListCodeSigningConfigs', {
    kind: 'answer',
    status: 403,
    headers: {'x-amzn-errortype': 'AccessDeniedException'},
    body: '{"Message": "not authorized to perform: lambda:ListCodeSigningConfigs"}',
  });
  press(ctrlP);
  await waitFor('ListCodeSigningConfigs is not allowed: not authorized');
  expect(console.text()).toMatch(/▌Code signing config ARN\* +CodeSigningConfigArn +arn:aws/);
});

it('offers what was picked last before the others', async () => {
  const console = await openOrders();
  const {press, waitFor, dialog} = console;
  press('e');
  await dialog('Edit function').field('Role').focus();
  press(ctrlP);
  await waitFor(/type to find/);
  press('notify');
  await waitFor(/▌.*notify-customers-role/);
  press(keys.enter);
  await waitFor(/▌Role[\s\S]*▌ +arn:aws:iam::\d+:role\/service-role\/notify-customers-role/);
  press(ctrlP);
  await waitFor(/Recent[^\n]*\n[^\n]*▌[^\n]*notify-customers-role[^\n]*\n(?:[^\n]*\n)?[^\n]*Others/);
});
