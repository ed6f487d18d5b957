import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {invokeWith, openFunction} from '../../support/run.ts';

const sometimes = `let count = 0;
export const handler = async event => {
  count += 1;
  if (event.failing && count % 2 === 0) throw new TypeError('every second one');
  return count;
};`;

it('sums up what became of a request that was sent many times', async () => {
  const console = await openFunction(sometimes);
  const {waitFor, text, endpoint} = console;
  await invokeWith(console, '{"failing": true}', {Times: '10', Concurrency: '1'});
  await waitFor(/sent 10 of 10 · 1 at a time/);
  expect(text()).toContain('✓ 5 succeeded · ✗ 5 failed · 1 cold start');
  expect(text()).toContain('5× TypeError: every second one');
  expect(text()).toMatch(/min +p50 +p95 +p99 +max/);
  expect(text()).toMatch(/Duration( +[\d.,]+){5} +of 10/);
  expect(text()).toMatch(/Cold start( +[\d.,]+){5} +of 1/);
  expect(text()).toMatch(/–[\d.]+ ms █+/);
  expect(endpoint.count('Invoke')).toBe(10);
});

it('counts throttles and lost answers by themselves, and sends nothing twice', async () => {
  const console = await openFunction(sometimes);
  const {waitFor, text, endpoint} = console;
  let seen = 0;
  endpoint.fail('Invoke', toRefusal(429, 'TooManyRequestsException', 'Rate Exceeded.'), () => {
    seen += 1;
    return seen % 3 === 0;
  });
  endpoint.fail('Invoke', {kind: 'lose the answer'}, () => seen === 4);
  await invokeWith(console, '{"failing": false}', {Times: '9', Concurrency: '1'});
  await waitFor('✓ 5 succeeded · ⊘ 3 throttled · ? 1 with unknown outcome');
  expect(text()).toContain('sent 9 of 9');
  expect(endpoint.count('Invoke')).toBe(9);
});

it('sends no more once Esc stopped it, says how many were sent, and waits for those', async () => {
  const console = await openFunction(sometimes);
  const {press, waitFor, endpoint} = console;
  endpoint.fail('Invoke', {kind: 'hold'});
  await invokeWith(console, '{"failing": false}', {Times: '50', Concurrency: '2'});
  await waitFor(/◌ sent 2 of 50 · 2 running/);
  press(keys.esc);
  await waitFor('No more are sent: 2 of 50 were, 2 may still run.');
  await waitFor(() => endpoint.count('Invoke') >= 2);
  endpoint.release();
  await waitFor('Stopped before all were sent: you stopped it');
  await waitFor('✓ 2 succeeded');
  expect(endpoint.count('Invoke')).toBe(2);
});

it('stops by itself at what would come to the same for all of them', async () => {
  const console = await openFunction(sometimes);
  const {press, waitFor, text, endpoint, gone} = console;
  endpoint.fail('Invoke', toRefusal(403, 'AccessDeniedException', 'not authorized to perform: lambda:InvokeFunction'));
  await invokeWith(console, '{"failing": false}', {Times: '50'});
  await waitFor('Stopped before all were sent: Invoke is not allowed');
  expect(text()).toContain('1× Invoke is not allowed');
  expect(endpoint.count('Invoke')).toBe(1);
  // To send it again is asked first, for it is sent many times.
  press('r');
  await waitFor('Send it 50 times again?');
  press(keys.enter);
  await gone('Send it 50 times again?');
  expect(endpoint.count('Invoke')).toBe(1);
});
