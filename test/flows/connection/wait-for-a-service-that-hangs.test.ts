import {expect, it} from 'vitest';
import {keys, openConsole, startConsole} from '../../support/console.ts';

it('says for how long a list has not come, is left by Esc, and reads it when that is asked for', async () => {
  const {press, waitFor, text, endpoint, pane} = await openConsole();
  const mend = endpoint.fail('ListFunctions', {kind: 'hold'});
  await waitFor(/loading… \d+ s · Esc stops waiting/);
  press(keys.esc);
  await waitFor('ListFunctions was stopped');
  expect(text()).toContain('Press r to read it');
  mend();
  press('r');
  await pane('functions').titled(/Functions [1-9]\d* /);
  expect(text()).not.toContain('was stopped');
});

it('says for how long Detail has waited for what it lacks', async () => {
  const {press, endpoint, pane, detail} = await startConsole();
  endpoint.fail('GetPolicy', {kind: 'hold'});
  await pane('functions').focus();
  press('j');
  await detail.titled(/waiting \d+ s/);
  endpoint.release();
});

it('says for how long a form has waited for what is there now, and is left by Esc', async () => {
  const {press, waitFor, gone, endpoint} = await startConsole();
  endpoint.fail('GetFunctionConfiguration', {kind: 'hold'});
  press('e');
  await waitFor(/Reading what is there now… \d+ s · Esc gives up/);
  press(keys.esc);
  await gone('Reading what is there now');
  endpoint.release();
});
