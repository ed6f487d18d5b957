import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

const held = 'GetFunctionConfiguration';

it('has in the form what was typed and pasted while what is there now was read', async () => {
  const {press, paste, waitFor, endpoint, detail, pane, dialog} = await startConsole();
  await pane('functions').filter('orders-api');
  await detail.titled('orders-api');
  const recover = endpoint.fail(held, {kind: 'hold'});
  press('e');
  await waitFor('Reading what is there now…');
  press(keys.ctrlU);
  press('quick ');
  paste('and pasted');
  press('!');
  await waitFor('9 keys wait');
  recover();
  endpoint.release();
  await dialog('Edit function').shows('quick and pasted!');
});

it('answers no review with what was typed ahead, and says so', async () => {
  const {press, waitFor, endpoint, detail, pane, dialog} = await startConsole();
  await pane('functions').filter('orders-api');
  await detail.titled('orders-api');
  const recover = endpoint.fail(held, {kind: 'hold'});
  press('e');
  await waitFor('Reading what is there now…');
  press(`${keys.ctrlU}new words`);
  press(`${keys.ctrlS}${keys.enter}`);
  await waitFor('12 keys wait');
  recover();
  endpoint.release();
  await dialog('Review').shows('new words');
  expect(endpoint.count('UpdateFunctionConfiguration')).toBe(0);
});

it('gives up waiting by Esc, and what was typed with it', async () => {
  const {press, waitFor, endpoint, detail, pane, gone, text} = await startConsole();
  await pane('functions').filter('orders-api');
  await detail.titled('orders-api');
  endpoint.fail(held, {kind: 'hold'});
  press('e');
  await waitFor('Reading what is there now…');
  press('qqq');
  await waitFor('3 keys wait');
  press(keys.esc);
  await gone('Reading what is there now…');
  expect(text()).not.toContain('qqq');
  endpoint.release();
});
