import {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';
import {KeySplitter, type Waiting} from './key-splitter.ts';
import {isMouseReport, type MouseReport, readMouseReport} from './mouse-report.ts';

/** The part of a terminal's input stream (`process.stdin`) that is used. */
export interface TerminalSource extends NodeJS.ReadableStream {
  isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
}

/** Times in milliseconds. */
export interface PacedStdinOptions {
  /** How long the rest of an escape sequence may take before ESC alone counts as the Escape key. */
  escapeTimeout: number;
  /** How long an unfinished paste may stay silent before that is told of. 3,000 by default. */
  pasteTimeout?: number;
  /**
   * Told that a paste has been silent for that long, and then that it has ended. It ends at its end mark only: until then all that
   * comes, keys too, is part of it.
   */
  onStall?: (isStalled: boolean) => void;
  /** Characters after which a paste is handed on in parts. 8 Mi by default: more than the largest payload of an invoke. */
  pasteLimit?: number;
  /** Told whenever keys begin to be read raw, or no longer are. */
  tellRaw?: (isRaw: boolean) => void;
  /** Called before keys are no longer read raw: from then on the terminal shows what comes, and the next program reads it. */
  beforeCooked?: () => void;
  /** Told what the terminal reports, without the ESC it begins with and without its end: `]11;rgb:0000/0000/0000`. */
  onReply?: (reply: string) => void;
  /** Told what the mouse does, in its turn among the keys. */
  onMouse?: (report: MouseReport) => void;
  /** Whether the terminal is about to report something: then ESC alone may be its beginning. */
  awaitsReply?: () => boolean;
}

/** Input for Ink's `render({stdin})`. */
export interface PacedInput extends NodeJS.ReadStream {
  /** Resolves once every key that came in was handed out, an Escape that may begin a sequence included, an unfinished paste not. */
  taken(): Promise<void>;
  /** Takes a piece of input that was read by another way. */
  receive(piece: Buffer): void;
}

/**
 * Wraps a terminal's input for Ink's `render({stdin})`: splits it into single keys, keeps a bracketed paste whole, drops
 * replies of the terminal, and hands out one key per macrotask, so that the console has dealt with a key before the next.
 * A hang-up or error of the source ends the stream.
 */
export const createPacedStdin = (source: TerminalSource, options: PacedStdinOptions): PacedInput =>
  // Ink's type wants a whole tty.ReadStream; what it uses of it is there.
  new PacedStdin(source, options) as unknown as PacedInput;

// Alt and a key are written by the terminal at once: a key that comes later than this (ms) after ESC is a key of its own.
const altWindow = 30;
// How long the rest of something that can only be a sequence may take. ms
const sequenceTimeout = 1000;
// Keys waiting at which reading stops, and at which it goes on.
const mostWaitingKeys = 4096;
const fewWaitingKeys = 1024;

class PacedStdin extends Readable {
  readonly isTTY: boolean;
  readonly #source: TerminalSource;
  readonly #splitter: KeySplitter;
  readonly #tellRaw: (isRaw: boolean) => void;
  readonly #beforeCooked: () => void;
  readonly #timeouts: Readonly<Record<Waiting, number>>;
  readonly #decoder = new StringDecoder('utf8');
  #keys: (string | MouseReport)[] = [];
  #isWanted = false;
  #isScheduled = false;
  #isRaw = false;
  // Nothing has come yet since keys are read raw.
  #isFresh = false;
  #isListening = false;
  #isHeld = false;
  #hasEnded = false;
  #lastPieceAt = 0;
  #cancelExpiry: () => void = () => {};
  readonly #onStall: (isStalled: boolean) => void;
  readonly #onMouse: (report: MouseReport) => void;
  #isStalled = false;

  constructor(source: TerminalSource, options: PacedStdinOptions) {
    super({objectMode: true, highWaterMark: 1});
    const {escapeTimeout, pasteTimeout = 3000, pasteLimit = 8 << 20} = options;
    const {onStall = () => {}, tellRaw = () => {}, beforeCooked = () => {}, onMouse = () => {}} = options;
    const {onReply, awaitsReply} = options;
    this.#tellRaw = tellRaw;
    this.#beforeCooked = beforeCooked;
    this.#source = source;
    this.#onStall = onStall;
    this.#onMouse = onMouse;
    this.isTTY = source.isTTY === true;
    this.#splitter = new KeySplitter({pasteLimit, onReply, awaitsReply});
    this.#timeouts = {
      nothing: 0,
      escape: escapeTimeout,
      introducer: escapeTimeout,
      sequence: Math.max(sequenceTimeout, escapeTimeout),
      paste: pasteTimeout,
    };
    for (const event of ['end', 'close', 'error']) source.on(event, () => this.#end());
  }

  setRawMode(isRaw: boolean): this {
    if (this.#isRaw && !isRaw) this.#beforeCooked();
    this.#isFresh = isRaw && (this.#isFresh || !this.#isRaw);
    this.#isRaw = isRaw;
    this.#source.setRawMode?.(isRaw);
    this.#tellRaw(isRaw);
    if (!isRaw) {
      this.#source.pause();
      return this;
    }

    if (!this.#isListening) this.#source.on('data', this.receive);
    this.#isListening = true;
    if (!this.#isHeld) this.#source.resume();
    return this;
  }

  ref(): this {
    this.#source.ref?.();
    return this;
  }

  unref(): this {
    this.#source.unref?.();
    return this;
  }

  async taken(): Promise<void> {
    // What was written to the source a moment ago comes in with the next turn, and the last key is dealt with in its own.
    do await nextTurn();
    while (this.#isRaw && (this.#keys.length > 0 || !/^(nothing|paste)$/.test(this.#splitter.waiting)));
    await nextTurn();
  }

  /** Keys are strings already, and decoding whole keys again would join them. */
  override setEncoding(): this {
    return this;
  }

  override _read(): void {
    this.#isWanted = true;
    this.#schedule();
  }

  readonly receive = (piece: Buffer | string): void => {
    this.#cancelExpiry();
    const received = typeof piece === 'string' ? piece : this.#decoder.write(piece);
    const text = this.#isFresh ? undoCooking(received) : received;
    this.#isFresh = false;
    const now = performance.now();
    const isApart = now - this.#lastPieceAt > altWindow;
    this.#lastPieceAt = now;
    if (this.#splitter.waiting === 'escape' && isApart && !/^[[O]/.test(text)) this.#add(this.#splitter.expire());
    this.#add(this.#splitter.push(text));
    if (this.#splitter.waiting !== 'paste') this.#stall(false);
    this.#startExpiry();
  };

  #startExpiry(): void {
    const {waiting} = this.#splitter;
    if (waiting === 'nothing') return;
    if (waiting === 'paste') {
      const silence = setTimeout(() => this.#stall(true), this.#timeouts.paste);
      this.#cancelExpiry = () => clearTimeout(silence);
      return;
    }
    const timer = setTimeout(() => {
      // The rest may have come while the process was busy: one look at the input before time is up.
      const look = setImmediate(() => this.#expire());
      this.#cancelExpiry = () => clearImmediate(look);
    }, this.#timeouts[waiting]);
    this.#cancelExpiry = () => clearTimeout(timer);
  }

  #expire(): void {
    if (this.#splitter.mayBeAnswer) this.#startExpiry();
    else this.#add(this.#splitter.expire());
  }

  #stall(isStalled: boolean): void {
    if (isStalled === this.#isStalled) return;
    this.#isStalled = isStalled;
    this.#onStall(isStalled);
  }

  #add(keys: string[]): void {
    for (const key of keys) {
      if (isMouseReport(key)) this.#addReport(readMouseReport(key, this.#lastPieceAt));
      else this.#keys.push(key);
    }
    if (this.#keys.length > mostWaitingKeys && !this.#isHeld) {
      this.#isHeld = true;
      this.#source.pause();
    }

    this.#schedule();
  }

  /** A drag that has not been dealt with is over once it goes on. */
  #addReport(report: MouseReport | undefined): void {
    if (report === undefined) return;
    const last = this.#keys.at(-1);
    if (report.kind === 'drag' && typeof last === 'object' && last.kind === 'drag') this.#keys.pop();
    this.#keys.push(report);
  }

  #schedule(): void {
    if (!this.#isWanted || this.#isScheduled || (this.#keys.length === 0 && !this.#hasEnded)) return;
    this.#isScheduled = true;
    setImmediate(() => this.#give());
  }

  #give(): void {
    this.#isScheduled = false;
    const next = this.#keys.shift();
    if (typeof next === 'object') {
      this.#onMouse(next);
      this.#schedule();
    } else {
      this.#isWanted = false;
      this.push(next ?? null);
    }
    if (!this.#isHeld || this.#keys.length > fewWaitingKeys) return;
    this.#isHeld = false;
    if (this.#isRaw) this.#source.resume();
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#schedule();
  }
}

/** What was typed before keys were read raw has line feeds that the terminal made of Enter. A paste keeps its own. */
const undoCooking = (text: string): string => (text.includes('\u001B[200~') ? text : text.replaceAll('\n', '\r'));

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
