import {expect, it} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {beginOrder, createSaga} from '../../support/durable.ts';
import {fillIn, send} from '../../support/operate.ts';

/** The console with the executions of the durable function in view. */
async function openExecutions(): Promise<RunningConsole> {
  const console = await startConsole();
  await createSaga(console.sandbox);
  return console;
}

async function goToExecutions({press, pane, dialog, waitFor}: RunningConsole): Promise<void> {
  press('r');
  await pane('functions').filter('orders-saga');
  press('b');
  await waitFor('[Related]');
  press('b');
  await dialog('Related to orders-saga').choose('Durable executions');
}

it('follows an execution through its retry, its wait and its branches, and answers the callback it waits for', async () => {
  const console = await openExecutions();
  const {press, pane, detail, sandbox, waitFor} = console;
  await beginOrder(sandbox, 'order-42', {sku: 'mug'});
  await goToExecutions(console);
  await pane('executions').shows(/order-42 +running/);
  press(keys.enter);
  await pane('steps').shows(/← approval +waiting/);
  const tree = pane('steps')
    .rows()
    .map(row => row.slice(1).trimEnd());
  expect(tree.map(row => row.replace(/ {2,}.*/, ''))).toEqual(
    expect.arrayContaining(['├ price ×2', '├ ◷ rest', '├ ▸ pack']),
  );
  await pane('steps').select('├ price ×2');
  press('6');
  await detail.shows(/State +succeeded/);
  await detail.shows('price list is away');
  await pane('steps').focus();
  await pane('steps').select('└ ← approval');
  await detail.shows(/Ends at the latest/);
  press('e');
  await fillIn(console, [['Result', '"granted"']]);
  await send(console);
  await pane('steps').shows(/the execution +succeeded/);
  press(keys.esc);
  await pane('executions').shows(/order-42 +succeeded/);
  await waitFor('"approved"');
});
