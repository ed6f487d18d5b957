import {expect, it} from 'vitest';
import {keys, openConsole} from '../support/console.tsx';

it("shows what is loading, works meanwhile, and never shows one region's answer for another", async () => {
  const {press, waitFor, text, endpoint} = await openConsole();
  const mend = endpoint.fail('ListFunctions', {kind: 'hold'});
  await waitFor('loading…');
  await waitFor('4 Layers 3 ');
  press('4');
  await waitFor('6 image-tools');
  press('1R');
  await waitFor('Enter do it');
  mend();
  press(`us-east-2`);
  await waitFor('▌us-east-2');
  press(keys.enter);
  await waitFor('No functions in this account and region');
  endpoint.release();
  press('r');
  await waitFor('1 Functions 0 ');
  expect(text()).toContain('us-east-2');
  expect(text()).not.toContain('orders-api');
});
