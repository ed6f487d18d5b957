import {expect, it} from 'vitest';
import {focusOption, invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('gives the handler a client context typed as JSON, and the service a tenant', async () => {
  const console = await openWorkbench({}, {TenancyConfig: {TenantIsolationMode: 'PER_TENANT'}});
  const {press, paste, waitFor} = console;
  await focusOption(console, 'ClientContext');
  paste('{"client": {"app_title": "Büro-4711"}}');
  await waitFor('"Büro-4711"');
  await focusOption(console, 'TenantId');
  press('tenant-blue');
  await waitFor('tenant-blue');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  await waitFor('"tenant": "tenant-blue"');
  await waitFor('Büro-4711');
  const [call] = invocations(console);
  expect(call?.headers['x-amz-tenant-id']).toBe('tenant-blue');
  expect(call?.headers['x-amz-log-type']).toBe('Tail');
});

it('refuses a client context that is no JSON or too large at its place, and sends nothing', async () => {
  const console = await openWorkbench();
  const {press, paste, waitFor} = console;
  await focusOption(console, 'ClientContext');
  paste('{"client": }');
  press(keys.ctrlS);
  await waitFor(/✗ not JSON: value expected at line/);
  press(keys.ctrlU);
  paste(JSON.stringify({client: 'x'.repeat(3000)}));
  press(keys.ctrlS);
  await waitFor(/✗ 4,020 bytes in base64; at most 3,583/);
  await waitFor('Nothing was sent');
  expect(invocations(console)).toEqual([]);
});

it('asks for no log when told so', async () => {
  const console = await openWorkbench();
  const {press, waitFor} = console;
  await focusOption(console, 'LogType');
  press(keys.right);
  await waitFor('‹ None ›');
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console)[0]?.headers['x-amz-log-type']).toBe('None');
});
