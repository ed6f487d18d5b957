import {expect, test} from 'vitest';
import {functions} from '../../src/catalog/functions.ts';
import type {Answer} from '../../src/core/detail.ts';
import {denied, failed, mapping, orders, ready, rowOf, tabOf} from './items.ts';

const wellAnswers: Readonly<Record<string, Answer<unknown>>> = {
  configuration: ready({...orders, State: 'Active', LastUpdateStatus: 'Successful'}),
  aliases: ready([]),
  concurrency: ready({}),
  mappings: ready([mapping]),
  asyncConfigs: ready([
    {DestinationConfig: {OnFailure: {Destination: 'arn:aws:sqs:eu-west-1:123456789012:orders-dlq'}}},
  ]),
  recursion: ready({RecursiveLoop: 'Terminate'}),
};

function checksWith(answers: Readonly<Record<string, Answer<unknown>>>) {
  const lines = tabOf(functions, 'Overview').linesOf(orders, {...wellAnswers, ...answers});
  return {health: rowOf(lines, 'Health'), rows: lines.slice(lines.findIndex(line => line.value === 'Checks'))};
}

test('a function that is well has every check fine', () => {
  const {health, rows} = checksWith({});
  expect(rows).toEqual([
    {value: 'Checks', tone: 'heading'},
    {label: 'State', value: '✓ Active', tone: 'good'},
    {label: 'Last update', value: '✓ Successful', tone: 'good'},
    {label: 'Concurrency', value: "✓ none reserved: runs in the account's unreserved share", tone: 'good'},
    {label: 'Mappings', value: '✓ 1 enabled', tone: 'good'},
    {label: 'On failure', value: '✓ failed events go to sqs orders-dlq', tone: 'good'},
    {label: 'Recursion', value: '✓ Lambda stops recursive loops', tone: 'good'},
  ]);
  expect(health).toEqual({label: 'Health', value: '✓ no problem found', tone: 'good'});
});

test.each([
  ['Concurrency', {concurrency: ready({ReservedConcurrentExecutions: 0})}, '✗ 0 reserved: every call is throttled'],
  [
    'State',
    {configuration: ready({State: 'Failed', StateReasonCode: 'ImageDeleted', StateReason: 'The image is gone'})},
    '✗ Failed: ImageDeleted: The image is gone',
  ],
  [
    'State',
    {configuration: ready({State: 'Inactive'})},
    '✗ Inactive (idle too long: the next call fails and wakes it)',
  ],
  [
    'Last update',
    {configuration: ready({State: 'Active', LastUpdateStatus: 'Failed', LastUpdateStatusReason: 'No such role'})},
    '✗ failed: No such role (the code and settings before it still run)',
  ],
  ['Mappings', {mappings: ready([mapping, {...mapping, State: 'Disabled'}])}, '✗ 1 of 2 disabled (sqs orders-queue)'],
  [
    'Mappings',
    {mappings: ready([{...mapping, LastProcessingResult: 'PROBLEM: Function call failed'}])},
    '✗ sqs orders-queue: PROBLEM: Function call failed',
  ],
])('%s fails with the cause in words', (label, answers, words) => {
  const {health, rows} = checksWith(answers);
  expect(rowOf(rows, label)).toEqual({label, value: words, tone: 'bad'});
  expect(health).toEqual({label: 'Health', value: `✗ ${label.toLowerCase()}: see Checks`, tone: 'bad'});
});

test.each([
  ['State', 'configuration', 'GetFunctionConfiguration'],
  ['Last update', 'configuration', 'GetFunctionConfiguration'],
  ['Concurrency', 'concurrency', 'GetFunctionConcurrency'],
  ['Mappings', 'mappings', 'ListEventSourceMappings'],
  ['On failure', 'asyncConfigs', 'ListFunctionEventInvokeConfigs'],
  ['Recursion', 'recursion', 'GetFunctionRecursionConfig'],
])('%s is unknown, never fine, when it may not be read', (label, read, operation) => {
  const {health, rows} = checksWith({[read]: denied});
  expect(rowOf(rows, label)).toEqual({
    label,
    value: `? unknown (no permission: lambda:${operation})`,
    tone: 'warn',
  });
  expect(health?.value).toContain('? no problem found, but unknown:');
});

test('what an endpoint does not have is unknown', () => {
  const {rows} = checksWith({recursion: failed('unsupported', 'UnknownOperationException')});
  expect(rowOf(rows, 'Recursion')?.value).toBe('? unknown (this endpoint has no GetFunctionRecursionConfig)');
});

test('a state the endpoint leaves out even when asked is unknown', () => {
  expect(rowOf(checksWith({configuration: ready(orders)}).rows, 'State')?.value).toMatch(/^\? unknown/);
});

test('nothing is fine before it was checked, and a failure counts at once', () => {
  const pending = {concurrency: {state: 'pending'} as const};
  expect(rowOf(checksWith(pending).rows, 'Concurrency')?.value).toBe('… checking');
  expect(checksWith(pending).health?.value).toBe('… checking');
  const failing = {...pending, mappings: ready([{...mapping, State: 'Disabled'}])};
  expect(checksWith(failing).health?.value).toBe('✗ mappings: see Checks');
});

test('events without anywhere to go, allowed recursion and a change under way are noted', () => {
  const {health, rows} = checksWith({
    asyncConfigs: ready([]),
    recursion: ready({RecursiveLoop: 'Allow'}),
    configuration: ready({State: 'Active', LastUpdateStatus: 'InProgress'}),
  });
  expect(rowOf(rows, 'On failure')?.value).toMatch(/^! failed asynchronous events are dropped/);
  expect(rowOf(rows, 'Recursion')?.value).toBe('! recursive loops are allowed');
  expect(rowOf(rows, 'Last update')?.value).toMatch(/^! in progress/);
  expect(health?.value).toBe('✓ no problem found');
});

test('a dead-letter queue is enough', () => {
  const configuration = ready({
    State: 'Active',
    LastUpdateStatus: 'Successful',
    DeadLetterConfig: {TargetArn: 'arn:aws:sns:eu-west-1:123456789012:alarms'},
  });
  expect(rowOf(checksWith({configuration, asyncConfigs: denied}).rows, 'On failure')?.value).toBe(
    '✓ failed events go to sns alarms',
  );
});
