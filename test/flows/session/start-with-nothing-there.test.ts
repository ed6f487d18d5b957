import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.ts';
import {panes} from '../../support/panes.ts';

it('says of every pane that it is empty, and why a key cannot do anything there', async () => {
  const {press, waitFor, text, pane} = await startConsole({sandbox: {seed: false}});
  await waitFor('No functions in this account and region');
  await waitFor('No layers in this region');
  expect(text()).toContain('No function is selected.');
  expect(text()).toContain('no function selected');
  press('i');
  await waitFor('Invoke: no function is selected');
  press('J');
  await waitFor('Show as JSON: no function is selected');
  for (const {name} of panes) {
    await pane(name).focus();
    press('\r]]jjGjk');
  }
  await pane('functions').focus();
  await pane('functions').titled('Functions 0 ');
});
