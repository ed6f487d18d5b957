import {GetFunctionConcurrencyCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {sendReview} from '../../support/operate.ts';

it('stops all calls of a function, lets as many run again as before, and puts that back', async () => {
  const console = await startConsole();
  const {press, waitFor, sandbox, endpoint, pane, dialog} = console;
  const FunctionName = 'notify-customers';
  const reserved = async () =>
    (await sandbox.client.send(new GetFunctionConcurrencyCommand({FunctionName}))).ReservedConcurrentExecutions;
  await pane('functions').filter(FunctionName);
  await pane('aliases').titled(/Aliases \d+ ── notify-customers/);
  press('!');
  await waitFor(/Stop all calls: reserve 0 +5 reserved → 0: every call throttled/);
  await dialog('Stop the bleeding').choose('Stop all calls');
  await waitFor('This stops the function');
  await sendReview(console, FunctionName);
  await waitFor(/Let calls run again +0: every call throttled → 5 reserved, as before/);
  expect(await reserved()).toBe(0);

  await dialog('Stop the bleeding').choose('Let calls run again');
  await waitFor('+ ReservedConcurrentExecutions: 5');
  await sendReview(console);
  await waitFor(/Stop all calls: reserve 0 +5 reserved/);
  expect(await reserved()).toBe(5);

  press('u');
  await sendReview(console, FunctionName);
  await waitFor('Let calls run again');
  expect(await reserved()).toBe(0);
  expect(endpoint.count('PutFunctionConcurrency')).toBe(3);
});

it('takes a reservation away when what was reserved before is not known, and says so', async () => {
  const console = await startConsole();
  const {press, waitFor, sandbox, pane} = console;
  await pane('functions').filter('nightly-report');
  await pane('aliases').titled(/Aliases \d+ ── nightly-report/);
  press('!');
  await waitFor(/Let calls run again +0: every call throttled → none reserved/);
  await waitFor('What was reserved before is not known here');
  press(keys.enter);
  await waitFor('Review: Give up reserved concurrency');
  await sendReview(console);
  await waitFor(/Stop all calls: reserve 0 +none reserved/);
  const answer = await sandbox.client.send(new GetFunctionConcurrencyCommand({FunctionName: 'nightly-report'}));
  expect(answer.ReservedConcurrentExecutions).toBeUndefined();
});
