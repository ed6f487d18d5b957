import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {beginOrder, createSaga} from '../../support/durable.ts';
import type {FaultyEndpoint} from '../../support/faulty-endpoint.ts';

const thousand = Array.from({length: 1000}, (_, index) => index);

/** Has a list answer with so many pages of a thousand. */
function answerPages(
  endpoint: FaultyEndpoint,
  operation: string,
  count: number,
  toPage: (numbers: readonly number[]) => object,
): void {
  for (let page = 0; page < count; page++) {
    const NextMarker = page + 1 < count ? {NextMarker: String(page + 1)} : {};
    const body = JSON.stringify({...toPage(thousand.map(index => page * 1000 + index)), ...NextMarker});
    endpoint.fail(
      operation,
      {kind: 'answer', status: 200, body},
      ({url}) => Number(url.searchParams.get('Marker') ?? 0) === page,
    );
  }
}

it('lists 10,000 executions and a history of 5,000 events to their ends', async () => {
  const console = await startConsole();
  const {press, pane, sandbox, endpoint} = console;
  await createSaga(sandbox);
  const arn = await beginOrder(sandbox, 'order-42', {sku: 'mug'});
  const now = Date.now() / 1000;
  answerPages(endpoint, 'ListDurableExecutionsByFunction', 10, numbers => ({
    DurableExecutions: numbers.map(number => ({
      DurableExecutionName: `order-${number}`,
      DurableExecutionArn: arn.replace('order-42', `order-${number}`),
      FunctionArn: arn.split('/')[0],
      Status: 'RUNNING',
      StartTimestamp: now - number,
    })),
  }));
  answerPages(endpoint, 'GetDurableExecutionHistory', 5, numbers => ({
    Events: numbers.map(number => {
      const about = {EventId: number + 1, EventTimestamp: now - 5000 + number};
      if (number === 0) return {...about, EventType: 'ExecutionStarted'};
      const Id = `s${Math.ceil(number / 2)}`;
      return {...about, EventType: number % 2 === 1 ? 'StepStarted' : 'StepSucceeded', Id, Name: Id};
    }),
  }));
  press('r');
  await pane('functions').filter('orders-saga');
  await pane('executions').focus();
  await pane('executions').titled('Durable executions 10000 ');
  await pane('executions').filter('order-9876');
  await pane('executions').shows(/▌order-9876 +running/);
  press(keys.enter);
  await pane('steps').titled('Steps 2501 ');
  press('G');
  await pane('steps').shows(/▌└ s2500 +running/);
  expect(endpoint.count('ListDurableExecutionsByFunction')).toBeGreaterThanOrEqual(10);
});
