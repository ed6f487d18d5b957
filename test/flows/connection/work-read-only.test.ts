import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

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

it('offers no change at the foot of the screen while it is read-only, and says why on its key', async () => {
  const {press, waitFor, screen, detail} = await startConsole({args: ['--read-only']});
  await detail.titled('clickstream-ingest');
  const offered = () => screen().at(-1) ?? '';
  await waitFor(() => offered().includes('z zoom'));
  expect(offered()).not.toMatch(/ (i invoke|n create|e edit|p publish)/);
  press('e');
  await waitFor('Edit function: this session is read-only; W leaves that for 10 minutes');
  press('W');
  await waitFor('Changes are possible');
  press(keys.esc);
  await waitFor(() => offered().includes('n create '));
});

it('puts no alarm, changes none and deletes none while it is read-only, and says so', async () => {
  const {press, waitFor, detail, endpoint} = await startConsole({
    ...{columns: 160, args: ['--read-only', '--function', 'orders-api']},
  });
  await detail.tab('Alarms');
  await detail.focus();
  await waitFor(/orders-api-errors +✗ ALARM/);
  await detail.select('orders-api-errors');
  press('e');
  await waitFor('Edit the alarm: this session is read-only');
  press('D');
  await waitFor('Delete the alarm: this session is read-only');
  await detail.select('Throttles');
  press(keys.enter);
  await waitFor('PutMetricAlarm: this session is read-only');
  expect([endpoint.count('PutMetricAlarm'), endpoint.count('DeleteAlarms')]).toEqual([0, 0]);
});
