import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('leaves a running invocation with Esc, and shows its answer when it arrives', async () => {
  const {press, waitFor, text, endpoint, pane} = await startConsole();
  endpoint.fail('Invoke', {kind: 'hold'});
  await pane('functions').filter('stock-sync');
  await waitFor('── stock-sync');
  press('i');
  await waitFor('Invoke stock-sync');
  press(keys.ctrlS);
  await waitFor(/running for [\d.]+ (ms|s)/);
  expect(text()).toContain('the function may still run');
  press(keys.esc);
  await waitFor(' stock-sync may still run');
  expect(text()).not.toContain('running for');

  await waitFor(() => endpoint.count('Invoke') >= 1);
  endpoint.release();
  await waitFor('stock-sync answered');
  press('I');
  await waitFor(/✓ RequestResponse 200/);
  press(keys.enter);
  await waitFor(/✓ 200 · version \$LATEST/);
  expect(endpoint.count('Invoke')).toBe(1);
});

it('leaves the filter being typed in view when an answer comes, and tells of the answer after it', async () => {
  const {press, waitFor, endpoint, pane} = await startConsole();
  endpoint.fail('Invoke', {kind: 'hold'});
  await pane('functions').filter('stock-sync');
  await waitFor('── stock-sync');
  press('i');
  await waitFor('Invoke stock-sync');
  press(keys.ctrlS);
  await waitFor(/running for [\d.]+ (ms|s)/);
  await waitFor(() => endpoint.count('Invoke') >= 1);
  press(keys.esc);
  await waitFor(' stock-sync may still run');
  press('/');
  await waitFor('Enter keeps');
  endpoint.release();
  await pane('log').titled(/Log ── stock-sync ── \d+ lines/);
  press('s');
  await waitFor(/ \/stock-syncs .*Enter keeps/);
  press(`${keys.backspace}${keys.enter}`);
  await waitFor('stock-sync answered');
});
