import {expect, it} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {eventually} from '../../support/patience.ts';

async function goTo({press, waitFor}: RunningConsole, region: string): Promise<void> {
  press('R');
  await waitFor('type to find');
  press(region);
  await waitFor(`▌${region}`);
  press(keys.enter);
  await waitFor(`environment  region ${region}`);
}

it('finds the lists at once as they were left, with cursor and filter, before they are read anew', async () => {
  const console = await startConsole();
  const {waitFor, endpoint, pane} = console;
  await pane('functions').filter('orders');
  await pane('aliases').titled('Aliases 2 ── orders-api');
  await pane('aliases').focus();
  await pane('aliases').select('live');
  await goTo(console, 'eu-central-1');
  await waitFor('No functions in this account and region');
  const read = endpoint.count('ListFunctions');
  const recover = endpoint.fail('ListFunctions', {kind: 'hold'});
  await goTo(console, 'eu-west-1');
  await waitFor('▌orders-api');
  await waitFor('/orders');
  await waitFor('▌live');
  await eventually(() => expect(endpoint.count('ListFunctions')).toBe(read + 1));
  recover();
  endpoint.release();
  await waitFor('▌live');
});

it('gives up what is read of a connection that is left', async () => {
  const console = await startConsole();
  const {waitFor, endpoint} = console;
  endpoint.fail('ListFunctions', {kind: 'hold'});
  await goTo(console, 'eu-central-1');
  await eventually(() => expect(endpoint.underWay('ListFunctions')).toBe(1));
  await goTo(console, 'eu-west-1');
  await eventually(() => expect(endpoint.count('ListFunctions')).toBeGreaterThan(2));
  await eventually(() => expect(endpoint.underWay('ListFunctions')).toBe(1));
  await waitFor('▌clickstream-ingest');
});

it('finds what was typed, and whether it is read-only, by connection', async () => {
  const console = await startConsole();
  const {press, waitFor, text} = console;
  press('i');
  await waitFor('Invoke clickstream-ingest');
  press('{"typed": "here"}');
  press(keys.esc);
  await waitFor('What you typed is kept');
  press('W');
  await waitFor('read-only');
  await goTo(console, 'eu-central-1');
  await waitFor('No functions in this account and region');
  expect(text()).not.toContain('read-only');
  await goTo(console, 'eu-west-1');
  await waitFor('read-only');
  press('W');
  await waitFor('Changes are possible for');
  press('i');
  await waitFor('"typed": "here"');
});

it('says of which connection a log is that was followed through another one, and goes on with it there', async () => {
  const console = await startConsole();
  const {press, pane} = console;
  await pane('functions').select('orders-api');
  press('l');
  await pane('log').titled(/── orders-api ── following/);
  await goTo(console, 'eu-central-1');
  await pane('log').titled('── orders-api ── of environment eu-west-1, stopped');
  await goTo(console, 'eu-west-1');
  await pane('log').titled('── orders-api ── stopped, r goes on');
  await pane('log').focus();
  press('r');
  await pane('log').titled(/── orders-api ── following/);
});
