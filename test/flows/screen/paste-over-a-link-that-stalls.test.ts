import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openOrders} from '../../support/operate.ts';

it('takes nothing for keys of a paste that does not end, says what ends it, and then has all of it', async () => {
  const console = await openOrders();
  const {press, waitFor, gone, pane, dialog, endpoint} = console;
  await pane('functions').focus();
  press('/');
  await waitFor('/orders-api');
  const before = endpoint.calls.length;
  press('\u001B[200~line1\n');
  await waitFor('A paste has not ended');
  for (const key of ['q', 'i', keys.ctrlS, keys.ctrlC, keys.enter, 'D']) press(key);
  await waitFor('type Esc [ 2 0 1 ~');
  expect([dialog('Quit').title(), dialog('Invoke').title(), dialog('Delete').title()]).toEqual(['', '', '']);
  press('\u001B[201~');
  await gone('A paste has not ended');
  await waitFor('line1 qi');
  expect(endpoint.calls.slice(before).filter(({operation}) => !/^(List|Get|Describe)/.test(operation))).toEqual([]);
});
