import {it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {functionInput, zipOf} from '../../support/sandbox.ts';

const worst = {FunctionName: 'worst'};

/** A function that fails whenever it is called, beside one that never does. */
async function startWith(calls: number) {
  const seed = async () =>
    Promise.all(
      ['worst', 'best'].map(async name => ({operation: 'CreateFunction' as const, input: await toInput(name)})),
    );
  const console = await startConsole({sandbox: {seed}});
  for (let times = 0; times < calls; times++) await console.sandbox.client.invoke(worst);
  await console.sandbox.client.invoke({FunctionName: 'best'});
  return console;
}

async function toInput(name: string) {
  const outcome = name === 'worst' ? `throw new Error('no')` : 'return 1';
  return functionInput(name, {
    Code: {ZipFile: await zipOf({'index.mjs': `export const handler = async () => { ${outcome}; };`})},
  });
}

it('tells in the list, in Detail and on the board alike that all calls fail', async () => {
  const {pane, waitFor, press, detail, gone} = await startWith(5);
  press('r');
  await waitFor(/worst +failing/);
  await waitFor(/best +\d+s /);
  await pane('functions').filter('worst');
  await waitFor(/Health +✗ errors: see Checks/);
  await gone('✓ no problem found');
  await detail.focus();
  press('z');
  await waitFor(/Errors +✗ 5 of 5 calls failed in the last \d+ min/);
  press(`z${keys.esc}H`);
  await waitFor(/worst +errors 100% +5 of 5/);
});
