import {CreateEventSourceMappingCommand, ListEventSourceMappingsCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {sendReview} from '../../support/operate.ts';

const FunctionName = 'clickstream-ingest';

it('turns off one mapping, then on, and puts that back', async () => {
  const console = await startConsole();
  const {press, waitFor, endpoint, pane, detail, dialog} = console;
  const states = async () => readStates(console);
  await detail.titled('clickstream-ingest');
  await pane('mappings').focus();
  await waitFor('▌kinesis clicks');
  press('!');
  await waitFor(/▌\d {2}Disable kinesis clicks +Enabled → Disabled/);
  await waitFor('last result: PROBLEM: Function call failed');
  press(keys.enter);
  await waitFor('+ Enabled: false');
  await sendReview(console);
  await waitFor(/▌\d {2}Enable kinesis clicks +Disabled → Enabled/);
  expect(await states()).toEqual(['Disabled']);

  await dialog('Stop the bleeding').choose('Enable kinesis clicks');
  await waitFor('+ Enabled: true');
  await sendReview(console);
  await waitFor(/▌\d {2}Disable kinesis clicks +Enabled → Disabled/);
  expect(await states()).toEqual(['Enabled']);

  press('u');
  await waitFor('Review: Undo: Enable mapping');
  await sendReview(console);
  await waitFor(/Enable kinesis clicks/);
  expect(await states()).toEqual(['Disabled']);
  expect(endpoint.count('UpdateEventSourceMapping')).toBe(3);
});

it('turns all mappings off at once, once the number was typed, and all on again', async () => {
  const console = await startConsole();
  const {press, waitFor, sandbox, endpoint, detail, dialog} = console;
  for (const queue of ['one', 'two']) {
    const EventSourceArn = `arn:aws:sqs:eu-west-1:123456789012:${queue}`;
    await sandbox.client.send(new CreateEventSourceMappingCommand({FunctionName, EventSourceArn}));
  }
  await detail.titled('clickstream-ingest');
  press('!r');
  await waitFor(/Disable all 3 that are enabled +3 of 3 enabled → all disabled/);
  await dialog('Stop the bleeding').choose('Disable all 3');
  await waitFor('for 3 marked items:');
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor('Disable mapping: 3 done.');
  press(keys.enter);
  await waitFor(/Enable all 3 that are disabled/);
  expect(await readStates(console)).toEqual(['Disabled', 'Disabled', 'Disabled']);
  expect(endpoint.count('UpdateEventSourceMapping')).toBe(3);

  press('u');
  await waitFor('Review: Undo: Disable mapping');
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor('Undo: Disable mapping: 3 done.');
  press(keys.enter);
  await waitFor(/Disable all 3 that are enabled/);
  expect(await readStates(console)).toEqual(['Enabled', 'Enabled', 'Enabled']);
});

async function readStates({sandbox}: Awaited<ReturnType<typeof startConsole>>): Promise<(string | undefined)[]> {
  const answer = await sandbox.client.send(new ListEventSourceMappingsCommand({FunctionName}));
  return (answer.EventSourceMappings ?? []).map(({State}) => State);
}
