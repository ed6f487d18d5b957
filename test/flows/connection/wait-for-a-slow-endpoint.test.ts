import {expect, it} from 'vitest';
import {keys, openConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

it("shows what is loading, works meanwhile, and never shows one region's answer for another", async () => {
  const {press, waitFor, text, endpoint, pane, detail} = await openConsole();
  const mend = endpoint.fail('ListFunctions', {kind: 'hold'});
  await waitFor('loading…');
  await pane('layers').titled(`Layers ${samples.layers.length} `);
  await pane('layers').focus();
  await detail.titled('image-tools');
  await pane('functions').focus();
  press('R');
  await waitFor('Enter do it');
  mend();
  press(`us-east-2`);
  await waitFor('▌us-east-2');
  press(keys.enter);
  await waitFor('No functions in this account and region');
  endpoint.release();
  const before = endpoint.count('ListFunctions');
  press('r');
  await waitFor(() => endpoint.count('ListFunctions') > before && endpoint.underWay('ListFunctions') === 0);
  await pane('functions').titled('Functions 0 ');
  expect(text()).toContain('us-east-2');
  expect(text()).not.toContain('orders-api');
});
