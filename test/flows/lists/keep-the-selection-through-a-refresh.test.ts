import {CreateFunctionCommand, DeleteFunctionCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';
import {functionInput} from '../../support/sandbox.ts';

it('keeps the selection on its function when a refresh brings others before it', async () => {
  const {press, waitFor, text, sandbox, pane, detail} = await startConsole();
  await waitFor('▌clickstream-ingest');
  await pane('versions').titled('Versions 1 ── clickstream-ingest');
  await sandbox.client.send(new CreateFunctionCommand(await functionInput('a-new-one')));
  press('r');
  await pane('functions').titled(`Functions ${samples.functions.length + 1} `);
  expect(text()).toContain('▌clickstream-ingest');
  expect(detail.title()).toContain('clickstream-ingest');

  press('jjjj');
  await detail.titled('notify-customers');
  await sandbox.client.send(new DeleteFunctionCommand({FunctionName: 'a-new-one'}));
  press('r');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  expect(text()).toContain('▌notify-customers');
  expect(detail.title()).toContain('notify-customers');
});

it('moves to the neighbour of a function that has gone', async () => {
  const {press, text, sandbox, pane, detail} = await startConsole();
  press('jjjj');
  await pane('versions').titled('Versions 2 ── notify-customers');
  await sandbox.client.send(new DeleteFunctionCommand({FunctionName: 'notify-customers'}));
  press('r');
  await pane('functions').titled(`Functions ${samples.functions.length - 1} `);
  await detail.titled('orders-api');
  expect(text()).toContain('▌orders-api');
});

it('moves to the neighbour also of a function whose place has changed since the cursor came to it', async () => {
  const {press, text, sandbox, pane, detail, waitFor} = await startConsole({args: ['--function', 'orders-api']});
  await detail.titled('orders-api');
  await waitFor('▌orders-api');
  await pane('functions').titled(`Functions ${samples.functions.length} `);
  await sandbox.client.send(new DeleteFunctionCommand({FunctionName: 'orders-api'}));
  press('r');
  await pane('functions').titled(`Functions ${samples.functions.length - 1} `);
  await detail.titled('payments-worker');
  expect(text()).toContain('▌payments-worker');
});

it('moves to the neighbour of the only one that a filter found, once that has gone and the filter too', async () => {
  const {press, sandbox, pane, detail, waitFor} = await startConsole();
  await pane('functions').filter('orders-api');
  await detail.titled('orders-api');
  await pane('versions').titled('Versions 4 ── orders-api');
  await sandbox.client.send(new DeleteFunctionCommand({FunctionName: 'orders-api'}));
  press('r');
  await waitFor('Nothing matches orders-api');
  press(keys.esc);
  await detail.titled('payments-worker');
});
