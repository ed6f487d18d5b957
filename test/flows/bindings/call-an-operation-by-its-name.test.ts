import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.tsx';

it('calls an operation by its name, and shows what it answers', async () => {
  const {press, waitFor, endpoint} = await startConsole();
  press(':');
  await waitFor('type to find');
  press('ListCodeSigningConfigs');
  await waitFor(/▌.* ListCodeSigning/);
  press(keys.enter);
  await waitFor('Ctrl-S');
  press(keys.ctrlS);
  await waitFor('"CodeSigningConfigs": []');
  expect(endpoint.count('ListCodeSigningConfigs')).toBe(1);
});
