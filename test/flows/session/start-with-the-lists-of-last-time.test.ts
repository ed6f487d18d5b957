import {expect, it} from 'vitest';
import {keys, openConsole, type RunningConsole, startConsole} from '../../support/console.ts';

const listed = ['ListFunctions', 'ListVersionsByFunction', 'ListAliases', 'ListEventSourceMappings'] as const;

it('shows the lists of a function that was looked at with their age until the service has told them, and finds and moves in them at once', async () => {
  const first = await lookAt('orders-api');
  const release = holdEach(first, listed);
  const {press, pane, text} = await openConsole({after: first});
  await pane('functions').filter('orders-api');
  for (const name of ['versions', 'aliases']) await pane(name).titled(/ \d+ from \d+ s ago/);
  await pane('detail').shows('The service has not told of it yet.');
  await pane('aliases').focus();
  await pane('aliases').filter('can');
  await pane('aliases').shows(/▌canary +3/);
  await pane('versions').focus();
  press('j');
  await pane('versions').shows('▌3');
  expect(text()).not.toMatch(/is selected|canary build/);
  release('ListFunctions');
  await pane('functions').titled(/Functions 1\/\d+ (?!from)/);
  await pane('versions').titled(/Versions 4 from/);
  release('ListVersionsByFunction', 'ListAliases');
  await pane('versions').shows(/▌3 +canary build/);
  await pane('versions').titled(/Versions 4 (?!from)/);
  await pane('aliases').titled(/1\/2 (?!from)/);
});

it('does nothing with a row of such a list before the service has told of its function and of it, then what was typed, in order', async () => {
  const first = await lookAt('payments-worker');
  const release = holdEach(first, listed);
  const {press, waitFor, pane} = await openConsole({after: first});
  await pane('functions').filter('payments');
  await pane('aliases').focus();
  press(`i${keys.ctrlU}`);
  await waitFor('Invoke waits until the service has told of payments-worker.');
  press('{"a": 1}');
  release('ListFunctions');
  await waitFor('Invoke waits until the service has told of payments-worker:prod');
  expect(first.endpoint.count('Invoke')).toBe(0);
  release('ListAliases');
  await waitFor('1 {"a": 1}');
  press(keys.ctrlS);
  await waitFor(() => first.endpoint.count('Invoke') > 0);
  const call = first.endpoint.calls.find(({operation}) => operation === 'Invoke');
  expect(call?.url.pathname).toContain('payments-worker');
  expect(call?.url.searchParams.get('Qualifier')).toBe('prod');
});

it('makes something new in such a list once the service has told of its function', async () => {
  const first = await lookAt('payments-worker');
  const release = holdEach(first, listed);
  const {press, waitFor, pane, dialog} = await openConsole({after: first});
  await pane('functions').filter('payments');
  await pane('aliases').focus();
  press('n');
  await waitFor(/Create alias waits until the service has told of payments-worker\./i);
  press('next');
  release('ListFunctions');
  await dialog('Create alias').shows('payments-worker');
  await waitFor(/Name\* +next/);
  release('ListAliases');
});

it.each(['alias', 'function'] as const)(
  'does nothing when the %s is gone by now, nor what was typed after it',
  async gone => {
    const first = await lookAt('payments-worker');
    const {client} = first.sandbox;
    if (gone === 'alias') await client.deleteAlias({FunctionName: 'payments-worker', Name: 'prod'});
    else await client.deleteFunction({FunctionName: 'payments-worker'});
    const release = holdEach(first, listed);
    const {press, waitFor, pane} = await openConsole({after: first});
    await pane('functions').filter('payments');
    await pane('aliases').focus();
    press('i');
    await waitFor('Invoke waits until');
    press('{}');
    release('ListFunctions', 'ListAliases');
    await waitFor(
      /payments-worker(:prod)?: Invoke was not done, nor what was typed after it: it is not there any more/,
    );
    expect(first.endpoint.count('Invoke')).toBe(0);
  },
);

/** A console that has ended after it has shown a function with its lists. */
async function lookAt(name: string): Promise<RunningConsole> {
  const console = await startConsole();
  await console.pane('functions').filter(name);
  for (const list of ['versions', 'aliases', 'mappings']) await console.pane(list).titled(new RegExp(`\\d .*${name}`));
  console.press('q');
  await console.exited;
  return console;
}

/** Holds what operations answer; returns how to let that of some through. */
function holdEach({endpoint}: RunningConsole, operations: readonly string[]) {
  const mends = new Map(operations.map(name => [name, endpoint.fail(name, {kind: 'hold'})]));
  return (...names: readonly string[]) => {
    for (const name of names) mends.get(name)?.();
    endpoint.release();
  };
}
