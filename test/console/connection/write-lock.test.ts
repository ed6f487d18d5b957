import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createWriteLock} from '../../../src/console/connection/write-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const inMinutes = (count: number) => new Date(Date.now() + count * minute);

/** A lock, and what it said of itself whenever it told. */
function watchLock(readOnly: boolean) {
  const ending = new AbortController();
  const lock = createWriteLock({readOnly, signal: ending.signal});
  const told: boolean[] = [];
  const stop = lock.subscribe(() => told.push(lock.readOnly));
  return {lock, told, stop, ending};
}

it('opens for a time, closes by itself, and tells both', () => {
  const {lock, told} = watchLock(true);
  lock.setWritable(inMinutes(10));
  vi.advanceTimersByTime(9 * minute);
  expect(lock.readOnly).toBe(false);
  vi.advanceTimersByTime(minute);
  expect(lock.readOnly).toBe(true);
  expect(told).toEqual([false, true]);
});

it('keeps the last time it was given, be that earlier or later', () => {
  const {lock, told} = watchLock(true);
  lock.setWritable(inMinutes(10));
  lock.setWritable(inMinutes(20));
  vi.advanceTimersByTime(15 * minute);
  expect(lock.readOnly).toBe(false);
  lock.setWritable(undefined);
  expect(lock.readOnly).toBe(true);
  vi.advanceTimersByTime(10 * minute);
  expect(told).toEqual([false, false, true]);
});

it('was never closed where it began open, until somebody closes it', () => {
  const {lock} = watchLock(false);
  vi.advanceTimersByTime(60 * minute);
  expect(lock.readOnly).toBe(false);
  lock.setWritable(undefined);
  expect(lock.readOnly).toBe(true);
});

it('says until when it is open, if it closes by itself', () => {
  const {lock} = watchLock(true);
  expect([lock.writableUntil, watchLock(false).lock.writableUntil]).toEqual([undefined, undefined]);
  lock.setWritable(inMinutes(10));
  expect(lock.writableUntil).toEqual(inMinutes(10));
  vi.advanceTimersByTime(11 * minute);
  expect(lock.writableUntil).toBeUndefined();
});

it('follows what is found out of the target, until somebody has said what it is to be', () => {
  const {lock, told} = watchLock(false);
  lock.setUsual(true);
  expect(lock.readOnly).toBe(true);
  lock.setUsual(false);
  lock.setWritable(undefined);
  lock.setUsual(false);
  expect([lock.readOnly, told]).toEqual([true, [true, false, true, true]]);
});

it('tells nobody who has stopped listening, and nothing once its connection has ended', () => {
  const {lock, told, stop, ending} = watchLock(true);
  lock.setWritable(inMinutes(1));
  ending.abort();
  vi.advanceTimersByTime(2 * minute);
  expect(told).toEqual([false]);
  expect(lock.readOnly).toBe(true);
  stop();
  lock.setWritable(undefined);
  expect(told).toEqual([false]);
});
