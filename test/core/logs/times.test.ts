import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {formatClock, formatShortClock, type Zone} from '../../../src/core/logs/clock.ts';
import {formatTimeSpan, parseTimeSpan} from '../../../src/core/logs/time-span.ts';
import {readTime} from '../../../src/core/logs/times.ts';

const now = Date.parse('2026-11-22T14:03:20.500Z');
const minute = 60_000;
const at = (text: string) => Date.parse(text);

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
    ['14:00', at('2026-11-22T14:00:00Z')],
    ['14:03:20', at('2026-11-22T14:03:20Z')],
    ['14:03:20.113', at('2026-11-22T14:03:20.113Z')],
    ['14:03:20,113', at('2026-11-22T14:03:20.113Z')],
    ['14:03:20.113Z', at('2026-11-22T14:03:20.113Z')],
    ['15:00', at('2026-11-21T15:00:00Z')],
    ['15:00+02:00', at('2026-11-22T13:00:00Z')],
    ['today', at('2026-11-22T00:00:00Z')],
    ['today 9:30', at('2026-11-22T09:30:00Z')],
    ['yesterday', at('2026-11-21T00:00:00Z')],
    ['yesterday 9:30', at('2026-11-21T09:30:00Z')],
    ['11-21', at('2026-11-21T00:00:00Z')],
    ['11-21 14:03', at('2026-11-21T14:03:00Z')],
    ['11-21 14:03:20.113Z', at('2026-11-21T14:03:20.113Z')],
    ['12-31 23:59', at('2025-12-31T23:59:00Z')],
    ['2026-11-20', at('2026-11-20T00:00:00Z')],
    ['2026/11/20 08:15', at('2026-11-20T08:15:00Z')],
    ['2026-11-20 08:15', at('2026-11-20T08:15:00Z')],
    ['2026-11-22T14:03Z', at('2026-11-22T14:03:00Z')],
    ['2026-11-22T14:03:20.140Z', at('2026-11-22T14:03:20.140Z')],
    ['2026-11-22T14:03:20.140123456Z', at('2026-11-22T14:03:20.140Z')],
    ['2026-11-22T14:03:20+02:00', at('2026-11-22T12:03:20Z')],
    ['2026-11-22T12:00:00-0130', at('2026-11-22T13:30:00Z')],
    ['1795356200', 1_795_356_200_000],
    ['1795356200.25', 1_795_356_200_250],
    ['1795356200113', 1_795_356_200_113],
  ])('%s', (text, since) => {
    expect(parseTimeSpan(text, now, 'UTC')).toEqual({since});
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
    expect(parseTimeSpan(text, now, 'UTC')).toEqual({error: expect.stringMatching(why)});
  });
});

describe('when logs begin and end', () => {
  it.each([
    ['14:00-14:02', '2026-11-22T14:00:00Z', '2026-11-22T14:02:00Z'],
    ['14:00–14:30', '2026-11-22T14:00:00Z', '2026-11-22T14:30:00Z'],
    ['14:00:01.500 - 14:00:02.250', '2026-11-22T14:00:01.500Z', '2026-11-22T14:00:02.250Z'],
    ['yesterday 14:00-14:30', '2026-11-21T14:00:00Z', '2026-11-21T14:30:00Z'],
    ['yesterday 23:30 to 0:15', '2026-11-21T23:30:00Z', '2026-11-22T00:15:00Z'],
    ['11-21 14:00-14:30', '2026-11-21T14:00:00Z', '2026-11-21T14:30:00Z'],
    ['11-21 14:00–11-22 9:00', '2026-11-21T14:00:00Z', '2026-11-22T09:00:00Z'],
    ['2026-11-20..2026-11-21', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
    ['2026-11-20T08:00Z/2026-11-20T09:00Z', '2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z'],
    ['2026-11-20 08:00-09:00', '2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z'],
    ['2h-1h', '2026-11-22T12:03:20.500Z', '2026-11-22T13:03:20.500Z'],
    ['14:00 until now', '2026-11-22T14:00:00Z', '2026-11-22T14:03:20.500Z'],
    ['1795356200-1795356260', '2026-11-22T14:03:20Z', '2026-11-22T14:04:20Z'],
  ])('%s', (text, since, until) => {
    expect(parseTimeSpan(text, now, 'UTC')).toEqual({since: at(since), until: at(until)});
  });

  it.each([
    ['2026-11-22 14:00 - 2026-11-22 13:00', /end is before/],
    ['1h-2h', /end is before/],
    ['14:00-25:00', /no such time/],
    ['15:00Z-now-now', /no time/],
    ['14:00-soon', /no time/],
  ])('%j is refused with why', (text, why) => {
    expect(parseTimeSpan(text, now, 'UTC')).toEqual({error: expect.stringMatching(why)});
  });
});

const zone = fc.constantFrom<Zone>('UTC', 'local');
const day = 86_400_000;
const past = fc.integer({min: 0, max: 364 * day}).map(age => now - age);

it('reads every time the pane prints, in the zone it prints it in', () => {
  fc.assert(
    fc.property(past, zone, (time, place) => {
      const isRead = (print: (time: number) => string) => {
        const again = readTime(print(time), now, place);
        // An hour that a zone has twice is printed alike both times.
        expect(again === undefined ? 'not read' : print(again)).toBe(print(time));
      };
      isRead(one => formatClock(one, place, true));
      isRead(one => formatShortClock(one, place, now));
      if (now - time < day) isRead(one => formatClock(one, place, false));
    }),
  );
});

it('reads every span the pane prints', () => {
  fc.assert(
    fc.property(past, past, zone, (one, other, place) => {
      const span = {since: Math.min(one, other), until: Math.max(one, other)};
      const printed = formatTimeSpan(span, place, now);
      const again = parseTimeSpan(printed, now, place);
      if ('error' in again || again.until === undefined) throw new Error(`${printed} is not read`);
      expect(formatTimeSpan({...again, until: again.until}, place, now)).toBe(printed);
    }),
  );
});

it('never begins in what is yet to come, and never ends before it begins, whatever is typed', () => {
  const word = fc.constantFrom(
    '14:00',
    '-',
    '..',
    ' to ',
    '11-21',
    ' ',
    '2h',
    'now',
    '/',
    '25:61',
    'yesterday',
    'Z',
    '1795356200',
  );
  const typed = fc.oneof(
    fc.string(),
    fc.array(word, {maxLength: 6}).map(words => words.join('')),
  );
  fc.assert(
    fc.property(typed, zone, (text, place) => {
      const span = parseTimeSpan(text, now, place);
      if ('error' in span) return;
      expect(span.since).toBeLessThanOrEqual(now);
      expect(span.until ?? span.since).toBeGreaterThanOrEqual(span.since);
    }),
    {numRuns: 2000},
  );
});
