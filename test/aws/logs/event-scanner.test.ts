import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createEventScanner, type IsKnown} from '../../../src/aws/logs/event-scanner.ts';
import {createToldEvents} from '../../../src/aws/logs/told-events.ts';
import {toTries} from '../../support/tries.ts';

const numRuns = toTries(150, 5000);
const text = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.constantFrom('"eventId":"1"', '\\"}', '[{,', 'events', '\t😀\u2028'),
);
const time = fc.nat(5000);
/** As the service writes them. */
const event = fc.record({
  logStreamName: text,
  eventId: fc.oneof(fc.stringMatching(/^\d{1,3}$/), text),
  timestamp: time,
  ingestionTime: time,
  message: text,
});
const odd = fc.record(
  {
    eventId: fc.oneof(text, fc.constantFrom(null, 7)),
    timestamp: fc.oneof(fc.double({noNaN: true, noDefaultInfinity: true}), text),
    message: fc.oneof(text, fc.integer(), fc.constant(null)),
    more: fc.jsonValue({maxDepth: 2}),
  },
  {requiredKeys: []},
);
const more = fc.dictionary(
  fc.constantFrom('nextToken', 'searchedLogStreams', '"events":['),
  fc.jsonValue({maxDepth: 2}),
);
const answerOf = (events: fc.Arbitrary<unknown>) =>
  fc
    .tuple(more, events, more)
    // As an answer can have it: JSON has no -0.
    .map(([before, own, behind]) => JSON.parse(JSON.stringify({...before, events: own, ...behind})));
const cut = {indent: fc.constantFrom(0, 2), size: fc.oneof(fc.integer({min: 1, max: 60}), fc.constant(100_000))};

/** Gives an answer in pieces of one size. */
function scan(answer: string, size: number, isKnown?: IsKnown) {
  const bytes = Buffer.from(answer);
  const scanner = createEventScanner(isKnown);
  for (let at = 0; at < bytes.length; at += size) scanner.take(bytes.subarray(at, at + size));
  return {rest: Buffer.from(scanner.end()).toString(), scanner};
}

const toKey = ({eventId, timestamp}: {eventId: string; timestamp: number}) =>
  `${Math.floor(timestamp / 1000)} ${eventId}`;
/** Nobody writes ids that JSON has to escape: what has one is read again. */
const isPlain = ({eventId}: {eventId: string}) => JSON.stringify(eventId) === `"${eventId}"`;

test('events that are known are counted, the others are read, and all else is left of an answer in whatever pieces', () => {
  fc.assert(
    fc.property(answerOf(fc.array(event)), fc.array(event), cut.indent, cut.size, (answer, others, indent, size) => {
      const told = createToldEvents();
      const events = answer.events as {eventId: string; timestamp: number}[];
      const known = [...events.filter((_, index) => index % 3 === 0), ...others];
      for (const {eventId, timestamp} of known) told.add(eventId, timestamp);
      const keys = new Set(known.filter(isPlain).map(toKey));
      const isKnown = (one: {eventId: string; timestamp: number}) => keys.has(toKey(one));
      const {rest, scanner} = scan(JSON.stringify(answer, undefined, indent), size, told.has);
      expect(scanner.events).toEqual(events.filter(one => !isKnown(one)));
      expect(scanner.known).toBe(events.filter(isKnown).length);
      expect(scanner.latest).toBe(Math.max(...events.filter(isKnown).map(({timestamp}) => timestamp)));
      expect(JSON.parse(rest)).toEqual({...answer, events: []});
    }),
    {numRuns},
  );
});

test('from the first thing on that is no event as the service writes it, everything is left', () => {
  const anything = fc.oneof({arbitrary: event, weight: 4}, odd, fc.jsonValue({maxDepth: 1}));
  const answer = answerOf(fc.oneof(fc.array(anything), fc.jsonValue({maxDepth: 1})));
  fc.assert(
    fc.property(answer, cut.indent, cut.size, ({events, ...others}, indent, size) => {
      const {rest, scanner} = scan(JSON.stringify({events, ...others}, undefined, indent), size);
      const {events: left, ...kept} = JSON.parse(rest);
      expect(Array.isArray(left) ? [...scanner.events, ...left] : left).toEqual(JSON.parse(JSON.stringify(events)));
      expect(kept).toEqual(others);
    }),
    {numRuns},
  );
});

test('an answer that is no JSON is left so', () => {
  fc.assert(
    fc.property(answerOf(fc.array(event)), cut.size, fc.nat(), (answer, size, at) => {
      const whole = JSON.stringify(answer);
      const {rest} = scan(whole.slice(0, at % whole.length), size);
      expect(() => JSON.parse(rest)).toThrow(SyntaxError);
    }),
    {numRuns},
  );
});

test('of ids that differ little none passes for another', () => {
  const told = createToldEvents();
  const toId = (index: number) => `3679${String(index * 64).padStart(52, '0')}`;
  const indexes = Array.from({length: 100_000}, (_, index) => index);
  const isHeld = (index: number) => told.has(Buffer.from(toId(index)), 0, 56, 0);
  expect(indexes.filter(index => index % 2 === 0 && !told.add(toId(index), 0))).toEqual([]);
  expect(indexes.filter(index => isHeld(index) !== (index % 2 === 0))).toEqual([]);
});
