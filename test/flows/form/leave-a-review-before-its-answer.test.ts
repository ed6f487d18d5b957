import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {fillIn, openOrders} from '../../support/operate.ts';

it('keeps a later review of the same operation, and what was typed for it, when an earlier one that was left is answered', async () => {
  const console = await openOrders();
  const {press, waitFor, text, endpoint, pane} = console;
  endpoint.fail('UpdateAlias', {kind: 'hold'}, call => call.url.pathname.endsWith('/canary'));
  await pane('aliases').focus();
  await pane('aliases').select('canary');
  press('e');
  await fillIn(console, [['Description', 'first']]);
  press(keys.ctrlS);
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor('sent once; waiting');
  press(keys.esc);
  await waitFor('not waited for any more');
  await pane('aliases').select('live');
  press('e');
  await fillIn(console, [['Description', 'second']]);
  press(keys.ctrlS);
  await waitFor(/\+ Description: second/);
  endpoint.release();
  await waitFor('Edit alias: done');
  expect(text()).toContain('+ Description: second');
  expect(text()).toContain('Enter sends it');
});

it('ends what a review reads when it is left, so that a later one shows only what depends on its own target', async () => {
  const {press, waitFor, text, endpoint, pane} = await openOrders();
  await pane('versions').focus();
  await pane('versions').select('3');
  const answerAgain = endpoint.fail('ListAliases', {kind: 'hold'});
  press('D');
  await waitFor('Type orders-api:3');
  await waitFor(() => endpoint.underWay('ListAliases') > 0);
  answerAgain();
  press(keys.esc);
  press(keys.esc);
  await waitFor(() => endpoint.underWay('ListAliases') === 0);
  await pane('versions').select('2');
  press('D');
  await waitFor('Alias that leads here: live');
  expect(text().match(/Alias that leads here/g)).toHaveLength(1);
});
