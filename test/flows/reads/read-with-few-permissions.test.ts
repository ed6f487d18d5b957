import {it} from 'vitest';
import {openConsole, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {samples} from '../../support/samples.ts';
import {functionInput} from '../../support/sandbox.ts';

const denied = toRefusal(403, 'AccessDeniedException', 'User is not authorized to perform lambda:GetFunction');

/** A console that may not make these calls, with a function of which nothing was read before that was so. */
async function startWithout(...operations: readonly string[]) {
  const console = await startConsole();
  for (const operation of operations) console.endpoint.fail(operation, denied);
  await console.sandbox.client.createFunction(await functionInput('newest'));
  console.press('r');
  await console.pane('functions').titled(`Functions ${samples.functions.length + 1} `);
  await console.pane('functions').filter('newest');
  await console.detail.titled('newest');
  return console;
}

it('knows how functions stand for a role that may read their configuration only', async () => {
  const {detail, waitFor} = await startWithout('GetFunction');
  await waitFor(/▌newest +\d+s /);
  await waitFor(/Last update +✓ Successful/);
  await detail.tab('Code');
  await waitFor('? unknown (no permission: lambda:GetFunction)');
});

it('names what is not allowed when neither is', async () => {
  const {waitFor} = await startWithout('GetFunction', 'GetFunctionConfiguration');
  await waitFor(/State +\? unknown \(no permission: lambda:GetFunction\)/);
});

it('opens the function of the command line for such a role, where functions may not be listed', async () => {
  const console = await openConsole({args: ['--function', 'orders-api']});
  for (const operation of ['GetFunction', 'ListFunctions']) console.endpoint.fail(operation, denied);
  console.press('r');
  await console.detail.titled('orders-api');
  await console.waitFor(/State +✓ Active/);
});
