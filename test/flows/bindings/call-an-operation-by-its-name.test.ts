import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('calls an operation by its name, and shows what it answers', async () => {
  const {press, waitFor, endpoint} = await startConsole();
  press(':');
  await waitFor('type to find');
  press('GetAccountSettings');
  await waitFor(/▌.* GetAccountSettings/);
  const before = endpoint.count('GetAccountSettings');
  press(keys.enter);
  await waitFor('"AccountLimit"');
  expect(endpoint.count('GetAccountSettings')).toBe(before + 1);
});

it('goes to where a list is shown that is called by its name, and back', async () => {
  const {press, waitFor, pane} = await startConsole();
  press(':');
  await waitFor('type to find');
  press('ListCodeSigningConfigs');
  await waitFor(/▌.* ListCodeSigning/);
  press(keys.enter);
  await pane('code-signing-configs').shows('No code signing configurations in this region.');
  press(keys.esc);
  await pane('functions').titled(/Functions \d/);
});
