import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {beginOrder, createSaga} from '../../support/durable.ts';
import {eventually} from '../../support/patience.ts';

it('finds the step that failed from the board that says that its function hurts', async () => {
  const {press, pane, detail, dialog, waitFor, sandbox} = await startConsole({sandbox: {seed: false}});
  await createSaga(sandbox);
  const failed = await Promise.all([
    beginOrder(sandbox, 'order-7', {refuse: 'mugs'}),
    beginOrder(sandbox, 'order-8', {crash: true}),
    beginOrder(sandbox, 'order-9', {crash: true}),
  ]);
  for (const DurableExecutionArn of failed) {
    await eventually(async () =>
      expect((await sandbox.client.getDurableExecution({DurableExecutionArn})).Status).toBe('FAILED'),
    );
  }
  press('r');
  await pane('functions').shows('orders-saga');
  press('H');
  await waitFor(/orders-saga +errors/);
  press('b');
  await waitFor('[Related]');
  press('b');
  await dialog('Related to orders-saga').choose('Durable executions');
  await pane('executions').filter('order-7');
  await pane('executions').shows(/▌order-7 +failed/);
  press(keys.enter);
  await pane('steps').shows(/reserve stock +failed/);
  await pane('steps').select('└ reserve stock');
  await detail.shows(/Message +no stock of mugs/);
});
