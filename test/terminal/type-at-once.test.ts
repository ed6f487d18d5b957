import {setTimeout} from 'node:timers/promises';
import {expect, it, onTestFinished} from 'vitest';
import {startFaultyEndpoint} from '../support/faulty-endpoint.ts';
import {functionsSeed, startSandbox} from '../support/sandbox.ts';
import {createHome, startLambdeck} from '../support/terminal/start-lambdeck.ts';

const environment = (url: string) => ({
  AWS_ENDPOINT_URL_LAMBDA: url,
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
});

it('honours every key of the first 300 ms, in order, and does nothing with a remembered row before the service has told of it', async () => {
  const endpoint = await startEndpoint({seed: () => functionsSeed(40)});
  const env = environment(endpoint.url);
  const home = createHome();
  const first = startLambdeck({env, home});
  await first.pane('functions').titled('Functions 40 ');
  first.write('q');
  await first.exit;
  const mend = endpoint.fail('ListFunctions', {kind: 'hold'});
  const {write, waitFor} = startLambdeck({env, home});
  for (const key of ['j', 'j', '/', '0', '0', '0', '2', '\r', 'j', 'j', 'j', 'k', 'i']) {
    write(key);
    await setTimeout(24);
  }
  await waitFor('Invoke waits until the service has told of function-00022');
  expect(endpoint.count('Invoke')).toBe(0);
  write('{"typed": "ahead"}');
  mend();
  endpoint.release();
  await waitFor('Invoke function-00022');
  await waitFor('{"typed": "ahead"}');
  expect(endpoint.count('Invoke')).toBe(0);
});

it('honours them also in the lists of a function, and does nothing with a remembered alias before the service has told of it', async () => {
  const endpoint = await startEndpoint({seed: true});
  const env = environment(endpoint.url);
  const home = createHome();
  const first = startLambdeck({env, home});
  await first.pane('functions').titled(/Functions \d/);
  await first.pane('functions').filter('orders-api');
  await first.pane('aliases').titled(/\d ── orders-api/);
  first.write('q');
  await first.exit;
  const held = ['ListFunctions', 'ListAliases'].map(name => endpoint.fail(name, {kind: 'hold'}));
  const {write, waitFor, pane} = startLambdeck({env, home});
  for (const key of [...'/orders', '\r', '3', 'k', 'j', 'j', 'i']) {
    write(key);
    await setTimeout(24);
  }
  await waitFor('Invoke waits until the service has told of orders-api.');
  await pane('aliases').shows('▌live');
  write('{"typed": "ahead"}');
  const [mendFunctions, mendAliases] = held;
  mendFunctions?.();
  endpoint.release();
  await waitFor('Invoke waits until the service has told of orders-api:live');
  expect(endpoint.count('Invoke')).toBe(0);
  mendAliases?.();
  endpoint.release();
  await waitFor('Invoke orders-api:live');
  await waitFor('{"typed": "ahead"}');
  expect(endpoint.count('Invoke')).toBe(0);
});

/** A sandbox behind an endpoint that can hold what it answers. */
async function startEndpoint(options: Parameters<typeof startSandbox>[0]) {
  const sandbox = await startSandbox(options);
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  return endpoint;
}
