import fc from 'fast-check';
import {expect, test} from 'vitest';
import {byNewest, formatAge, formatMoment, formatTimeOfDay} from '../../../src/core/format/age.ts';

const now = new Date('2026-11-22T14:03:22Z');

test.each([
  ['2026-11-22T14:03:17Z', '5s'],
  ['2026-11-22T14:02:23Z', '59s'],
  ['2026-11-22T14:02:22Z', '1m'],
  ['2026-11-22T13:04:00Z', '59m'],
  ['2026-11-22T11:00:00Z', '3h'],
  ['2026-11-18T14:03:22Z', '4d'],
  ['2026-11-08T14:03:23Z', '13d'],
  ['2026-10-18T14:03:22Z', '5w'],
  ['2025-11-23T14:03:22Z', '52w'],
  ['2024-11-01T00:00:00Z', '2y'],
])('%s is %s ago', (time, age) => {
  expect(formatAge(time, now)).toBe(age);
});

test("reads the offset without a colon that Lambda's LastModified carries", () => {
  expect(formatAge('2026-11-22T16:01:22.123+0200', now)).toBe('1m');
});

test('a clock a little behind the service is no future', () => {
  expect(formatAge('2026-11-22T14:04:00Z', now)).toBe('0s');
  expect(formatAge('2026-11-26T14:03:22Z', now)).toBe('in 4d');
});

test.each([
  [undefined, '–'],
  ['', '–'],
  ['invalid date', 'invalid date'],
  ['2026-13-45T99:99:99Z', '2026-13-45T99:99:99Z'],
  ['version 1', 'version 1'],
  [17, '17'],
])('%j is no time and shown as %s', (time, text) => {
  expect(formatAge(time, now)).toBe(text);
  expect(formatMoment(time, now)).toBe(text);
});

test('a moment is in UTC, to the second, with its age', () => {
  expect(formatMoment('2026-11-22T14:01:22.999+0000', now)).toBe('2026-11-22 14:01:22 UTC (1m ago)');
  expect(formatMoment('2026-11-26T14:03:22Z', now)).toBe('2026-11-26 14:03:22 UTC (in 4d)');
});

test('the newest sorts first and what is no time last', () => {
  const times = ['invalid date', '2026-01-01T00:00:00Z', undefined, '2026-11-01T00:00:00Z'];
  expect([...times].sort((a, b) => byNewest(a) - byNewest(b))).toEqual([times[3], times[1], times[0], times[2]]);
});

test('takes at most four columns for any past', () => {
  fc.assert(
    fc.property(fc.date({min: new Date('1980-01-01T00:00:00Z'), max: now, noInvalidDate: true}), date => {
      expect(formatAge(date.toISOString(), now)).toMatch(/^\d{1,2}[smhdwy]$/);
    }),
  );
});

test('the time of day has two digits a part', () => {
  expect(formatTimeOfDay(new Date(2026, 10, 22, 4, 3, 9))).toBe('04:03:09');
});
