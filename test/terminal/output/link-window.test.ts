import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {LinkWindow} from '../../../src/terminal/output/link-window.ts';
import {toTries} from '../../support/tries.ts';

/** A link and what is sent over it. Times in ms; rate in bytes a second, by time. */
interface Course {
  readonly roundTrip: number;
  readonly rate: (at: number) => number;
  readonly frame: number;
  readonly framesASecond: number;
  /** How long the screen changes, again and again with a rest between. */
  readonly spells: readonly number[];
  /** By the number of a frame, how long it is held up on its way, with all behind it. */
  readonly stall?: (frame: number) => number;
}

const rest = 10_000;

/**
 * A screen behind a link. Frames that find no room are skipped, the last one is drawn at last. Tells how long each frame took from
 * the change to the terminal, in the last spell.
 */
const follow = ({roundTrip, rate, frame, framesASecond, spells, stall = () => 0}: Course) => {
  const window = new LinkWindow();
  let lags: number[] = [];
  const events: {readonly at: number; readonly happen: () => void}[] = [];
  const plan = (at: number, happen: () => void) => {
    const place = events.findLastIndex(event => event.at <= at);
    events.splice(place + 1, 0, {at, happen});
  };
  let now = 0;
  let passedAt = 0;
  let changedAt: number | undefined;
  const draw = () => {
    if (changedAt === undefined || !window.hasRoom) return;
    const of = changedAt;
    changedAt = undefined;
    window.send(frame, now);
    const isAsked = window.wantsQuestion;
    if (isAsked) window.ask(now);
    passedAt = Math.max(passedAt, now) + (frame / rate(now)) * 1000 + stall(lags.length);
    const drawnAt = passedAt + roundTrip / 2;
    lags.push(drawnAt - of);
    if (!isAsked) return;
    plan(drawnAt + roundTrip / 2, () => {
      window.answer(now);
      draw();
    });
  };
  let begin = 0;
  for (const spell of spells) {
    plan(begin, () => {
      lags = [];
    });
    for (let at = begin; at <= begin + spell; at += 1000 / framesASecond) {
      plan(at, () => {
        changedAt = at;
        draw();
      });
    }
    begin += spell + rest;
  }
  for (let event = events.shift(); event !== undefined; event = events.shift()) {
    now = event.at;
    event.happen();
  }
  return {window, lags, isDrawn: changedAt === undefined};
};

const links = [
  {name: 'in the next room', roundTrip: 1, rate: 12_500_000},
  {name: 'on another continent', roundTrip: 200, rate: 125_000},
  {name: 'by satellite', roundTrip: 600, rate: 1_000_000},
  {name: 'of a telephone', roundTrip: 400, rate: 16_000},
  {name: 'of a modem', roundTrip: 150, rate: 5000},
];
const frames = [250, 1000, 4000];
const courses = links.flatMap(link => frames.map(frame => ({...link, frame})));

describe('what may be on its way to a terminal', () => {
  it.each(courses)(
    'draws the last of many frames of $frame bytes soon over a link $name',
    ({roundTrip, rate, frame}) => {
      const own = (frame / rate) * 1000;
      for (const spell of [1000, 5000]) {
        const {lags, isDrawn} = follow({roundTrip, rate: () => rate, frame, framesASecond: 30, spells: [1000, spell]});
        expect(isDrawn).toBe(true);
        // Its own time, what is let wait, and what was being sent when it came.
        expect(lags.at(-1)).toBeLessThan(roundTrip / 2 + 100 + 3 * own);
        // Not bought by leaving the link idle.
        const most = Math.min(30, 1000 / own) * (spell / 1000);
        expect(lags.length).toBeGreaterThan(most / 2 - 2);
      }
    },
  );

  it('learns anew when the link gets slower or faster', () => {
    const course = {roundTrip: 200, frame: 1000, framesASecond: 30, spells: [5000, 5000, 5000]};
    const changing = (first: number, then: number) => (at: number) => (at < 12_000 ? first : then);
    const slower = follow({...course, rate: changing(100_000, 10_000)});
    expect(slower.lags.at(-1)).toBeLessThan(100 + 100 + 300);
    const faster = follow({...course, rate: changing(10_000, 100_000)});
    expect(faster.lags.length).toBeGreaterThan(100);
  });

  it('draws the last frame whatever holds up the others', () => {
    const course = fc.record({
      roundTrip: fc.integer({min: 1, max: 1000}),
      rate: fc.integer({min: 1000, max: 1_000_000}).map(rate => () => rate),
      frame: fc.integer({min: 1, max: 20_000}),
      framesASecond: fc.integer({min: 1, max: 120}),
      spells: fc.array(fc.constantFrom(100, 1000, 3000), {minLength: 1, maxLength: 3}),
      stall: fc.func(fc.constantFrom(0, 0, 0, 0, 300, 2000)),
    });
    fc.assert(
      fc.property(course, given => {
        const {isDrawn, window} = follow(given);
        expect([isDrawn, window.hasRoom, window.wantsQuestion]).toEqual([true, true, true]);
      }),
      {numRuns: toTries(100, 10_000)},
    );
  });
});
