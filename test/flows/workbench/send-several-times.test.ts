import {GetAccountSettingsCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {focusOption, invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('sends as often as it is told', async () => {
  const console = await openWorkbench();
  const {press, waitFor, endpoint} = console;
  await focusOption(console, 'Times');
  press('3');
  await focusOption(console, 'Concurrency');
  press('2');
  press(keys.ctrlS);
  await waitFor(() => endpoint.count('Invoke') >= 3);
  expect(invocations(console)).toHaveLength(3);
});

it('refuses more at once than the function has reserved, or the account has left', async () => {
  const console = await openWorkbench();
  const {press, waitFor, endpoint, sandbox} = console;
  const reserve = endpoint.fail('GetFunctionConcurrency', {
    kind: 'rewrite',
    rewrite: () => '{"ReservedConcurrentExecutions": 4}',
  });
  await focusOption(console, 'Times');
  press('5000');
  await focusOption(console, 'Concurrency');
  press('5');
  press(keys.ctrlS);
  await waitFor('✗ at most 4 are reserved for this function');
  reserve();
  const {AccountLimit} = await sandbox.client.send(new GetAccountSettingsCommand({}));
  const left = AccountLimit?.UnreservedConcurrentExecutions ?? 0;
  press(`${keys.ctrlU}${left + 1}`);
  await waitFor(new RegExp(`▌Concurrency +${left + 1}`));
  press(keys.ctrlS);
  await waitFor(`✗ at most ${left.toLocaleString('en')} are left in this account`);
  await waitFor('Nothing was sent: see the marked field.');
  expect(invocations(console)).toEqual([]);
});

it('sends without knowing how many may run when that may not be read, and gives up with Esc while it is', async () => {
  const console = await openWorkbench();
  const {press, waitFor, endpoint} = console;
  const isBack = endpoint.fail('GetFunctionConcurrency', {kind: 'hold'});
  await focusOption(console, 'Times');
  press('2');
  await focusOption(console, 'Concurrency');
  press('2');
  press(keys.ctrlS);
  await waitFor('Reading how many may run at once…');
  press(keys.ctrlS);
  press(keys.esc);
  await waitFor('Not sent. What you typed is kept');
  endpoint.release();
  press('i');
  await waitFor('Invoke echo');
  expect(invocations(console)).toEqual([]);

  isBack();
  endpoint.fail('GetAccountSettings', toRefusal(403, 'AccessDeniedException', 'not authorized'));
  press(keys.ctrlS);
  await waitFor('How many may run at once is not known.');
  await waitFor('2 succeeded');
  expect(endpoint.count('Invoke')).toBe(2);
});
