import {expect, test} from 'vitest';
import {findOpenCallbacks, findRunningExecutions, findRuntimeVersions} from '../../src/catalog/operations/offers.ts';
import type {Item} from '../../src/core/item.ts';
import type {PageReader} from '../../src/core/operation/page-reader.ts';

const running = {
  DurableExecutionArn: 'arn:one',
  DurableExecutionName: 'order-1',
  StartTimestamp: '2026-11-22T14:03:22Z',
};

/** Answers reads by operation, and tells what was asked. */
function reader(...answers: readonly (readonly [operation: string, answer: (input: Item) => Item])[]): {
  read: PageReader;
  asked: Item[];
} {
  const asked: Item[] = [];
  const read: PageReader = async (operation, input) => {
    asked.push({operation, ...input});
    return [new Map(answers).get(operation)?.(input) ?? {}];
  };
  return {read, asked};
}

test('the callbacks to choose from are those that a running execution waits for', async () => {
  const started = (Id: string, Name: string) => ({
    EventType: 'CallbackStarted',
    Id,
    Name,
    EventTimestamp: '2026-11-22T14:03:22Z',
    CallbackStartedDetails: {CallbackId: `callback-${Id}`},
  });
  const {read, asked} = reader(
    ['ListDurableExecutionsByFunction', () => ({DurableExecutions: [running]})],
    [
      'GetDurableExecutionHistory',
      () => ({Events: [started('1', 'approval'), started('2', 'payment'), {EventType: 'CallbackTimedOut', Id: '1'}]}),
    ],
  );
  expect(await findOpenCallbacks(read, {FunctionName: 'orders'})).toEqual([
    {value: 'callback-2', name: 'payment of order-1', note: 'waiting since 2026-11-22T14:03:22Z'},
  ]);
  expect(asked[0]).toEqual({
    operation: 'ListDurableExecutionsByFunction',
    FunctionName: 'orders',
    Statuses: ['RUNNING'],
  });
});

test('the executions that can be stopped are those that run', async () => {
  const {read} = reader(['ListDurableExecutionsByFunction', () => ({DurableExecutions: [running]})]);
  expect(await findRunningExecutions(read, {FunctionName: 'orders'})).toEqual([
    {value: 'arn:one', name: 'order-1', note: 'running since 2026-11-22T14:03:22Z'},
  ]);
});

test('the runtime versions to choose from are those the newest versions of the function run on', async () => {
  const {read} = reader(
    ['ListVersionsByFunction', () => ({Versions: [{Version: '$LATEST'}, {Version: '9'}, {Version: '10'}]})],
    [
      'GetFunctionConfiguration',
      ({Qualifier}) => ({
        Version: Qualifier,
        Runtime: 'nodejs24.x',
        RuntimeVersionConfig: {RuntimeVersionArn: Qualifier === '9' ? 'arn:old' : 'arn:new'},
      }),
    ],
  );
  expect(await findRuntimeVersions(read, {FunctionName: 'orders'})).toEqual([
    {value: 'arn:new', name: 'version $LATEST', note: 'nodejs24.x'},
    {value: 'arn:new', name: 'version 10', note: 'nodejs24.x'},
    {value: 'arn:old', name: 'version 9', note: 'nodejs24.x'},
  ]);
});

test('nothing is asked where no function is known', async () => {
  const {read, asked} = reader();
  for (const find of [findOpenCallbacks, findRunningExecutions, findRuntimeVersions])
    expect(await find(read, {})).toEqual([]);
  expect(asked).toEqual([]);
});
