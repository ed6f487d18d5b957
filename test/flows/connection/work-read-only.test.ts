import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.tsx';

it('says so on a narrow screen, too, whatever else the first row has to leave out', async () => {
  const {waitFor} = await startConsole({args: ['--read-only'], columns: 60, rows: 15});
  await waitFor(/^ lambdeck .* read-only /);
});

it('refuses to invoke when it is read-only, saying so, and sends nothing', async () => {
  const {press, waitFor, text, endpoint, detail} = await startConsole({args: ['--read-only']});
  expect(text()).toContain('read-only');
  await detail.titled('clickstream-ingest');
  press('i');
  await waitFor('Invoke: this session is read-only');
  press('a');
  await waitFor('Invoke (this session is read-only)');
  expect(endpoint.count('Invoke')).toBe(0);
});
