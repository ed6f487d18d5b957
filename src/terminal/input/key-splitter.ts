import {escapeByte, escapeKey, readEscape, toAltKey} from './escape-sequence.ts';
import {splitGraphemes} from './graphemes.ts';
import {createPasteCollector, type PasteCollector} from './paste.ts';

/**
 * What the unfinished end of the input may become: an Escape key or the start of a sequence (`escape`), an Alt
 * combination or a sequence (`introducer`), the rest of a sequence or of a terminal's reply, the rest of a paste.
 */
export type Waiting = 'nothing' | 'escape' | 'introducer' | 'sequence' | 'paste';

/** Splits terminal input into single keys, whatever pieces it arrives in. */
export class KeySplitter {
  #mode: 'keys' | 'paste' | 'reply' = 'keys';
  #input = '';
  // Whether a lone ESC had arrived before what follows it: then the two are separate keys if they make no sequence.
  #isEscapeApart = false;
  readonly #paste: PasteCollector;

  /** `pasteLimit` is the number of characters after which a paste is handed on in parts. */
  constructor({pasteLimit}: {pasteLimit: number}) {
    this.#paste = createPasteCollector(pasteLimit);
  }

  /** Takes a piece of input (whole code points) and returns the keys it completes; a paste is one "key" with its marks. */
  push(text: string): string[] {
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
    if (this.#input === escapeByte) return 'escape';
    return this.#input.length === 2 ? 'introducer' : 'sequence';
  }

  /** Settles the unfinished end because nothing more came in time, and returns the keys that makes. */
  expire(): string[] {
    const mode = this.#mode;
    const input = this.#input;
    this.#mode = 'keys';
    this.#input = '';
    if (mode === 'paste') return this.#paste.release();
    return mode === 'reply' ? [] : settleEscape(input, this.#isEscapeApart);
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
    this.#input = this.#input.slice(reading.end);
    if (reading.kind === 'key') keys.push(reading.key);
    if (reading.kind === 'pasteStart') this.#mode = 'paste';
    if (reading.kind === 'replyStart') this.#mode = 'reply';
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
    if (end === undefined) {
      this.#input = this.#input.endsWith(escapeByte) ? escapeByte : '';
      return false;
    }

    this.#input = this.#input.slice(end);
    this.#mode = 'keys';
    return true;
  }
}

/** The index after the terminator of a reply: BEL, ST, or anything that breaks it off; undefined when not there yet. */
const findReplyEnd = (input: string): number | undefined => {
  const end = input.search(/[\x07\x18\x1A\x9C]|\x1B[\s\S]/);
  if (end === -1) return undefined;
  if (input[end] !== escapeByte) return end + 1;
  return input[end + 1] === '\\' ? end + 2 : end;
};

const settleEscape = (input: string, isEscapeApart: boolean): string[] => {
  if (input === escapeByte) return [escapeKey];
  // A longer beginning is a sequence whose end was lost: not something that was typed.
  if (input.length !== 2) return [];
  const character = input.slice(1);
  return isEscapeApart ? [escapeKey, character] : [toAltKey(character)];
};
