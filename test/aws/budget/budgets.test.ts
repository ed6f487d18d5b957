import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import type {Bucket} from '../../../src/aws/budget/bucket.ts';
import {createBudgets} from '../../../src/aws/budget/budgets.ts';
import {forever} from '../endpoint.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Takes all that may be taken at once, and says how much that was. */
async function takeAll(bucket: Bucket): Promise<number> {
  let taken = 0;
  const leaving = new AbortController();
  for (let turn = 0; turn < 20; turn++)
    bucket.turn('user', leaving.signal).then(
      () => (taken += 1),
      () => {},
    );
  await vi.advanceTimersByTimeAsync(0);
  leaving.abort();
  return taken;
}

it('is one budget for two profiles of one account, from their first request on', async () => {
  const budgets = createBudgets();
  const one = budgets.open('eu-west-1');
  one.setAccount('111111111111');
  expect(await takeAll(one.lambda)).toBe(10);
  const other = budgets.open('eu-west-1');
  expect(await takeAll(other.lambda)).toBe(0);
  other.setAccount('111111111111');
  expect(await takeAll(other.lambda)).toBe(0);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await takeAll(other.lambda)).toBe(10);
  expect(await takeAll(one.lambda)).toBe(0);
});

it('is another one for another account, service, region or endpoint', async () => {
  const budgets = createBudgets();
  const one = budgets.open('eu-west-1');
  one.setAccount('111111111111');
  await takeAll(one.lambda);
  expect(await takeAll(one.metrics)).toBe(10);
  expect(await takeAll(one.logs)).toBe(4);
  expect(await takeAll(budgets.open('us-east-1').lambda)).toBe(10);
  await vi.advanceTimersByTimeAsync(2000);
  const other = budgets.open('eu-west-1');
  other.setAccount('222222222222');
  expect(await takeAll(other.lambda)).toBe(10);
  expect(await takeAll(one.lambda)).toBe(10);
});

it('does not slow an account down because another one was refused', async () => {
  const budgets = createBudgets();
  const one = budgets.open('eu-west-1');
  one.setAccount('111111111111');
  (await one.lambda.turn('user', forever)).answered({rest: undefined});
  await vi.advanceTimersByTimeAsync(2000);
  const other = budgets.open('eu-west-1');
  other.setAccount('222222222222');
  expect(await takeAll(other.lambda)).toBe(10);
  expect(await takeAll(one.lambda)).toBe(1);
});
