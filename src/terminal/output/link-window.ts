/** What is known of a question when it is sent behind some output: when, and what was on its way then. Bytes. */
interface Question {
  readonly askedAt: number;
  /** All that was sent until then. */
  readonly end: number;
  readonly onItsWay: number;
  /** The spell in which it was sent. */
  readonly spell: Spell;
}

/** A time without a pause in which something is on its way. */
interface Spell {
  readonly since: number;
  readonly from: number;
  /** When its first answer came, and what had been drawn by then. */
  firstAnswer?: {readonly at: number; readonly drawn: number};
}

/** Bytes on their way before anything is known: more than a first frame. */
const firstWindow = 8 << 10;
/** Bytes on their way at least: a packet. */
const leastWindow = 1400;
const largestWindow = 256 << 10;
/** How long (ms) what is sent may wait in the network at most, by the round trip. */
const leastQueue = 40;
const longestQueue = 100;
/** How much more is tried, of what was drawn, once the link has been found to be full before. */
const carefulGrowth = 0.5;
/** How long (ms) a shortest round trip is believed: the way through a network changes. */
const memory = 30_000;

/**
 * How much may be on its way to a terminal without waiting in the network, learned from how long it takes to answer a question
 * that is sent behind the output: the shortest time is the round trip, what is longer was spent waiting. Answers come in the
 * order of the questions. Times in ms, by a clock that never goes back.
 */
export class LinkWindow {
  #window = firstWindow;
  #sent = 0;
  #drawn = 0;
  #questions: Question[] = [];
  #spell: Spell = {since: 0, from: 0};
  #roundTrip = Number.POSITIVE_INFINITY;
  #formerRoundTrip = Number.POSITIVE_INFINITY;
  #roundTripSince = 0;
  // Whether the link runs empty before the next frame, so that the round trip is seen without anything waiting.
  #isEmptying = false;
  #wasFoundFull = false;
  #wasFullAt = Number.NEGATIVE_INFINITY;

  /** Whether more may be sent. */
  get hasRoom(): boolean {
    return this.#isIdle || (!this.#isEmptying && this.#onItsWay < this.#window);
  }

  /** Whether a question is due: there is one on its way always, and more where much is. Each costs a packet of its own. */
  get wantsQuestion(): boolean {
    return this.#isIdle || this.#sent - (this.#questions.at(-1)?.end ?? 0) >= this.#window / 4;
  }

  /** Counts what is sent. */
  send(bytes: number, now: number): void {
    if (this.#isIdle) {
      // What was sent behind the last question was little.
      this.#drawn = this.#sent;
      this.#spell = {since: now, from: this.#sent};
      this.#isEmptying = false;
    }
    this.#sent += bytes;
    if (this.#onItsWay >= this.#window) this.#wasFullAt = now;
  }

  /** Counts a question behind all that was sent. */
  ask(now: number): void {
    this.#questions.push({askedAt: now, end: this.#sent, onItsWay: this.#onItsWay, spell: this.#spell});
  }

  /** Learns from the answer to the oldest question. */
  answer(now: number): void {
    const question = this.#questions.shift();
    if (question === undefined) return;
    const drawn = question.end - this.#drawn;
    this.#drawn = question.end;
    const time = now - question.askedAt;
    this.#noteRoundTrip(time, now);
    if (time - this.#shortest <= this.#queue) this.#grow(drawn, question);
    // Where little was on its way, it was not that which was waited for: the link stalled.
    else if (question.onItsWay >= this.#window / 2) this.#shrink(question, now);
    question.spell.firstAnswer ??= {at: now, drawn: question.end};
  }

  /** Gives up on the answers to all questions so far. */
  forget(): void {
    this.#questions = [];
  }

  get #isIdle(): boolean {
    return this.#questions.length === 0;
  }

  get #onItsWay(): number {
    return this.#sent - this.#drawn;
  }

  get #shortest(): number {
    return Math.min(this.#roundTrip, this.#formerRoundTrip);
  }

  get #queue(): number {
    return Math.min(longestQueue, Math.max(leastQueue, this.#shortest / 4));
  }

  #noteRoundTrip(time: number, now: number): void {
    if (now - this.#roundTripSince > memory) {
      this.#formerRoundTrip = this.#roundTrip;
      this.#roundTrip = Number.POSITIVE_INFINITY;
      this.#roundTripSince = now;
      this.#isEmptying = true;
    }
    this.#roundTrip = Math.min(this.#roundTrip, time);
  }

  /** Only a window that was full has shown that there is room for more. */
  #grow(drawn: number, {askedAt}: Question): void {
    if (this.#wasFullAt < askedAt) return;
    this.#window = Math.min(largestWindow, this.#window + drawn * (this.#wasFoundFull ? carefulGrowth : 1));
  }

  #shrink(question: Question, now: number): void {
    this.#wasFoundFull = true;
    const rate = Math.max(question.onItsWay / (now - question.askedAt), this.#rateOf(question, now));
    this.#window = Math.min(this.#window, Math.max(leastWindow, rate * (this.#shortest + this.#queue)));
  }

  /** Bytes a millisecond that were drawn in its spell until then: from one answer to another, when they are far enough apart. */
  #rateOf({end, spell: {since, from, firstAnswer}}: Question, now: number): number {
    if (firstAnswer === undefined || now - firstAnswer.at < this.#shortest)
      return (end - from) / (now - since - this.#shortest);
    return (end - firstAnswer.drawn) / (now - firstAnswer.at);
  }
}
