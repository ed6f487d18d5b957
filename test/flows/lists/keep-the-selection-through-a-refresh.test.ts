import {CreateFunctionCommand, DeleteFunctionCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.tsx';
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
