import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('quits at once with q when nothing would be lost', async () => {
  const {press, waitFor, exited, terminal} = await startConsole();
  press('q');
  expect(await exited).toBe(0);
  await waitFor(() => !terminal.isAlternate());
});

it('asks before an invocation under way is left, and stays when told so', async () => {
  const {press, waitFor, endpoint, exited, detail, gone, dialog} = await startConsole();
  await detail.titled('clickstream-ingest');
  endpoint.fail('Invoke', {kind: 'hold'});
  press('i');
  await waitFor('Ctrl-S send');
  press(keys.ctrlS);
  await waitFor('running for');
  press(keys.ctrlC);
  await waitFor('Quit? 1 invocation is under way');
  press(keys.enter);
  await gone('Quit?');
  press('qq');
  await waitFor('Quit? 1 invocation is under way');
  await dialog('Quit?').choose('Quit');
  expect(await exited).toBe(0);
});

it('is not kept from leaving by the question when Ctrl-C is pressed again', async () => {
  const {press, waitFor, endpoint, exited, detail} = await startConsole();
  await detail.titled('clickstream-ingest');
  endpoint.fail('Invoke', {kind: 'hold'});
  press('i');
  await waitFor('Ctrl-S send');
  press(keys.ctrlS);
  await waitFor('running for');
  press(keys.ctrlC);
  await waitFor('Quit? 1 invocation is under way');
  press(keys.ctrlC);
  expect(await exited).toBe(130);
});

it('comes back to a form that was being filled in when it is told to stay', async () => {
  const {press, paste, waitFor, detail} = await startConsole();
  await detail.titled('clickstream-ingest');
  press('i');
  await waitFor('Ctrl-S send');
  paste('{"orderId": 4711}');
  await waitFor('{"orderId": 4711}');
  press(keys.ctrlC);
  await waitFor('Quit? a form is not sent');
  press(keys.enter);
  await waitFor('{"orderId": 4711}');
});
