import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';

it('finds a function by typing and reads its environment', async () => {
  const {press, waitFor, text, output, pane, detail} = await startConsole();
  press('/ordapi');
  await pane('functions').titled(`Functions 1/${samples.functions.length} /ordapi`);
  press(`${keys.enter}${keys.enter}`);
  await detail.tab('Env');
  await waitFor(/PAYMENT_API_KEY +••••••••/);
  expect(output()).not.toContain('demo-key');

  await detail.select('PAYMENT_API_KEY');
  press(keys.enter);
  await waitFor(/PAYMENT_API_KEY +demo-key-4f9c2b7e61d84a05/);
  expect(text()).toMatch(/SESSION_SECRET +••••••••/);

  press('[');
  await waitFor(() => ![undefined, 'Env'].includes(detail.openTab()));
  press(']');
  await waitFor(() => detail.openTab() === 'Env');
  await waitFor(/PAYMENT_API_KEY +••••••••/);
  expect(text()).not.toContain('demo-key');
});
