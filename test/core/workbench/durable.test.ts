import {expect, it, test} from 'vitest';
import {findExecutionArn, formatExecutionName} from '../../../src/core/durable/execution-arn.ts';
import type {InvokeTarget} from '../../../src/core/invoke-target.ts';
import {chooseForDurable, findDurableProblem, toNextName} from '../../../src/core/workbench/durable.ts';
import type {Options} from '../../../src/core/workbench/options.ts';

const plain: InvokeTarget = {FunctionName: 'orders'};
const saga: InvokeTarget = {FunctionName: 'saga', isDurable: true, Timeout: 60};
const long: InvokeTarget = {...saga, Timeout: 3600};
const options: Options = {
  type: 'RequestResponse',
  qualifier: '$LATEST',
  logType: 'Tail',
  tenantId: undefined,
  clientContext: undefined,
  durableExecutionName: undefined,
  times: 1,
  concurrency: 1,
};

it.each([
  [plain, {qualifier: undefined}],
  [{...plain, Qualifier: 'live'}, {qualifier: 'live'}],
  [saga, {qualifier: '$LATEST'}],
  [{...saga, Qualifier: '3'}, {qualifier: '3'}],
  [long, {qualifier: '$LATEST', type: 'Event', logType: undefined}],
] as const)('begins what %j is as it can be begun', (target, expected) => {
  expect(chooseForDurable(target)).toEqual(expected);
});

it.each<[string | undefined, InvokeTarget, Partial<Options>]>([
  [undefined, plain, {qualifier: undefined}],
  [undefined, plain, {durableExecutionName: 'a'}],
  [undefined, saga, {}],
  [undefined, long, {type: 'Event'}],
  [undefined, long, {type: 'DryRun'}],
  // Of another version nothing is known.
  [undefined, long, {qualifier: '7'}],
  ['Qualifier', saga, {qualifier: undefined}],
  ['InvocationType', long, {}],
  ['InvocationType', {...long, Qualifier: '7'}, {qualifier: '7', type: 'ResponseStream'}],
  ['DurableExecutionName', saga, {durableExecutionName: 'a', times: 3}],
])('says at %s what would be refused of %j with %j', (option, target, chosen) => {
  expect(findDurableProblem(target, {...options, ...chosen})?.option).toBe(option);
});

test.each([
  ['order', 'order-2'],
  ['order-42', 'order-43'],
  ['a-b-9', 'a-b-10'],
])('after %s comes %s', (name, next) => {
  expect(toNextName(name)).toBe(next);
});

test('an execution is known by its ARN, wherever that stands', () => {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:saga:$LATEST/durable-execution/order-42/0f5d7b3c-1111';
  expect(findExecutionArn(`{"executionArn":"${arn}","level":"INFO"}`)).toBe(arn);
  expect(findExecutionArn('arn:aws:lambda:eu-west-1:123456789012:function:saga')).toBeUndefined();
  expect(formatExecutionName(arn)).toBe('order-42');
  expect(formatExecutionName('odd')).toBe('odd');
});
