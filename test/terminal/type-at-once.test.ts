import {setTimeout} from 'node:timers/promises';
import {expect, it, onTestFinished} from 'vitest';
import {startFaultyEndpoint} from '../support/faulty-endpoint.ts';
import {functionsSeed, startSandbox} from '../support/sandbox.ts';
import {createHome, startLambdeck} from '../support/terminal/start-lambdeck.ts';

it('honours every key of the first 300 ms, in order, and does nothing with a remembered row before the service has told of it', async () => {
  const sandbox = await startSandbox({seed: () => functionsSeed(40)});
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  const env = {
    AWS_ENDPOINT_URL_LAMBDA: endpoint.url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
  };
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
