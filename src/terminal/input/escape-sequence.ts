import {isMouseReport} from './mouse-report.ts';
import {isTerminalReply} from './terminal-reply.ts';

/** The byte that starts every escape sequence, as a character. */
export const escapeByte = '\u001B';

/** The marks that a terminal puts around what is pasted. */
export const pasteStart = `${escapeByte}[200~`;
export const pasteEnd = `${escapeByte}[201~`;

/** What stands at the start of the input, which begins with ESC. `end` is the index after it. */
export type EscapeReading =
  | {kind: 'key'; key: string; end: number}
  /** `reply` is there when it is one of the terminal's. */
  | {kind: 'swallowed'; end: number; reply?: string}
  | {kind: 'pasteStart'; end: number}
  | {kind: 'replyStart'; end: number}
  | {kind: 'incomplete'};

// A sequence longer than this is not one a keyboard sends: dropped, so that memory stays bounded.
const longestSequence = 256;

/** Reads the escape sequence, Alt combination or lone Escape at the start of `input` (which begins with ESC). */
export const readEscape = (input: string): EscapeReading => {
  const introducer = input[1];
  if (introducer === undefined) return {kind: 'incomplete'};
  if (introducer === escapeByte) return {kind: 'key', key: escapeByte, end: 1};
  if (introducer === '[') return readControlSequence(input);
  if (introducer === 'O') return readSingleShift(input);
  return readStringOrAlt(input, introducer);
};

// The Linux console's F1 to F5 have a second bracket, which does not end the sequence.
const csiPattern = /^\x1B\[(?:\[|(?!\[))[\x30-\x3F]*[\x20-\x2F]*[\x40-\x7E]/;
const csiPrefixPattern = /^\x1B\[\[?[\x30-\x3F]*[\x20-\x2F]*/;
// rxvt ends Shift and an editing key in `$`, which elsewhere is an intermediate byte.
const rxvtShiftPattern = /^\x1B\[[235678]\$/;
const mouseReportLength = 6;

const readControlSequence = (input: string): EscapeReading => {
  if (input.startsWith(`${escapeByte}[M`)) {
    return input.length < mouseReportLength ? {kind: 'incomplete'} : {kind: 'swallowed', end: mouseReportLength};
  }

  const sequence = rxvtShiftPattern.exec(input)?.[0] ?? csiPattern.exec(input)?.[0];
  if (sequence === undefined) return readBrokenSequence(input, csiPrefixPattern);
  const end = sequence.length;
  if (sequence === pasteStart) return {kind: 'pasteStart', end};
  if (sequence === pasteEnd) return {kind: 'swallowed', end};
  if (isMouseReport(sequence)) return {kind: 'key', key: sequence, end};
  if (isTerminalReply(sequence)) return {kind: 'swallowed', end, reply: sequence.slice(1)};
  return {kind: 'key', key: sequence, end};
};

const ss3Pattern = /^\x1BO[\d;]*[\x40-\x7E]/;
const ss3PrefixPattern = /^\x1BO[\d;]*/;

const readSingleShift = (input: string): EscapeReading => {
  const sequence = ss3Pattern.exec(input)?.[0];
  if (sequence === undefined) return readBrokenSequence(input, ss3PrefixPattern);
  return {kind: 'key', key: sequence, end: sequence.length};
};

const readBrokenSequence = (input: string, prefixPattern: RegExp): EscapeReading => {
  const prefix = prefixPattern.exec(input)?.[0] ?? input.slice(0, 2);
  if (prefix.length === input.length && prefix.length <= longestSequence) return {kind: 'incomplete'};
  if (prefix.length === 2) return {kind: 'key', key: prefix, end: 2};
  return {kind: 'swallowed', end: prefix.length};
};

// How the replies a terminal gives as strings go on: OSC with a number, DCS with a request's echo, APC of graphics.
const stringStarts: ReadonlyMap<string, RegExp> = new Map([
  [']', /^\d/],
  ['P', /^[\d$+>!|]/],
  ['_', /^G/],
]);

const readStringOrAlt = (input: string, introducer: string): EscapeReading => {
  const start = stringStarts.get(introducer);
  if (start !== undefined) {
    if (input.length === 2) return {kind: 'incomplete'};
    if (start.test(input.slice(2, 3))) return {kind: 'replyStart', end: 2};
  }

  const character = String.fromCodePoint(input.codePointAt(1) ?? 0);
  return {kind: 'key', key: escapeByte + character, end: 1 + character.length};
};
