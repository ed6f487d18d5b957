import type {FilteredLogEvent} from '@aws-sdk/client-cloudwatch-logs';
import {findValue, isName, skipBlanks, skipComma, skipValue} from './json-bytes.ts';

/** Whether an event is known by its id, which stands in bytes, and its time in milliseconds since 1970. */
export type IsKnown = (bytes: Uint8Array, from: number, to: number, time: number) => boolean;

/** Reads the events of an answer of FilterLogEvents from its bytes, as they come. */
export interface EventScanner {
  /** Those so far that are not known. */
  readonly events: readonly FilteredLogEvent[];
  /** How many others there were, and the latest time of these; -Infinity without any. */
  readonly known: number;
  readonly latest: number;
  /** Takes the next piece of the answer and keeps nothing of it. */
  take(piece: Uint8Array): void;
  /** The answer without what was read of it. */
  end(): Uint8Array;
}

/**
 * Makes a scanner. Most events of an answer are known where a group is read again and again: nothing is made of these. From the
 * first thing on that is not as the service writes it everything stays in the rest, for others to read or to refuse.
 */
export function createEventScanner(isKnown: IsKnown | undefined): EventScanner {
  const scan: Scan = {
    ...{isKnown, events: [], known: 0, latest: Number.NEGATIVE_INFINITY},
    ...{rest: [], held: Buffer.allocUnsafeSlow(usualRoom), length: 0, phase: 'before'},
  };
  let wanted = 0;
  return {
    events: scan.events,
    get known() {
      return scan.known;
    },
    get latest() {
      return scan.latest;
    },
    take: piece => {
      hold(scan, piece);
      if (scan.length < wanted) return;
      work(scan);
      // What is long is not looked through again with every piece of it.
      wanted = 2 * scan.length;
    },
    end: () => {
      work(scan);
      return Buffer.concat([...scan.rest, scan.held.subarray(0, scan.length)]);
    },
  };
}

/** Bytes that an answer comes in at most, and as much again. */
const usualRoom = 1 << 17;

interface Scan {
  readonly isKnown: IsKnown | undefined;
  readonly events: FilteredLogEvent[];
  known: number;
  latest: number;
  readonly rest: Uint8Array[];
  /** What was not looked through to its end, so many bytes of it. */
  held: Buffer;
  length: number;
  /** Whether that is from before the list of events, begins within it, or is left to others. */
  phase: 'before' | 'within' | 'behind';
}

function hold(scan: Scan, piece: Uint8Array): void {
  const {held, length} = scan;
  if (length + piece.length > held.length) {
    scan.held = Buffer.allocUnsafeSlow(2 * (length + piece.length));
    held.copy(scan.held, 0, 0, length);
  }
  scan.held.set(piece, length);
  scan.length += piece.length;
}

/** Looks through what is held, as far as that goes. */
function work(scan: Scan): void {
  const {held, length, rest} = scan;
  let at = 0;
  if (scan.phase === 'before') {
    at = findList(held, length);
    if (at === -1) return;
    rest.push(Buffer.from(held.subarray(0, at)));
    scan.phase = 'within';
  }
  if (scan.phase === 'within') at = readList(scan, at);
  if (scan.phase === 'behind') {
    rest.push(Buffer.from(held.subarray(at, length)));
    at = length;
  }
  held.copyWithin(0, at, length);
  scan.length -= at;
}

/** Reads events from a place on; returns where it has come to. */
function readList(scan: Scan, from: number): number {
  const {held, length} = scan;
  let at = skipComma(held, from, length);
  while (at < length && held[at] === brace) {
    const found = findEvent(held, at, length);
    if (found === undefined) return at;
    if (!takeEvent(scan, at, found)) break;
    at = skipComma(held, found.to, length);
  }
  if (at < length) scan.phase = 'behind';
  return at;
}

/** False when it cannot be read. */
function takeEvent(scan: Scan, from: number, {to, idFrom, idTo, time}: FoundEvent): boolean {
  const {held, isKnown, events} = scan;
  if (idTo !== -1 && isKnown?.(held, idFrom, idTo, time)) {
    scan.known += 1;
    scan.latest = Math.max(scan.latest, time);
    return true;
  }
  const event = parseEvent(held.toString('utf8', from, to));
  if (event !== undefined) events.push(event);
  return event !== undefined;
}

const brace = 0x7b;
const closingBrace = 0x7d;
const quote = 0x22;
const bracket = 0x5b;

/** Where the list of events begins, behind its bracket; -1 as long as that is not known. */
function findList(bytes: Uint8Array, end: number): number {
  const start = skipBlanks(bytes, 0, end);
  if (bytes[start] !== brace) return -1;
  for (let at = start + 1; at < end; ) {
    const name = skipComma(bytes, at, end);
    const value = findValue(bytes, name, end);
    if (value === -1) return -1;
    if (isName(bytes, name, 'events') && bytes[value] === bracket) return value + 1;
    at = skipValue(bytes, value, end);
    if (at === -1) return -1;
  }
  return -1;
}

interface FoundEvent {
  readonly to: number;
  /** Between the quotes of its id; -1 when it has none. */
  readonly idFrom: number;
  readonly idTo: number;
  /** NaN when it has none. */
  readonly time: number;
}

/** Where an event ends that begins at `at`, and what it is known by; undefined as long as it does not end. */
function findEvent(bytes: Uint8Array, at: number, end: number): FoundEvent | undefined {
  let idFrom = -1;
  let idTo = -1;
  let time = Number.NaN;
  let place = at + 1;
  while (true) {
    const name = skipComma(bytes, place, end);
    if (bytes[name] === closingBrace && name < end) return {to: name + 1, idFrom, idTo, time};
    const value = findValue(bytes, name, end);
    place = value === -1 ? -1 : skipValue(bytes, value, end);
    if (place === -1) return undefined;
    if (isName(bytes, name, 'eventId') && bytes[value] === quote) {
      idFrom = value + 1;
      idTo = place - 1;
    } else if (isName(bytes, name, 'timestamp')) time = readNumber(bytes, value, place);
  }
}

/** NaN of what is not made of digits alone. */
function readNumber(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Undefined of what is no JSON, or not as the service writes it. */
function parseEvent(text: string): FilteredLogEvent | undefined {
  try {
    const event: Readonly<Record<keyof FilteredLogEvent, unknown>> = JSON.parse(text);
    const {eventId, logStreamName, timestamp, ingestionTime, message} = event;
    const isWhole =
      isText(eventId) && isText(logStreamName) && isText(message) && isTime(timestamp) && isTime(ingestionTime);
    return isWhole ? (event as FilteredLogEvent) : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isTime(value: unknown): boolean {
  return value === undefined || Number.isSafeInteger(value);
}
