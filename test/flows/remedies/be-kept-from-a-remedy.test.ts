import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';

it('sends nothing while the session is read-only, and says how to leave that', async () => {
  const {press, waitFor, endpoint, detail, gone, dialog} = await startConsole({args: ['--read-only']});
  await detail.titled('clickstream-ingest');
  press('!');
  await waitFor('read-only: W leaves that for 10 minutes');
  await dialog('Stop the bleeding').choose('Stop all calls');
  await waitFor('PutFunctionConcurrency: this session is read-only');
  press('W');
  await gone('read-only');
  await dialog('Stop the bleeding').choose('Stop all calls');
  await waitFor('Type clickstream-ingest and press Enter');
  press(keys.esc + keys.esc);
  await dialog('Stop the bleeding').shows('Stop all calls');
  press(keys.esc);
  await detail.titled(/clickstream-ingest/);
  expect(endpoint.count('PutFunctionConcurrency')).toBe(0);
});

it('offers what it can when some of the state may not be read, and names the permission', async () => {
  const {press, waitFor, endpoint, pane} = await startConsole();
  const denied = toRefusal(403, 'AccessDeniedException', 'User may not do this');
  endpoint.fail('GetFunctionConcurrency', denied);
  endpoint.fail('ListVersionsByFunction', denied);
  endpoint.fail('GetMetricData', denied);
  await pane('functions').filter('orders-api');
  await pane('aliases').titled(/Aliases \d+ ── orders-api/);
  press('!');
  await waitFor('? unknown (no permission: lambda:GetFunctionConcurrency)');
  await waitFor('not possible: its versions cannot be read');
  await waitFor('last hour: unknown');
});
