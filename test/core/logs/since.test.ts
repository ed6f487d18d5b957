import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseSince} from '../../../src/core/logs/since.ts';

const now = Date.parse('2026-11-22T14:03:20.500Z');
const minute = 60_000;

describe('when logs begin', () => {
  it.each([
    ['5m', now - 5 * minute],
    ['2h ago', now - 120 * minute],
    ['1h30m', now - 90 * minute],
    ['1h 30 minutes ago', now - 90 * minute],
    ['last 15 min', now - 15 * minute],
    ['90 seconds', now - 90_000],
    ['1.5h', now - 90 * minute],
    ['1d', now - 1440 * minute],
    ['14:00', Date.parse('2026-11-22T14:00:00Z')],
    ['14:03:20', Date.parse('2026-11-22T14:03:20Z')],
    ['15:00', Date.parse('2026-11-21T15:00:00Z')],
    ['yesterday 9:30', Date.parse('2026-11-21T09:30:00Z')],
    ['2026-11-20', Date.parse('2026-11-20T00:00:00Z')],
    ['2026-11-20 08:15', Date.parse('2026-11-20T08:15:00Z')],
    ['2026-11-22T14:03:20.140Z', Date.parse('2026-11-22T14:03:20.140Z')],
    ['2026-11-22T14:03:20+02:00', Date.parse('2026-11-22T12:03:20Z')],
    ['2026-11-22T12:00:00-0130', Date.parse('2026-11-22T13:30:00Z')],
  ])('%s', (text, time) => {
    expect(parseSince(text, now, 'UTC')).toBe(time);
  });

  it.each([
    ['', /no time/],
    ['soon', /no time/],
    ['5', /no time/],
    ['5 parsecs', /no time/],
    ['ago', /no time/],
    ['25:00', /no such time/],
    ['12:61', /no such time/],
    ['2026-13-01', /no such time/],
    ['2026-11-31', /no such time/],
    ['2027-01-01', /yet to come/],
    ['2026-11-22T14:03:21Z', /yet to come/],
  ])('%j is refused with why', (text, why) => {
    expect(parseSince(text, now, 'UTC')).toEqual({error: expect.stringMatching(why)});
  });

  it('is never yet to come, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const time = parseSince(text, now, 'local');
        if (typeof time === 'number') expect(time).toBeLessThanOrEqual(now);
      }),
    );
  });
});
