import {expect, test} from 'vitest';
import type {RuntimeEnvironment} from '../../../src/sandbox/runtime/environment.ts';
import {EnvironmentPool} from '../../../src/sandbox/runtime/pool.ts';

const key = {owner: 'function', configuration: ''};
const {signal} = new AbortController();

test('what a burst leaves behind ends soon, but for a few', async () => {
  const ended = Promise.withResolvers<void>();
  let count = 0;
  const start = async (): Promise<RuntimeEnvironment> => ({
    initialise: async () => true,
    run: () => Promise.reject(new Error('nothing runs here')),
    isUsable: () => true,
    async end() {
      count += 1;
      if (count === 12) ended.resolve();
    },
  });
  const pool = new EnvironmentPool(20, {few: 60_000, many: 1});
  const taken = await Promise.all(Array.from({length: 20}, () => pool.take(key, start, signal)));
  for (const environment of taken) await pool.giveBack(key, environment);
  await ended.promise;
  const warm = await Promise.all(
    Array.from({length: 8}, () => pool.take(key, () => Promise.reject(new Error('cold')), signal)),
  );
  expect(new Set(warm)).toEqual(new Set(taken.slice(0, 8)));
  expect(count).toBe(12);
});
