import {getEventListeners} from 'node:events';
import {expect, test} from 'vitest';
import {createBells} from '../../../src/sandbox/background/bells.ts';

test('who waits again and again leaves nothing behind at a signal that lasts', async () => {
  const bells = createBells();
  const {signal} = new AbortController();
  for (let turn = 0; turn < 3; turn += 1) {
    const waiting = bells.until('queue', 3_600_000, signal);
    bells.ring('another');
    bells.ring('queue');
    await waiting;
  }
  await bells.until('queue', 0, signal);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a signal ends waiting, and nobody waits once it is aborted', async () => {
  const bells = createBells();
  const stop = new AbortController();
  const waiting = bells.until('queue', 3_600_000, stop.signal);
  stop.abort();
  await waiting;
  await bells.until('queue', 3_600_000, stop.signal);
});
