import {GetAliasCommand, InvokeCommand, UpdateAliasCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole} from '../../support/console.ts';
import {openOrders, sendReview} from '../../support/operate.ts';

const FunctionName = 'orders-api';
const Name = 'live';

it('takes an alias back to the version it led to before, wherever that lies, with what each version ran beside it', async () => {
  const console = await openOrders();
  const {press, waitFor, endpoint, dialog} = console;
  await openRemedies(console);
  await waitFor(/▌\d {2}Take live to 2 alone +2 90% · 3 10% → 2 100%/);
  await waitFor(/\d {2}Take live to 3 alone +2 90% · 3 10% → 3 100%/);
  await waitFor('it leads there with a share now');
  await waitFor(/last hour: version 2: \d+ calls.* · version 3: /);
  await waitFor(/2, beside 3, differs in: .*MemorySize/);
  press('c');
  await dialog('Compare orders-api:2 with orders-api:3').shows(/MemorySize +256 +512/);
  await dialog('Compare orders-api:2 with orders-api:3').leave();
  press(keys.enter);
  await waitFor('RoutingConfig');
  await sendReview(console);
  // It has led to 2 all the time: what ran for it beside that is known by the metrics only.
  await waitFor(/▌\d {2}Take live back to 3 +2 → 3 100%/);
  await waitFor('which it led to before is not known here, but this one ran for it');
  expect(await readLive(console)).toEqual(['2', {}]);

  await dialog('Stop the bleeding').choose('Take live back to 3');
  await waitFor('+ FunctionVersion: 3');
  await sendReview(console);
  await waitFor(/▌\d {2}Take live back to 2 +3 → 2 100%/);
  await waitFor(/it led there until \d\d:\d\d/);
  await waitFor(/orders-api: Take live back to 3 at \d\d:\d\d · too early to tell/);
  expect(await readLive(console)).toEqual(['3', {}]);

  press('u');
  await waitFor('Review: Undo: Point alias to a version');
  await sendReview(console);
  await waitFor(/▌\d {2}Take live back to 3 +2 → 3 100%/);
  await waitFor(/it led there until \d\d:\d\d/);
  expect(await readLive(console)).toEqual(['2', {}]);
  expect(endpoint.count('UpdateAlias')).toBe(3);
});

it('credits no version with what another one ran, and names none as the one before when somebody else moved the alias', async () => {
  const console = await openOrders();
  const {press, waitFor, sandbox} = console;
  const moveTo = (FunctionVersion: string) =>
    sandbox.client.send(
      new UpdateAliasCommand({FunctionName, Name, FunctionVersion, RoutingConfig: {AdditionalVersionWeights: {}}}),
    );
  await moveTo('1');
  const payload = JSON.stringify({});
  for (let n = 0; n < 3; n++) {
    await sandbox.client.send(new InvokeCommand({FunctionName, Qualifier: Name, Payload: payload}));
  }
  await moveTo('2');
  await openRemedies(console);
  await waitFor('which it led to before is not known here, but this one ran for it · 3 calls in the last day');
  await waitFor(/last hour: version 2: .*version 1: 3 calls, until/);
  await waitFor(/\d {2}Take live back to 1 +2 → 1 100%/);
  press(keys.esc);
});

async function openRemedies({press, pane}: RunningConsole): Promise<void> {
  press('r');
  await pane('aliases').focus();
  await pane('aliases').select('live');
  press('!');
}

async function readLive({sandbox}: RunningConsole) {
  const {FunctionVersion, RoutingConfig} = await sandbox.client.send(new GetAliasCommand({FunctionName, Name}));
  return [FunctionVersion, RoutingConfig?.AdditionalVersionWeights ?? {}];
}
