import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('goes to a tab of another pane by its name from the palette', async () => {
  const {press, waitFor, text} = await startConsole();
  press(':');
  await waitFor('Enter do it');
  press('fun env');
  await waitFor(/▌ +Functions: Env/);
  press(keys.enter);
  await waitFor('[Env]');
  expect(text()).not.toContain('Enter do it');
});

it('says why something cannot be done now, instead of doing nothing silently', async () => {
  const {press, waitFor, pane, gone} = await startConsole();
  await pane('layers').focus();
  press(':invocations of this');
  await waitFor('Invocations of this session (nothing was invoked yet; a layer has');
  press(keys.enter);
  await waitFor('Invocations of this session: nothing was invoked yet');
  press(keys.esc);
  await gone('Command');
  press('I');
  await waitFor('Invocations of this session: nothing was invoked yet');
  press('i');
  await waitFor('Invoke: a layer cannot be invoked');
});

it('lists what can be done with the selection under a, and does it', async () => {
  const {press, waitFor, text} = await startConsole();
  press('a');
  await waitFor('Actions on clickstream-ingest');
  expect(text()).toMatch(/i {6}Invoke/);
  press(keys.enter);
  await waitFor('Invoke clickstream-ingest');
});

it('finds an action by typing, and keeps the list open on one that is not possible now, saying why', async () => {
  const {press, waitFor, detail} = await startConsole({args: ['--read-only']});
  await detail.titled('clickstream-ingest');
  press('a');
  await waitFor('Actions on clickstream-ingest');
  press('give up res');
  await waitFor(/▌ +Give up reserved concurrency/);
  press(keys.enter);
  await waitFor(': this session is read-only');
  press('\u0015as json');
  await waitFor(/▌J +Show as JSON/);
  press(keys.enter);
  await waitFor('clickstream-ingest as JSON');
});
