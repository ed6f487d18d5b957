import {expect, it} from 'vitest';
import {keys, startConsole} from '../support/console.tsx';

it('finds a function by typing and reads its environment', async () => {
  const {press, waitFor, text, output} = await startConsole();
  press('/ordapi');
  await waitFor('1 Functions 2/9 /ordapi');
  press(`${keys.enter}${keys.enter}]]`);
  await waitFor(/\[Env\]/);
  await waitFor(/PAYMENT_API_KEY +••••••••/);
  expect(output()).not.toContain('demo-key');

  press(`jjj${keys.enter}`);
  await waitFor(/PAYMENT_API_KEY +demo-key-4f9c2b7e61d84a05/);
  expect(text()).toMatch(/SESSION_SECRET +••••••••/);

  press('[');
  await waitFor(/\[Config\]/);
  press(']');
  await waitFor(/\[Env\]/);
  await waitFor(/PAYMENT_API_KEY +••••••••/);
  expect(text()).not.toContain('demo-key');
});
