import {ListEventSourceMappingsCommand} from '@aws-sdk/client-lambda';
import {expect, it} from 'vitest';
import {call, fillIn, openOrders, send, sendReview} from '../../support/operate.ts';

const EventSourceArn = 'arn:aws:sqs:eu-west-1:123456789012:orders';

it('makes a mapping, edits, disables and enables it, and deletes it', async () => {
  const console = await openOrders();
  const read = async () => {
    const input = {FunctionName: 'orders-api'};
    return (await console.sandbox.client.send(new ListEventSourceMappingsCommand(input))).EventSourceMappings ?? [];
  };
  await console.pane('mappings').focus();
  console.press('n');
  await fillIn(console, [
    ['EventSourceArn', EventSourceArn],
    ['BatchSize', '5'],
    ['▸ FilterCriteria', ''],
    ['+ Filters', ''],
    ['Pattern', '{"body": {"kind": ["order"]}}'],
  ]);
  await send(console);
  expect(await read()).toMatchObject([{EventSourceArn, BatchSize: 5, State: 'Enabled'}]);

  await console.waitFor(/▌sqs orders/);
  console.press('e');
  await fillIn(console, [['BatchSize', '7']]);
  await send(console);
  const [edited] = await read();
  expect(edited).toMatchObject({BatchSize: 7, FilterCriteria: {Filters: [{Pattern: '{"body": {"kind": ["order"]}}'}]}});
  const sent = console.endpoint.calls.find(({operation}) => operation === 'UpdateEventSourceMapping');
  expect(JSON.parse(sent?.body ?? '')).toEqual({BatchSize: 7});

  await call(console, 'DisableMapping');
  await console.waitFor('+ Enabled: false');
  await sendReview(console);
  expect(await read()).toMatchObject([{State: 'Disabled'}]);
  console.press('u');
  await console.waitFor('Review: Undo: Disable mapping');
  await sendReview(console);
  expect(await read()).toMatchObject([{State: 'Enabled'}]);

  console.press('D');
  await console.waitFor('disabling keeps its place');
  await sendReview(console, edited?.UUID?.slice(0, 8) ?? '');
  expect(await read()).toEqual([]);
});
