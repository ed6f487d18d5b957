import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {beginOrder, createSaga} from '../../support/durable.ts';
import {call, fillIn, send, sendReview} from '../../support/operate.ts';

it('keeps a callback alive that is waited for, then fails it, and sees its execution fail', async () => {
  const console = await startConsole({sandbox: {seed: false}});
  const {press, pane, detail, sandbox, endpoint} = console;
  await createSaga(sandbox);
  await beginOrder(sandbox, 'order-42');
  press('r');
  await pane('functions').shows('orders-saga');
  await pane('executions').focus();
  await pane('executions').shows(/▌order-42 +running/);
  press(keys.enter);
  await pane('steps').shows(/← approval +waiting/);
  await pane('steps').select('└ ← approval');
  await detail.shows(/Ends at the latest/);
  await call(console, 'SendDurableExecutionCallbackHeartbeat');
  await sendReview(console);
  expect(endpoint.count('SendDurableExecutionCallbackHeartbeat')).toBe(1);
  await pane('steps').shows(/▌└ ← approval +waiting/);
  press('D');
  await fillIn(console, [
    ['▸ Error', ''],
    ['ErrorMessage', 'the shop has refused it'],
  ]);
  await send(console);
  await pane('steps').shows(/▌└ ← approval +failed/);
  await detail.shows(/Message +the shop has refused it/);
  await pane('steps').shows(/the execution +failed/);
});
