import {StringDecoder} from 'node:string_decoder';
import {KeySplitter, type Waiting} from './key-splitter.ts';
import {isMouseReport, type MouseReport, readMouseReport} from './mouse-report.ts';

/** The part of a terminal's input stream (`process.stdin`) that is used. */
export interface TerminalSource extends NodeJS.ReadableStream {
  setRawMode?(isRaw: boolean): unknown;
}

/** Times in milliseconds. */
export interface KeysOptions {
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

/** Told of each key as the terminal sent it, and of a paste with the marks around it. */
type KeyListener = (sequence: string) => void;

/** The keys of a terminal. They are read raw, and handed out, between start and stop; those that wait then come after the next start. */
export interface Keys {
  /** Hands keys to a listener; until there is one they wait. Returns the undoing. */
  onKey(listener: KeyListener): () => void;
  start(): void;
  stop(): void;
  /** Resolves once every key that came in was handed out, an Escape that may begin a sequence included, an unfinished paste not. */
  taken(): Promise<void>;
  /** Takes a piece of input that was read by another way. */
  receive(piece: Buffer): void;
}

/**
 * Splits a terminal's input into single keys, keeps a bracketed paste whole, drops replies of the terminal, and hands out one key
 * per macrotask, so that the console has dealt with a key, and with what that began, before the next.
 */
export const createKeys = (source: TerminalSource, options: KeysOptions): Keys => new TerminalKeys(source, options);

// Alt and a key are written by the terminal at once: a key that comes later than this (ms) after ESC is a key of its own.
const altWindow = 30;
// How long the rest of something that can only be a sequence may take. ms
const sequenceTimeout = 1000;
// Keys waiting at which reading stops, and at which it goes on.
const mostWaitingKeys = 4096;
const fewWaitingKeys = 1024;

class TerminalKeys implements Keys {
  readonly #source: TerminalSource;
  readonly #options: KeysOptions;
  readonly #splitter: KeySplitter;
  readonly #timeouts: Readonly<Record<Waiting, number>>;
  readonly #decoder = new StringDecoder('utf8');
  #waiting: (string | MouseReport)[] = [];
  #isScheduled = false;
  #isRaw = false;
  // Nothing has come yet since keys are read raw.
  #isFresh = false;
  #isListening = false;
  #isHeld = false;
  #isStalled = false;
  #lastPieceAt = 0;
  #cancelExpiry: () => void = () => {};
  #listener: KeyListener | undefined;

  constructor(source: TerminalSource, options: KeysOptions) {
    const {escapeTimeout, pasteTimeout = 3000, pasteLimit = 8 << 20, onReply, awaitsReply} = options;
    this.#source = source;
    this.#options = options;
    this.#splitter = new KeySplitter({pasteLimit, onReply, awaitsReply});
    this.#timeouts = {
      nothing: 0,
      escape: escapeTimeout,
      introducer: escapeTimeout,
      sequence: Math.max(sequenceTimeout, escapeTimeout),
      paste: pasteTimeout,
    };
  }

  onKey(listener: KeyListener): () => void {
    this.#listener = listener;
    this.#schedule();
    return () => {
      this.#listener = undefined;
    };
  }

  start(): void {
    if (!this.#isRaw) this.#isFresh = true;
    this.#setRaw(true);
    if (!this.#isListening) this.#source.on('data', this.receive);
    this.#isListening = true;
    if (!this.#isHeld) this.#source.resume();
    this.#schedule();
  }

  stop(): void {
    if (!this.#isRaw) return;
    this.#options.beforeCooked?.();
    this.#setRaw(false);
    this.#source.pause();
  }

  async taken(): Promise<void> {
    // What was written to the source a moment ago comes in with the next turn, and the last key is dealt with in its own.
    do await nextTurn();
    while (this.#isRaw && (this.#waiting.length > 0 || !/^(nothing|paste)$/.test(this.#splitter.waiting)));
    await nextTurn();
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

  get #isTaken(): boolean {
    return this.#isRaw && this.#listener !== undefined;
  }

  #setRaw(isRaw: boolean): void {
    this.#isRaw = isRaw;
    this.#source.setRawMode?.(isRaw);
    this.#options.tellRaw?.(isRaw);
  }

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
    this.#options.onStall?.(isStalled);
  }

  #add(keys: string[]): void {
    for (const key of keys) {
      if (isMouseReport(key)) this.#addReport(readMouseReport(key, this.#lastPieceAt));
      else this.#waiting.push(key);
    }
    if (this.#waiting.length > mostWaitingKeys && !this.#isHeld) {
      this.#isHeld = true;
      this.#source.pause();
    }
    this.#schedule();
  }

  /** A drag that has not been dealt with is over once it goes on. */
  #addReport(report: MouseReport | undefined): void {
    if (report === undefined) return;
    const last = this.#waiting.at(-1);
    if (report.kind === 'drag' && typeof last === 'object' && last.kind === 'drag') this.#waiting.pop();
    this.#waiting.push(report);
  }

  #schedule(): void {
    if (!this.#isTaken || this.#isScheduled || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    setImmediate(() => this.#give());
  }

  #give(): void {
    this.#isScheduled = false;
    // Another program may have been given the terminal meanwhile.
    const next = this.#isTaken ? this.#waiting.shift() : undefined;
    if (next === undefined) return;
    if (this.#isHeld && this.#waiting.length <= fewWaitingKeys) {
      this.#isHeld = false;
      this.#source.resume();
    }
    this.#schedule();
    if (typeof next === 'object') this.#options.onMouse?.(next);
    else this.#listener?.(next);
  }
}

/** What was typed before keys were read raw has line feeds that the terminal made of Enter. A paste keeps its own. */
const undoCooking = (text: string): string => (text.includes('\u001B[200~') ? text : text.replaceAll('\n', '\r'));

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
