import {CreateFunctionCommand, DeleteFunctionCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {startConsole} from '../support/console.tsx';
import {functionInput} from '../support/sandbox.ts';

it('keeps the selection on its function when a refresh brings others before it', async () => {
  const {press, waitFor, text, sandbox} = await startConsole();
  await waitFor('▌clickstream-ingest');
  await waitFor('2 Versions 1 ── clickstream-ingest');
  await sandbox.client.send(new CreateFunctionCommand(await functionInput('a-new-one')));
  press('r');
  await waitFor('1 Functions 10 ');
  expect(text()).toContain('▌clickstream-ingest');
  expect(text()).toContain('6 clickstream-ingest');

  press('jjjj');
  await waitFor('6 notify-customers');
  await sandbox.client.send(new DeleteFunctionCommand({FunctionName: 'a-new-one'}));
  press('r');
  await waitFor('1 Functions 9 ');
  expect(text()).toContain('▌notify-customers');
  expect(text()).toContain('6 notify-customers');
});

it('moves to the neighbour of a function that has gone', async () => {
  const {press, waitFor, text, sandbox} = await startConsole();
  press('jjjj');
  await waitFor('2 Versions 2 ── notify-customers');
  await sandbox.client.send(new DeleteFunctionCommand({FunctionName: 'notify-customers'}));
  press('r');
  await waitFor('1 Functions 8 ');
  await waitFor('6 orders-api');
  expect(text()).toContain('▌orders-api');
});
