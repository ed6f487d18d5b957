import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createPace} from '../../src/aws/pace.ts';
import {forever} from './endpoint.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('pacing background calls', () => {
  it('lets no more through in any one second than allowed, in the order they came', async () => {
    const pace = createPace(9);
    const starts: {turn: number; at: number}[] = [];
    const begin = Date.now();
    for (let turn = 0; turn < 40; turn++)
      void pace.turn(forever).then(() => starts.push({turn, at: Date.now() - begin}));
    await vi.advanceTimersByTimeAsync(700);
    void pace.turn(forever).then(() => starts.push({turn: 40, at: Date.now() - begin}));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts.map(({turn}) => turn)).toEqual([...Array(41).keys()]);
    for (const {at} of starts) {
      expect(starts.filter(start => start.at >= at && start.at < at + 1000).length).toBeLessThanOrEqual(9);
    }
    expect(starts.at(-1)?.at).toBe(4000);
  });

  it('gives the place of one who gave up to the next', async () => {
    const pace = createPace(1);
    await pace.turn(forever);
    const controller = new AbortController();
    const dropped = pace.turn(controller.signal);
    const next = pace.turn(forever);
    controller.abort(new Error('enough'));
    await expect(dropped).rejects.toThrow('enough');
    await vi.advanceTimersByTimeAsync(1000);
    await expect(next).resolves.toBeUndefined();
  });

  it('leaves room for those who do not wait', async () => {
    const pace = createPace(9);
    for (let call = 0; call < 6; call++) pace.count();
    const passed: number[] = [];
    const begin = performance.now();
    for (let turn = 0; turn < 12; turn++) void pace.turn(forever).then(() => passed.push(performance.now() - begin));
    await vi.advanceTimersByTimeAsync(999);
    expect(passed).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(passed.length).toBeGreaterThan(8);
  });

  it('turns away one who had given up before', async () => {
    await expect(createPace(1).turn(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
