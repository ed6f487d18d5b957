import {expect, test} from 'vitest';
import {countSlots} from '../../../src/core/metrics/slots.ts';
import {findWindow, period, toMinutes} from '../../../src/core/signs/window.ts';

test.each([
  ['a quarter of an hour has just begun', '14:00:00', 1, 15],
  ['it is half over', '14:07:30', 1.5, 23],
  ['it is over but for a second', '14:14:59', 1.999, 30],
])('now is the last whole quarter of an hour and the one under way: %s', (_, clock, share, minutes) => {
  const window = findWindow(Date.parse(`2026-11-22T${clock}Z`));
  expect(window.share).toBeCloseTo(share, 3);
  expect(toMinutes(window)).toBe(minutes);
  expect(new Date(window.now).toISOString()).toBe('2026-11-22T13:45:00.000Z');
});

test('the window is cut where the service cuts time', () => {
  const {start, end} = findWindow(Date.parse('2026-11-22T14:07:30Z'));
  expect(countSlots({start, end, period})).toEqual({first: start, length: period * 1000, count: 105});
});
