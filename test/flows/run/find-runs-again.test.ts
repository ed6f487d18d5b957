import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {invokeWith, leave, openFunction} from '../../support/run.ts';
import {styleOf} from '../../support/terminal/colours.ts';

const echo = 'export const handler = async event => ({echo: event});';

it('lists several runs at once, the running ones with their time, and tells when they end', async () => {
  const console = await openFunction(echo);
  const {press, waitFor, endpoint} = console;
  await invokeWith(console, '{"say": "one"}');
  await waitFor('✓ 200');
  await leave(console);
  endpoint.fail('Invoke', {kind: 'hold'});
  press('i');
  await waitFor('Invoke subject');
  press(keys.ctrlS);
  await waitFor('◌ running for');
  press(keys.esc);
  await waitFor('subject may still run');
  await waitFor(() => endpoint.count('Invoke') >= 2);
  press('I');
  await waitFor('Invocations 2');
  await waitFor(/▌.*subject +◌ running [\d.]+ m?s of 30 s/);
  await waitFor(/subject +✓ RequestResponse 200/);
  press('j');
  await waitFor(/▌.*✓ RequestResponse 200/);
  press(keys.enter);
  await waitFor('"say": "one"');
  // Back to the list, as it was left.
  press(keys.esc);
  await waitFor(/▌.*✓ RequestResponse 200/);
  press(keys.esc);
  endpoint.release();
  await waitFor('subject answered: I shows it');
});

it('sends exactly the same again by a key, once, and never while it runs', async () => {
  const console = await openFunction(echo);
  const {press, waitFor, endpoint, text} = console;
  await invokeWith(console, '{"say": "same"}');
  await waitFor('✓ 200');
  endpoint.fail('Invoke', {kind: 'hold'});
  press('r');
  await waitFor('◌ running for');
  press('r');
  await waitFor('It still runs');
  await waitFor(() => endpoint.count('Invoke') >= 2);
  endpoint.release();
  await waitFor('"say": "same"');
  expect(text()).toContain('✓ 200');
  const [first, second, ...others] = endpoint.calls.filter(({operation}) => operation === 'Invoke');
  expect(second?.body).toBe(first?.body);
  expect(second?.url.href).toBe(first?.url.href);
  expect(others).toEqual([]);
});

it('sends it again once, however long the key is held', async () => {
  const console = await openFunction(echo);
  const {press, waitFor, endpoint} = console;
  await invokeWith(console, '{"say": "held"}');
  await waitFor('✓ 200');
  press('r'.repeat(60));
  await waitFor(/It still runs|It was sent again only just now/);
  await waitFor('✓ 200');
  expect(endpoint.count('Invoke')).toBe(2);
});

it('asks before it sends again what may have run though no answer came', async () => {
  const console = await openFunction(echo);
  const {press, waitFor, endpoint, dialog} = console;
  const mend = endpoint.fail('Invoke', {kind: 'lose the answer'});
  await invokeWith(console, '{"say": "lost"}');
  await waitFor('The outcome of Invoke is unknown');
  press('r');
  await dialog('It may have run already').opened();
  // The first answer is no.
  press(keys.enter);
  await dialog('It may have run already').closed();
  expect(endpoint.count('Invoke')).toBe(1);
  mend();
  press('r');
  await dialog('It may have run already').choose('Yes');
  await waitFor('✓ 200');
  expect(endpoint.count('Invoke')).toBe(2);
});

it('does not send again while the session is read-only', async () => {
  const console = await openFunction(echo);
  const {press, waitFor, endpoint} = console;
  await invokeWith(console, '{"say": "once"}');
  await waitFor('✓ 200');
  await leave(console);
  press('W');
  await waitFor('read-only');
  press('I');
  await waitFor('Invocations 1');
  press('r');
  await waitFor('Nothing was sent: this session is read-only.');
  await leave(console);
  expect(endpoint.count('Invoke')).toBe(1);
});

it('lists what was sent through a connection there alone, and sends it again there', async () => {
  const console = await openFunction(echo);
  const {press, waitFor, endpoint} = console;
  const goTo = async (region: string) => {
    press('R');
    await waitFor('type to find');
    press(region);
    await waitFor(`▌${region}`);
    press(keys.enter);
    await waitFor(`environment  region ${region}`);
  };
  await invokeWith(console, '{"say": "once"}');
  await waitFor('✓ 200');
  await leave(console);
  await goTo('us-west-2');
  await waitFor('No functions in this account and region');
  press('I');
  await waitFor('nothing was invoked yet; no function is selected');
  await goTo('eu-west-1');
  press('I');
  await waitFor('Invocations 1');
  press('r');
  await waitFor('✓ 200');
  expect(
    endpoint.calls.filter(({operation}) => operation === 'Invoke').map(({headers}) => headers.authorization),
  ).toEqual([expect.stringContaining('/eu-west-1/'), expect.stringContaining('/eu-west-1/')]);
});

it('opens what was sent to be changed and sent again', async () => {
  const console = await openFunction(echo);
  const {press, waitFor} = console;
  await invokeWith(console, '{"say": "before"}');
  await waitFor('✓ 200');
  press('e');
  await waitFor('Invoke subject');
  await waitFor('{"say": "before"}');
  press(keys.ctrlS);
  await waitFor('"echo"');
});

it('says what an event has for an answer', async () => {
  const console = await openFunction(echo);
  const {waitFor} = console;
  await invokeWith(console, '{"say": "later"}', {InvocationType: 'Event'});
  await waitFor('✓ 202');
  await waitFor('Queued: the function runs by itself');
  await waitFor('dead-letter queue');
});

it('says what a dry run has for an answer', async () => {
  const console = await openFunction(echo);
  const {waitFor} = console;
  await invokeWith(console, '{"say": "never"}', {InvocationType: 'DryRun'});
  await waitFor('✓ 204');
  await waitFor('A dry run: the function may be invoked like this; it was not.');
});

it('keeps a stack readable, a frame a line', async () => {
  const console = await openFunction(
    `function deep(n) { if (n === 0) throw new RangeError('too deep'); deep(n - 1); }\nexport const handler = async () => deep(3);`,
  );
  const {waitFor, text, terminal} = console;
  await invokeWith(console, '{"fail": 1}');
  await waitFor('✗ the function failed (Unhandled)');
  await waitFor('RangeError: too deep');
  expect(text().match(/at deep \(/g)).toHaveLength(4);
  expect(text()).toContain('[Error]');
  expect(terminal.cellsOf('RangeError: too deep')[0]?.foreground).toBe(styleOf('bad').ink);
});
