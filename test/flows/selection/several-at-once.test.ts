import {GetFunctionConcurrencyCommand, ListVersionsByFunctionCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {call, fillIn, openOrders} from '../../support/operate.ts';
import {samples} from '../../support/samples.ts';
import {searchFor} from '../../support/search-for.ts';

it('changes all marked functions with one review, and leaves those that failed marked', async () => {
  const console = await startConsole();
  const {press, waitFor, endpoint, sandbox, pane, gone} = console;
  const reserved = async (FunctionName: string) => {
    const answer = await sandbox.client.send(new GetFunctionConcurrencyCommand({FunctionName}));
    return answer.ReservedConcurrentExecutions;
  };
  press('   ');
  await pane('functions').titled(`Functions ${samples.functions.length} ◆3`);
  endpoint.fail(
    'PutFunctionConcurrency',
    toRefusal(403, 'AccessDeniedException', 'not authorized to perform: lambda:PutFunctionConcurrency'),
    ({url}) => url.pathname.includes('fraud-scoring'),
  );

  await call(console, 'PutFunctionConcurrency');
  await fillIn(console, [['ReservedConcurrentExecutions', '7']]);
  press(keys.ctrlS);
  const review = await waitFor('for 3 marked items');
  for (const name of ['clickstream-ingest', 'fraud-scoring', 'image-resizer'])
    expect(review.join('\n')).toContain(name);
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor('2 of 3 done, 1 failed');
  await waitFor(/✗ fraud-scoring: .*not authorized/);

  expect(await reserved('clickstream-ingest')).toBe(7);
  expect(await reserved('image-resizer')).toBe(7);
  expect(await reserved('fraud-scoring')).toBeUndefined();
  expect(endpoint.count('PutFunctionConcurrency')).toBe(3);
  press('y');
  await waitFor(/Sent to the terminal: .*2 of 3 done, 1 failed/);
  await searchFor(console, 'fraud', /1 of 1 · n N/);
  press(`${keys.esc}${keys.enter}`);
  await pane('functions').titled(`Functions ${samples.functions.length} ◆1`);
  press(keys.esc);
  await gone('◆');
});

it('puts a change to several back, with a command that names what it is for', async () => {
  const console = await startConsole();
  const {press, waitFor, gone} = console;
  press('  ');
  await waitFor('◆2');
  await call(console, 'TagResource');
  await fillIn(console, [['+ Tags', 'owner=ops']]);
  press(keys.ctrlS);
  await waitFor('For the first of them:');
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor('2 of 2 done');
  await waitFor('u puts it back');
  press(keys.enter);
  await gone('2 of 2 done');
  press('u');
  await waitFor('Review: Undo: Add or change tags');
  await waitFor(/untag-resource --resource arn:\S+:clickstream-ingest --tag-keys/);
});

it('deletes several versions with one review that says what leads to each, and never the function', async () => {
  const console = await openOrders();
  const {press, waitFor, sandbox, gone, pane} = console;
  await pane('versions').focus();
  await waitFor(/▌ *\$LATEST/);
  press('    ');
  await waitFor('◆4');
  press('a');
  await waitFor('Actions on 4 marked versions');
  press(keys.esc);
  await gone('Actions on');
  press('D');
  await waitFor(/Left out: orders-api:\$LATEST/);
  await waitFor('for 3 marked items');
  await waitFor('orders-api:2: Alias that leads here: live');
  await waitFor('orders-api:3: Alias that leads here: canary');
  await waitFor('Type 3 and press Enter');
  press('3');
  await waitFor('to send: 3');
  press(keys.enter);
  await waitFor('1 of 3 done, 2 failed');
  const {Versions = []} = await sandbox.client.send(new ListVersionsByFunctionCommand({FunctionName: 'orders-api'}));
  expect(Versions.map(({Version}) => Version)).toEqual(['$LATEST', '2', '3']);
});

it('refuses to change several at once what is different for each', async () => {
  const {press, waitFor} = await startConsole();
  press('  ');
  await waitFor('◆2');
  press('e');
  await waitFor('it works on one function, and 2 are marked');
});
