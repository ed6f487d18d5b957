import {expect, it} from 'vitest';
import {invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('has what was sent after the connection was lost, and sends it when that is back', async () => {
  const console = await openWorkbench();
  const {press, waitFor, endpoint} = console;
  press('{"say": "again"}');
  await waitFor('{"say": "again"}');
  await endpoint.stop();
  press(keys.ctrlS);
  await waitFor('Invoke could not be sent');
  press(keys.esc);
  await endpoint.restart();
  await waitFor(' i invoke');
  press('i');
  await waitFor('{"say": "again"}');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console).at(-1)?.body).toBe('{"say": "again"}');
});

it('comes back with its options and its place as it was left', async () => {
  const {press, waitFor} = await openWorkbench();
  press('{"say": 1}');
  press(`${keys.tab}${keys.tab}${keys.right}`);
  await waitFor('‹ Event ›');
  press(keys.esc);
  await waitFor('What you typed is kept');
  press('i');
  await waitFor('‹ Event ›');
  await waitFor('▌InvocationType');
  await waitFor('{"say": 1}');
});
