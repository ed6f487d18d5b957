import {expect, it} from 'vitest';
import {openConsole} from '../../support/console.ts';

it('shows where it connects to without the user, the password and the token of the endpoint', async () => {
  const url = 'http://ops:canary@127.0.0.1:1/base?token=canary';
  const {waitFor, output} = await openConsole({columns: 160, env: {AWS_ENDPOINT_URL_LAMBDA: url}});
  await waitFor('http://••••••••@127.0.0.1:1/base?token=••••••••');
  // What cannot be reached is said, too.
  await waitFor('✗');
  expect(output()).not.toContain('canary');
});
