import {escapeByte, pasteStart, readEscape} from './escape-sequence.ts';
import {splitGraphemes} from './graphemes.ts';
import {isBegunMouseReport, isMouseReport, mayBeMouseReport} from './mouse-report.ts';
import {createPasteCollector, type PasteCollector} from './paste.ts';
import {allIsWell} from './terminal-reply.ts';

/**
 * What the unfinished end of the input may become: an Escape key or the start of a sequence (`escape`), an Alt
 * combination or a sequence (`introducer`), the rest of a sequence or of a terminal's reply, the rest of a paste.
 */
export type Waiting = 'nothing' | 'escape' | 'introducer' | 'sequence' | 'paste';

interface SplitterOptions {
  readonly pasteLimit: number;
  readonly onReply?: ((reply: string) => void) | undefined;
  readonly awaitsReply?: (() => boolean) | undefined;
}

/** Splits terminal input into single keys, whatever pieces it arrives in. */
export class KeySplitter {
  #mode: 'keys' | 'paste' | 'reply' = 'keys';
  #input = '';
  // Whether a lone ESC had arrived before what follows it: then the two are separate keys if they make no sequence.
  #isEscapeApart = false;
  // The beginning of a paste's start mark or of a mouse's report, when it was settled because the rest had not come in time.
  #settled = '';
  // Whether what of it came after that was no key either.
  #isDropped = false;
  readonly #paste: PasteCollector;
  readonly #onReply: (reply: string) => void;
  readonly #awaitsReply: () => boolean;
  // What of a reply has come, as far as anybody reads it.
  #reply = '';

  /**
   * `pasteLimit` is the number of characters after which a paste is handed on in parts. `onReply` is told what the terminal
   * reports, without the ESC it begins with and without its end; `awaitsReply` says whether it is about to.
   */
  constructor({pasteLimit, onReply = () => {}, awaitsReply = () => false}: SplitterOptions) {
    this.#paste = createPasteCollector(pasteLimit);
    this.#onReply = onReply;
    this.#awaitsReply = awaitsReply;
  }

  /**
   * Takes a piece of input (whole code points) and returns the keys it completes; a paste is one "key" with its marks, and so is a
   * report of the mouse.
   */
  push(text: string): string[] {
    if (this.#settled !== '' && this.#isRestOfSettled(text)) return [];
    this.#isEscapeApart = this.#input === escapeByte;
    this.#input += text;
    const keys: string[] = [];
    let canGoOn = true;
    while (canGoOn && this.#input !== '') canGoOn = this.#read(keys);
    return keys;
  }

  /** What the unfinished end of the input waits for. */
  get waiting(): Waiting {
    if (this.#mode === 'paste') return 'paste';
    if (this.#mode === 'reply') return 'sequence';
    if (this.#input === '') return 'nothing';
    if (this.#settled !== '') return 'introducer';
    if (this.#input === escapeByte) return 'escape';
    return this.#input.length === 2 ? 'introducer' : 'sequence';
  }

  /** Whether the unfinished end may be the beginning of an answer that is about to come: then its rest is to be waited for. */
  get mayBeAnswer(): boolean {
    return this.#mode === 'keys' && this.#input !== '' && allIsWell.startsWith(this.#input) && this.#awaitsReply();
  }

  /**
   * Settles the unfinished end because nothing more came in time, and returns the keys that makes. A paste is not settled: what
   * belongs to it must never be taken for keys, so it ends at its end mark only.
   */
  expire(): string[] {
    const mode = this.#mode;
    if (mode === 'paste') return [];
    const input = this.#input;
    const settled = this.#settled;
    this.#mode = 'keys';
    this.#input = '';
    if (mode === 'reply') return [];
    const begun = settled + input;
    this.#settled = pasteStart.startsWith(begun) || mayBeMouseReport(begun) ? begun : '';
    if (settled !== '') {
      this.#isDropped ||= isBegunMouseReport(begun);
      return this.#isDropped ? [] : splitGraphemes(input);
    }
    const keys = settleEscape(input, this.#isEscapeApart);
    this.#isDropped = keys.length === 0;
    return keys;
  }

  /**
   * Whether a piece goes on with what was settled at its beginning: a link that stalls within a start mark must not make keys of the
   * text behind it, nor of a mouse's report. What may go on with it is held; the whole is put together again.
   */
  #isRestOfSettled(text: string): boolean {
    const begun = this.#settled + this.#input + text;
    if ((pasteStart.startsWith(begun) && begun !== pasteStart) || mayBeMouseReport(begun)) {
      this.#input += text;
      return true;
    }
    if (begun.startsWith(pasteStart) || isMouseReport(begun)) this.#input = this.#settled + this.#input;
    this.#settled = '';
    return false;
  }

  /** Reads from the input; false when it needs more of it. */
  #read(keys: string[]): boolean {
    if (this.#mode === 'paste') return this.#readPaste(keys);
    if (this.#mode === 'reply') return this.#readReply();
    const start = this.#input.indexOf(escapeByte);
    if (start === 0) return this.#readEscape(keys);
    const end = start === -1 ? this.#input.length : start;
    for (const key of splitGraphemes(this.#input.slice(0, end))) keys.push(key);
    this.#input = this.#input.slice(end);
    return true;
  }

  #readEscape(keys: string[]): boolean {
    const reading = readEscape(this.#input);
    if (reading.kind === 'incomplete') return false;
    const read = this.#input.slice(1, reading.end);
    this.#input = this.#input.slice(reading.end);
    if (reading.kind === 'swallowed' && reading.reply !== undefined) this.#onReply(reading.reply);
    if (reading.kind === 'key') keys.push(reading.key);
    if (reading.kind === 'pasteStart') this.#mode = 'paste';
    if (reading.kind === 'replyStart') {
      this.#mode = 'reply';
      this.#reply = read;
    }
    return true;
  }

  #readPaste(keys: string[]): boolean {
    const {pastes, rest} = this.#paste.push(this.#input);
    keys.push(...pastes);
    this.#input = rest ?? '';
    if (rest !== undefined) this.#mode = 'keys';
    return true;
  }

  #readReply(): boolean {
    const end = findReplyEnd(this.#input);
    const come = this.#input.slice(0, end ?? this.#input.length).replace(/[\x07\x18\x1A\x9C\x1B].*/s, '');
    this.#reply = (this.#reply + come).slice(0, longestReply);
    if (end === undefined) {
      this.#input = this.#input.endsWith(escapeByte) ? escapeByte : '';
      return false;
    }

    this.#input = this.#input.slice(end);
    this.#mode = 'keys';
    this.#onReply(this.#reply);
    return true;
  }
}

/** Characters of a reply that are kept: more than any that is asked for has. */
const longestReply = 256;

/** The index after the terminator of a reply: BEL, ST, or anything that breaks it off; undefined when not there yet. */
const findReplyEnd = (input: string): number | undefined => {
  const end = input.search(/[\x07\x18\x1A\x9C]|\x1B[\s\S]/);
  if (end === -1) return undefined;
  if (input[end] !== escapeByte) return end + 1;
  return input[end + 1] === '\\' ? end + 2 : end;
};

const settleEscape = (input: string, isEscapeApart: boolean): string[] => {
  if (input === escapeByte) return [input];
  // A longer beginning is a sequence whose end was lost: not something that was typed.
  if (input.length !== 2) return [];
  return isEscapeApart ? [escapeByte, input.slice(1)] : [input];
};
