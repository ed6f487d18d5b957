import {expect, it} from 'vitest';
import type {SandboxOptions} from '../../../src/sandbox/index.ts';
import {keys, startConsole} from '../../support/console.ts';
import {samples} from '../../support/samples.ts';
import {functionInput} from '../../support/sandbox.ts';

it('shows a function as JSON with its secrets masked until v is pressed', async () => {
  const {press, waitFor, output, pane, detail} = await startConsole();
  await pane('functions').filter('orders-api');
  await detail.titled('orders-api');
  press('J');
  await waitFor('orders-api as JSON');
  await waitFor('"PAYMENT_API_KEY": "••••••••"');
  expect(output()).not.toContain('demo-key');
  press('v');
  await waitFor('"PAYMENT_API_KEY": "demo-key-4f9c2b7e61d84a05"');
  press('v');
  await waitFor('"PAYMENT_API_KEY": "••••••••"');
  press(keys.esc);
  await pane('functions').titled(`Functions 1/${samples.functions.length}`);
});

it('shows values that are longer than the screen is wide whole, and scrolls to the end and back', async () => {
  const secret = `${'long '.repeat(60)}end`;
  const variables = Object.fromEntries(Array.from({length: 10}, (_, index) => [`KEY_${index}`, secret]));
  const seed: SandboxOptions['seed'] = async () => [
    {operation: 'CreateFunction', input: await functionInput('wordy', {Environment: {Variables: variables}})},
  ];
  const {press, waitFor} = await startConsole({sandbox: {seed}, columns: 80, rows: 24});
  press('J');
  await waitFor('wordy as JSON');
  press('v');
  await waitFor('"KEY_0"');
  await waitFor(/long end",/);
  press('G');
  await waitFor(/^│ \}/m);
  press('k');
  await waitFor(rows => !rows.some(row => row.startsWith('│ }')));
});
