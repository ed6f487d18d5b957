import {expect, it, vi} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('leaves a running invocation with Esc, and shows its answer when it arrives', async () => {
  const {press, waitFor, text, endpoint} = await startConsole();
  endpoint.fail('Invoke', {kind: 'hold'});
  press(`/stock-sync${keys.enter}`);
  await waitFor('── stock-sync');
  press('i');
  await waitFor('Invoke stock-sync');
  press(keys.ctrlS);
  await waitFor(/running for [\d.]+ (ms|s)/);
  expect(text()).toContain('the function may still run');
  press(keys.esc);
  await waitFor(' stock-sync may still run');
  expect(text()).not.toContain('running for');

  await vi.waitFor(() => expect(endpoint.count('Invoke')).toBe(1));
  endpoint.release();
  await waitFor('stock-sync answered');
  press('I');
  await waitFor(/✓ RequestResponse 200/);
  press(keys.enter);
  await waitFor(/✓ 200 · version \$LATEST/);
  expect(endpoint.count('Invoke')).toBe(1);
});
