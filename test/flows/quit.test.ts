import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('quits at once with q when nothing would be lost', async () => {
  const {press, waitFor, exited, terminal} = await startConsole();
  press('q');
  expect(await exited).toBe(0);
  await waitFor(() => !terminal.isAlternate());
});

it('asks before an invocation under way is left, and stays when told so', async () => {
  const {press, waitFor, endpoint, exited} = await startConsole();
  await waitFor('6 clickstream-ingest');
  endpoint.fail('Invoke', {kind: 'hold'});
  press('i');
  await waitFor('Ctrl-S send');
  press(keys.ctrlS);
  await waitFor('running for');
  press(keys.ctrlC);
  await waitFor('Quit? 1 invocation is under way');
  press(keys.enter);
  await waitFor(rows => !rows.join().includes('Quit?'));
  press('q');
  await waitFor('Quit? 1 invocation is under way');
  press(`${keys.down}${keys.enter}`);
  expect(await exited).toBe(0);
});
