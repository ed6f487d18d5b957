import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {focusOption, invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('lists the versions and the aliases with their weights, and invokes the one that is chosen', async () => {
  const console = await startConsole();
  const {press, waitFor, pane} = console;
  press(`/orders-api${keys.enter}`);
  await pane('aliases').titled('Aliases 2 ── orders-api');
  press('i');
  await waitFor('Invoke orders-api');
  await focusOption(console, 'Qualifier');
  press(keys.pick);
  await waitFor('live  alias → 2 (90 %), 3 (10 %)  What customers get');
  await waitFor(/3 · canary build · \d+\w ago/);
  await waitFor('$LATEST');
  press(`canary${keys.enter}`);
  await waitFor(/▌Qualifier +canary/);
  press(keys.ctrlS);
  await waitFor(/✓ 200/);
  expect(invocations(console)[0]?.url.searchParams.get('Qualifier')).toBe('canary');
});

it('takes a qualifier that is not listed, and says when the list may not be read', async () => {
  const console = await openWorkbench();
  const {press, waitFor, endpoint} = console;
  endpoint.fail(
    'ListAliases',
    toRefusal(403, 'AccessDeniedException', 'not authorized to perform: lambda:ListAliases'),
  );
  await focusOption(console, 'Qualifier');
  press(keys.pick);
  await waitFor(/✗ ListAliases (was|is) not allowed/);
  press('unlisted');
  await waitFor('not listed: Enter takes it as it is typed');
  press(keys.enter);
  await waitFor(/▌Qualifier +unlisted/);
  press(keys.ctrlS);
  await waitFor(() => invocations(console).length === 1);
  expect(invocations(console)[0]?.url.searchParams.get('Qualifier')).toBe('unlisted');
});

it('turns the type with the arrow, or picks it, and queues an event', async () => {
  const console = await openWorkbench();
  const {press, waitFor} = console;
  await focusOption(console, 'InvocationType');
  press(keys.right);
  await waitFor('‹ Event ›');
  press(keys.enter);
  await waitFor(/│ ResponseStream/);
  press(`dry${keys.enter}`);
  await waitFor('‹ DryRun ›');
  press(`${keys.enter}event${keys.enter}`);
  await waitFor('‹ Event ›');
  press(keys.run);
  await waitFor('✓ 202');
  expect(invocations(console)[0]?.headers['x-amz-invocation-type']).toBe('Event');
});

it('refuses a qualifier that none can be at its place, and sends nothing', async () => {
  const console = await openWorkbench();
  const {press, waitFor} = console;
  await focusOption(console, 'Qualifier');
  press('not one!');
  press(keys.ctrlS);
  await waitFor('✗ is not allowed here: a version number');
  await waitFor('Nothing was sent: see the marked field.');
  expect(invocations(console)).toEqual([]);
});
