import {expect, it} from 'vitest';
import {keys, type RunningConsole, startConsole} from '../../support/console.ts';
import {beginOrder, createSaga} from '../../support/durable.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {sendReview} from '../../support/operate.ts';

async function openSaga(): Promise<RunningConsole> {
  const console = await startConsole();
  await createSaga(console.sandbox);
  console.press('r');
  await console.pane('functions').filter('orders-saga');
  return console;
}

it('begins an execution as the function can be begun, another one under another name, and goes to its steps from the answer and from its log', async () => {
  const console = await openSaga();
  const {press, waitFor, pane, dialog} = console;
  press('i');
  await waitFor(/Qualifier +\$LATEST/);
  await waitFor(/Invocation type +‹ Event ›/);
  press(keys.tab);
  await dialog('Invoke orders-saga').field('DurableExecutionName').type('night-1');
  press(keys.ctrlS);
  await waitFor('b shows the steps of night-1');
  press('r');
  await waitFor(/Durable execution name +night-2/);
  await waitFor('night-1 was begun already');
  press(keys.esc);
  await waitFor('b shows the steps of night-1');
  press('b');
  await pane('steps').shows(/price/);
  press('l');
  await pane('log').shows('order taken');
  press('\u001B[H');
  press('b');
  await pane('steps').shows(/← approval +waiting/);
  // A line that a step has logged leads to that step.
  await pane('log').filter('asking');
  await waitFor(rows => !rows.some(row => row.includes('order taken')));
  press('\u001B[Hb');
  await pane('steps').shows(/▌├ price/);
});

it('asks for the name of the execution that is stopped, begins one like it, and says of what has ended when that was', async () => {
  const console = await openSaga();
  const {press, pane, waitFor, sandbox, endpoint} = console;
  await beginOrder(sandbox, 'order-42', {sku: 'mug'});
  await pane('executions').focus();
  await pane('executions').shows(/order-42 +running/);
  press('D');
  await waitFor(/Ctrl-S/);
  press(keys.ctrlS);
  await sendReview(console, 'order-42');
  await pane('executions').shows(/order-42 +stopped/);
  press('D');
  await waitFor(/Stop durable execution: it ended already: stopped at \d{4}-/);
  expect(endpoint.count('StopDurableExecution')).toBe(1);
  press('i');
  await waitFor('{"sku":"mug"}');
  press(keys.ctrlS);
  await waitFor('b shows the steps of');
});

it('keeps the executions in view where their history may not be read, and says why', async () => {
  const console = await openSaga();
  const {press, pane, sandbox, endpoint} = console;
  await beginOrder(sandbox, 'order-7', {refuse: 'mugs'});
  const why = 'User is not authorized to perform: lambda:GetDurableExecutionHistory';
  endpoint.fail('GetDurableExecutionHistory', toRefusal(403, 'AccessDeniedException', why));
  await pane('executions').focus();
  await pane('executions').shows(/order-7 +failed/);
  press(keys.enter);
  await pane('steps').shows(/✗/);
  await pane('executions').shows(/order-7 +failed/);
});
