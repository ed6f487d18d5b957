import {CreateFunctionCommand, LambdaClient} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {call, fillIn, openOrders, send} from '../../support/operate.ts';
import {samples} from '../../support/samples.ts';
import {credentials, functionInput} from '../../support/sandbox.ts';

async function goTo({press, waitFor}: RunningConsole, region: string): Promise<void> {
  press('R');
  await waitFor('type to find');
  press(region);
  await waitFor(`▌${region}`);
  press(keys.enter);
  await waitFor(`environment  region ${region}`);
}

it('puts back a change through the connection it was made through, and through no other', async () => {
  const console = await openOrders();
  const {press, waitFor, endpoint} = console;
  await call(console, 'PutFunctionConcurrency');
  await fillIn(console, [['ReservedConcurrentExecutions', '7']]);
  await send(console);
  await goTo(console, 'eu-central-1');
  press('u');
  await waitFor(/Reserve concurrency was done through another connection \(.*eu-west-1/);
  await goTo(console, 'eu-west-1');
  await waitFor('orders-api');
  press('u');
  await waitFor('Review: Undo: Reserve concurrency');
  expect(endpoint.count('PutFunctionConcurrency')).toBe(1);
});

it('offers the draft of a change through the connection it was typed for only, that of something new through any', async () => {
  const console = await openOrders();
  const {press, waitFor, sandbox} = console;
  const elsewhere = new LambdaClient({region: 'eu-central-1', endpoint: sandbox.url, credentials});
  await elsewhere.send(new CreateFunctionCommand(await functionInput('orders-api')));
  elsewhere.destroy();
  press('e');
  await fillIn(console, [['Description', 'only in the west']]);
  press(keys.esc);
  await waitFor('What you typed is kept');
  press('n');
  await fillIn(console, [['FunctionName', 'somewhere']]);
  press(keys.esc);
  await waitFor('What you typed is kept');
  await goTo(console, 'eu-central-1');
  await waitFor('▌orders-api');
  press('e');
  await waitFor('Edit function');
  await waitFor('MemorySize');
  expect(console.text()).not.toContain('only in the west');
  press(keys.esc);
  await waitFor(' i invoke');
  press('n');
  await waitFor('This is what you had typed before');
  await waitFor('somewhere');
});

it('goes on with a change to several through the connection it was reviewed for, and opens no results that were closed', async () => {
  const console = await startConsole();
  const {press, waitFor, endpoint, pane, gone} = console;
  press('      ');
  await pane('functions').titled(`Functions ${samples.functions.length} ◆6`);
  const recover = endpoint.fail('PutFunctionConcurrency', {kind: 'hold'});
  await call(console, 'PutFunctionConcurrency');
  await fillIn(console, [['ReservedConcurrentExecutions', '7']]);
  press(keys.ctrlS);
  await waitFor('for 6 marked items');
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor('0 of 6 done');
  press(keys.esc);
  await gone('of 6 done');
  await goTo(console, 'eu-central-1');
  await waitFor('No functions in this account and region');
  recover();
  endpoint.release();
  await waitFor('Reserve concurrency (environment eu-west-1): 6 done.');
  expect(console.text()).not.toContain('of 6 done');
  expect(endpoint.count('PutFunctionConcurrency')).toBe(6);
});
