import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {type Bucket, createBucket} from '../../../src/aws/budget/bucket.ts';
import type {Urgency} from '../../../src/aws/budget/turn-queue.ts';
import {createLimiter, type Limiter} from '../../support/limiter.ts';
import {toTries} from '../../support/tries.ts';
import {forever} from '../endpoint.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A service whose requests are on their way for a while, there and back. */
function createService(bucket: Bucket, limiter?: Limiter) {
  const arrivals: {readonly name: string; readonly at: number}[] = [];
  const pass = async (milliseconds: number) => {
    if (milliseconds > 0) await new Promise(resolve => setTimeout(resolve, milliseconds));
  };
  return {
    arrivals,
    ask: async (name: string, urgency: Urgency, {there = 0, back = 0, isLost = false, signal = forever} = {}) => {
      const turn = await bucket.turn(urgency, signal);
      await pass(there);
      arrivals.push({name, at: performance.now()});
      const isRefused = limiter?.take() === false;
      await pass(back);
      if (!isLost) turn.answered(isRefused ? {rest: 1000} : undefined);
    },
    /** The most requests that arrived within any one second. */
    most: () =>
      Math.max(0, ...arrivals.map(({at}) => arrivals.filter(one => one.at >= at && one.at < at + 1000).length)),
  };
}

describe('a bucket', () => {
  it('is full at first, and lets no more through in any second than it may, in the order they came', async () => {
    const {ask, arrivals, most} = createService(createBucket(10));
    for (let turn = 0; turn < 45; turn++) void ask(`${turn}`, 'user');
    await vi.advanceTimersByTimeAsync(0);
    expect(arrivals).toHaveLength(10);
    await vi.advanceTimersByTimeAsync(5000);
    expect(arrivals.map(({name}) => Number(name))).toEqual([...Array(45).keys()]);
    expect(most()).toBe(10);
  });

  it('has no more than ten requests arrive in any second of any walk, however long each takes', async () => {
    const step = fc.record({
      after: fc.integer({min: 0, max: 400}),
      there: fc.integer({min: 0, max: 900}),
      back: fc.integer({min: 0, max: 900}),
      urgency: fc.constantFrom('user', 'list', 'background'),
      isLost: fc.boolean(),
      patience: fc.option(fc.integer({min: 0, max: 3000})),
    });
    const walk = fc.array(step, {minLength: 20, maxLength: 120});
    await fc.assert(
      fc.asyncProperty(walk, async steps => {
        const {ask, most} = createService(createBucket(10));
        for (const {after, patience, urgency, ...way} of steps) {
          const leaving = new AbortController();
          void ask('', urgency, {...way, signal: leaving.signal}).catch(() => {});
          if (patience !== null) setTimeout(() => leaving.abort(), patience);
          await vi.advanceTimersByTimeAsync(after);
        }
        await vi.advanceTimersByTimeAsync(60_000);
        expect(most()).toBeLessThanOrEqual(10);
      }),
      {numRuns: toTries(60, 2000)},
    );
  });

  it("keeps room for the user's requests, and lets them overtake all others that wait", async () => {
    const {ask, arrivals} = createService(createBucket(10));
    for (let turn = 0; turn < 30; turn++) void ask('background', 'background');
    await vi.advanceTimersByTimeAsync(300);
    expect(arrivals).toHaveLength(7);
    for (let turn = 0; turn < 12; turn++) void ask('user', 'user');
    await vi.advanceTimersByTimeAsync(0);
    expect(arrivals).toHaveLength(10);
    await vi.advanceTimersByTimeAsync(10_000);
    const order = arrivals.map(({name}) => name);
    expect(order.slice(7, 19)).toEqual(Array(12).fill('user'));
    expect(order).toHaveLength(42);
  });

  it('reads a list that is waited for with all it has, in turn with others, and lets what the user asks for through at once', async () => {
    const {ask, arrivals, most} = createService(createBucket(10));
    const readList = async (pages: number) => {
      for (let page = 0; page < pages; page++) await ask('page', 'list', {there: 20, back: 20});
    };
    void readList(200);
    await vi.advanceTimersByTimeAsync(5000);
    expect(arrivals.length).toBeGreaterThan(45);
    const before = arrivals.length;
    void ask('pressed', 'user');
    await vi.advanceTimersByTimeAsync(200);
    expect(arrivals.slice(before).map(({name}) => name)).toContain('pressed');
    for (let row = 0; row < 10; row++) void ask('row', 'background');
    await vi.advanceTimersByTimeAsync(2500);
    expect(arrivals.filter(({name}) => name === 'row')).toHaveLength(10);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(arrivals.filter(({name}) => name === 'page').length).toBeGreaterThan(190);
    expect(most()).toBe(10);
  });

  it('never sends what nobody wants any more, and gives its place to the next', async () => {
    const {ask, arrivals} = createService(createBucket(1));
    const leaving = new AbortController();
    void ask('first', 'user');
    const left = ask('left', 'user', {signal: leaving.signal});
    void ask('next', 'user');
    leaving.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    await expect(ask('late', 'user', {signal: leaving.signal})).rejects.toThrow('enough');
    await vi.advanceTimersByTimeAsync(1000);
    expect(arrivals.map(({name}) => name)).toEqual(['first', 'next']);
  });

  it('leaves room for those that do not wait', async () => {
    const bucket = createBucket(10);
    const {ask, arrivals} = createService(bucket);
    for (let change = 0; change < 14; change++) bucket.atOnce().answered();
    void ask('read', 'user');
    await vi.advanceTimersByTimeAsync(999);
    expect(arrivals).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(arrivals).toHaveLength(1);
  });

  it('is not held up by answers that do not come', async () => {
    const {ask, arrivals} = createService(createBucket(10));
    for (let turn = 0; turn < 20; turn++) void ask('hangs', 'user', {back: 60_000});
    await vi.advanceTimersByTimeAsync(2000);
    expect(arrivals).toHaveLength(20);
  });
});

