import {LinkWindow} from './link-window.ts';

/** Tells whether the link to the terminal has room for another frame, and takes what the terminal reports. */
export interface LinkGate {
  /** Whether a frame may be sent now. */
  readonly isOpen: boolean;
  /** Whether the terminal is about to report something. */
  readonly isAwaiting: boolean;
  /** Told of bytes that are sent. Returns what is sent behind them. */
  follow(bytes: number): string;
  /** Told that it is asked by others what it is (`CSI c`). */
  expectAttributes(): void;
  /** Takes what the terminal reports, without the ESC it begins with. */
  take(report: string): void;
  /** Called whenever there is room again. Returns how to stop. */
  onOpen(draw: () => void): () => void;
  /** Asks from here on: what the terminal reports is read, and not shown on it. */
  ask(): void;
  /** Asks nothing more, and is open. */
  hush(): void;
}

/** What was found out about the terminal by consoles before, and who is told of what is found out now. */
export interface LinkGateOptions {
  /** Whether there is no network between: then nothing is asked behind frames. */
  readonly isNear: boolean;
  /** Whether it never answers. Then no frame waits for an answer, until there is one. */
  readonly isSilent: boolean;
  readonly tellSilent: (isSilent: boolean) => void;
}

/** Creates the gate to a terminal on the other side of a network. Until it is told to ask it is open. */
export const createLinkGate = (options: LinkGateOptions): LinkGate => new AskingGate(options);

/** How a terminal is asked for its status, and what it is: each answers the second one, nearly each the first. */
const questions = {status: '\u001B[5n', attributes: '\u001B[c'};

type Question = keyof typeof questions;

const answers: readonly (readonly [Question, RegExp])[] = [
  ['status', /^\[[03]n$/],
  ['attributes', /^\[\?[\d;]*c$/],
];

/** What is to be answered. What others have asked, or frames no longer wait for, does not count: it is only taken. */
interface Awaited {
  readonly name: Question;
  readonly counts: boolean;
}

/** How long (ms) an answer may take before frames go on without it, and again as long before it will not come any more. */
const patience = 2000;

class AskingGate implements LinkGate {
  readonly #window = new LinkWindow();
  readonly #tellSilent: (isSilent: boolean) => void;
  readonly #draws = new Set<() => void>();
  readonly #isNear: boolean;
  #isSilent: boolean;
  #isHushed = true;
  #question: Question | undefined;
  #awaited: Awaited[] = [];
  #cancelPatience = () => {};

  constructor({isNear, isSilent, tellSilent}: LinkGateOptions) {
    this.#isNear = isNear;
    this.#isSilent = isSilent;
    this.#tellSilent = tellSilent;
  }

  get isOpen(): boolean {
    return this.#isHushed || this.#isSilent || this.#window.hasRoom;
  }

  get isAwaiting(): boolean {
    return !this.#isSilent && this.#awaited.length > 0;
  }

  follow(bytes: number): string {
    // One that never answered is asked once all the same: it may be another one by now.
    const isSpared = this.#isSilent && this.#awaited.length > 0;
    if (this.#isNear || this.#isHushed || isSpared) return '';
    const now = performance.now();
    this.#window.send(bytes, now);
    if (!this.#window.wantsQuestion) return '';
    const names: Question[] = this.#question === undefined ? ['status', 'attributes'] : [this.#question];
    this.#window.ask(now);
    this.#await(names.map(name => ({name, counts: true})));
    return names.map(name => questions[name]).join('');
  }

  expectAttributes(): void {
    this.#await([{name: 'attributes', counts: false}]);
  }

  take(report: string): void {
    const name = answers.find(([, pattern]) => pattern.test(report))?.[0];
    const place = this.#awaited.findIndex(awaited => awaited.name === name);
    const awaited = this.#awaited[place];
    if (awaited === undefined) return;
    // They come in the order of the questions: those before it will not.
    this.#awaited.splice(0, place + 1);
    this.#startPatience();
    if (!awaited.counts) return;
    this.#question ??= name;
    this.#setSilent(false);
    if (name === this.#question) this.#window.answer(performance.now());
    this.#open();
  }

  onOpen(draw: () => void): () => void {
    this.#draws.add(draw);
    return () => void this.#draws.delete(draw);
  }

  ask(): void {
    if (!this.#isHushed) return;
    this.#isHushed = false;
    // Whoever had the terminal meanwhile got what was still to come.
    this.#awaited = [];
    this.#window.forget();
  }

  hush(): void {
    this.#isHushed = true;
  }

  #await(awaited: readonly Awaited[]): void {
    const isFirst = this.#awaited.length === 0;
    this.#awaited.push(...awaited);
    if (isFirst) this.#startPatience();
  }

  #startPatience(): void {
    this.#cancelPatience();
    if (!this.isAwaiting) return;
    const timer = setTimeout(() => this.#giveUp(), patience).unref();
    this.#cancelPatience = () => clearTimeout(timer);
  }

  #giveUp(): void {
    if (this.#question === undefined) this.#setSilent(true);
    else if (this.#awaited.some(({counts}) => counts)) this.#goOnWithout();
    else this.#awaited = [];
    this.#open();
  }

  #goOnWithout(): void {
    this.#awaited = this.#awaited.map(({name}) => ({name, counts: false}));
    this.#window.forget();
    this.#startPatience();
  }

  #setSilent(isSilent: boolean): void {
    if (isSilent === this.#isSilent) return;
    this.#isSilent = isSilent;
    this.#tellSilent(isSilent);
  }

  #open(): void {
    if (!this.isOpen) return;
    for (const draw of this.#draws) draw();
  }
}
