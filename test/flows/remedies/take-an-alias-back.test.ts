import {GetAliasCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.tsx';
import {openOrders, sendReview} from '../../support/operate.ts';

it('takes an alias back to the older of its two versions, then to the one before, with its traffic beside it', async () => {
  const console = await openOrders();
  const {press, waitFor, sandbox, endpoint} = console;
  const read = () => sandbox.client.send(new GetAliasCommand({FunctionName: 'orders-api', Name: 'live'}));
  press('3');
  await waitFor('▌canary');
  press('j');
  await waitFor('▌live');
  press('!');
  await waitFor(/▌3 {2}Take live back to the version before +2 90% · 3 10% → 2 100%/);
  await waitFor(/last hour: version 2: \d+ calls.* · version 3: /);
  press(keys.enter);
  await waitFor('RoutingConfig');
  await sendReview(console);
  await waitFor(/▌3 {2}Take live back to the version before +2 → 1 100%/);
  const back = await read();
  expect([back.FunctionVersion, back.RoutingConfig?.AdditionalVersionWeights ?? {}]).toEqual(['2', {}]);

  press('3');
  await waitFor('+ FunctionVersion: 1');
  await sendReview(console);
  await waitFor('not possible: there is no published version before 1');
  expect((await read()).FunctionVersion).toBe('1');
  press('3');
  await waitFor('Take live back to the version before: there is no published version before 1');

  press('u');
  await waitFor('Review: Undo: Point alias to a version');
  await sendReview(console);
  await waitFor(/3 {2}Take live back to the version before +2 → 1 100%/);
  expect((await read()).FunctionVersion).toBe('2');
  expect(endpoint.count('UpdateAlias')).toBe(3);
});