describe('a bucket of a service that refuses', () => {
  it('halves its rate once for requests that were under way together, leaves the service alone, and recovers slowly', async () => {
    const bucket = createBucket(10);
    const turns = await Promise.all(Array.from({length: 10}, () => bucket.turn('user', forever)));
    for (const turn of turns) turn.answered({rest: 2000});
    const {ask, arrivals} = createService(bucket);
    for (let read = 0; read < 700; read++) void ask('', 'user');
    const arrivedBy = async (milliseconds: number) => {
      const before = arrivals.length;
      await vi.advanceTimersByTimeAsync(milliseconds);
      return arrivals.length - before;
    };
    expect(await arrivedBy(1999)).toBe(0);
    const soon = await arrivedBy(2000);
    expect(soon).toBeGreaterThanOrEqual(10);
    expect(soon).toBeLessThanOrEqual(11);
    await arrivedBy(50_000);
    expect(await arrivedBy(2000)).toBeGreaterThan(18);
  });

  it('does not leave it alone longer than half a minute, whatever it asks for', async () => {
    const bucket = createBucket(10);
    (await bucket.turn('user', forever)).answered({rest: 86_400_000});
    const {ask, arrivals} = createService(bucket);
    void ask('', 'user');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(arrivals).toHaveLength(1);
  });

  it.each([4, 5, 8])('has at most a tenth refused in a minute by one that allows %i a second', async allowed => {
    const limiter = createLimiter(allowed, () => performance.now());
    const {ask} = createService(createBucket(10), limiter);
    for (let read = 0; read < 1000; read++) void ask('', 'user', {there: 20, back: 20});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(limiter.refused / (limiter.refused + limiter.taken)).toBeLessThanOrEqual(0.1);
    expect(limiter.taken).toBeGreaterThan(allowed * 60 * 0.6);
  });
});
