import {expect} from 'vitest';

/** A message as it has to be. */
export interface ModelMessage {
  readonly id: string;
  readonly body: string;
  /** Empty in a standard queue. */
  readonly group: string;
  /** Counts the messages of both queues as they came into theirs. */
  order: number;
  /** `either` for one that was received too often and that a receive may or may not have come across since. */
  place: 'queue' | 'deadLetters' | 'either' | 'deleted';
  /** Milliseconds since 1970. */
  visibleAt: number;
  receives: number;
  /** What the last receive called it. */
  receipt: string;
}

/** A handle that was given out once. */
export interface ModelHandle {
  readonly from: QueuePlace;
  readonly handle: string;
  readonly message: ModelMessage;
}

/** Where a message can be received. */
export type QueuePlace = 'queue' | 'deadLetters';

/** What a receive has given. */
export interface ReceivedMessage {
  readonly id: string;
  readonly body: string;
  readonly receipt: string;
  readonly receives: number;
}

/** ms in which a FIFO queue takes nothing twice. */
const deduplicationTime = 300_000;

/** What must hold of a queue and its dead-letter queue. Time is made: `now` is set by who drives it. */
export class QueueModel {
  readonly messages: ModelMessage[] = [];
  readonly handles: ModelHandle[] = [];
  readonly #deduplicated = new Map<string, {readonly at: number; readonly id: string}>();
  readonly #settings: QueueSettings;
  #order = 0;

  constructor(settings: QueueSettings) {
    this.#settings = settings;
  }

  get isFifo(): boolean {
    return this.#settings.isFifo;
  }

  get now(): number {
    return this.#settings.clock.now;
  }

  /** One that was answered with an id; `delay` in ms. */
  sent(id: string, {body, group, delay, deduplicationId}: ModelSend): void {
    const known = this.#deduplicated.get(deduplicationId);
    if (this.isFifo && known !== undefined && known.at > this.now - deduplicationTime) {
      expect(id).toBe(known.id);
      return;
    }
    expect(this.messages.map(message => message.id)).not.toContain(id);
    this.#deduplicated.set(deduplicationId, {at: this.now, id});
    const visibleAt = this.now + delay;
    const begin = {place: 'queue', visibleAt, receives: 0, receipt: ''} as const;
    this.messages.push({id, body, group: this.isFifo ? group : '', order: this.#next(), ...begin});
  }

  /** Holds what a receive has given against what it may give; `hidden` in ms. */
  received(from: QueuePlace, got: readonly ReceivedMessage[], limit: number, hidden: number): void {
    const free = this.messages.filter(message => this.#mayBeIn(message, from) && message.visibleAt <= this.now);
    const exhausted = from === 'queue' ? free.filter(message => this.#isExhausted(message)) : [];
    const given = got.map(one => {
      const message = free.find(({id}) => id === one.id);
      expect(message, `${one.body} must not be given now`).toBeDefined();
      if (!message) throw new Error('Not reached');
      expect(exhausted, `${one.body} was received too often`).not.toContain(message);
      expect([one.body, one.receives]).toEqual([message.body, message.receives + 1]);
      return message;
    });
    expect(new Set(given).size).toBe(got.length);
    expect(got.length).toBeLessThanOrEqual(limit);
    this.#checkOrder(from, given);
    const certain = free.filter(message => message.place === from && !exhausted.includes(message));
    if (certain.some(message => !this.#isHeldUp(message, from))) expect(got.length).toBeGreaterThan(0);
    for (const message of exhausted) message.place = free.length <= limit ? 'deadLetters' : 'either';
    for (const [index, message] of given.entries()) {
      const {receipt = '', receives = 0} = got[index] ?? {};
      if (this.isFifo) this.#passed(message, from);
      Object.assign(message, {place: from, visibleAt: this.now + hidden, receipt, receives});
      this.handles.push({from, handle: receipt, message});
    }
  }

  /** A handle that is not the last one deletes nothing. */
  deleted({from, handle, message}: ModelHandle): void {
    if (this.#isLast({from, handle, message})) message.place = 'deleted';
  }

  isInFlight(handle: ModelHandle): boolean {
    return this.#isLast(handle) && handle.message.visibleAt > this.now;
  }

  /** Whether it is known where every message is. */
  isCertain(): boolean {
    return this.messages.every(({place}) => place !== 'either');
  }

  /** All that can be received of the dead letters has gone back, in its order. */
  movedBack(): void {
    const dead = this.messages.filter(message => message.place === 'deadLetters').sort((a, b) => a.order - b.order);
    const moved = dead.filter(message => message.visibleAt <= this.now && !this.#isHeldUp(message, 'deadLetters'));
    for (const message of moved) {
      Object.assign(message, {place: 'queue', order: this.#next(), visibleAt: this.now, receives: 0, receipt: ''});
    }
  }

  /** Those that are still to be had. */
  left(): readonly ModelMessage[] {
    return this.messages.filter(({place}) => place !== 'deleted');
  }

  #next(): number {
    this.#order += 1;
    return this.#order;
  }

  #mayBeIn({place}: ModelMessage, where: QueuePlace): boolean {
    return place === where || place === 'either';
  }

  #isExhausted({receives}: ModelMessage): boolean {
    return receives >= this.#settings.maxReceives;
  }

  #isLast({from, handle, message}: ModelHandle): boolean {
    return message.place === from && message.receipt === handle;
  }

  /** In a FIFO queue, behind one of its group that somebody has. */
  #isHeldUp({group, order}: ModelMessage, where: QueuePlace): boolean {
    return this.#of(group, where).some(other => other.order < order && other.visibleAt > this.now);
  }

  /** What of a group stands there for certain; nothing in a standard queue, which keeps no order. */
  #of(group: string, where: QueuePlace): readonly ModelMessage[] {
    return this.isFifo ? this.messages.filter(message => message.place === where && message.group === group) : [];
  }

  /** Before each one of a group stands only what came with it, or was received too often. */
  #checkOrder(from: QueuePlace, given: readonly ModelMessage[]): void {
    for (const [index, message] of given.entries()) {
      const before = this.#of(message.group, from).filter(({order}) => order < message.order);
      const isPassed = (other: ModelMessage) =>
        given.indexOf(other) >= 0 ? given.indexOf(other) < index : this.#mayHaveLeft(other, from);
      expect(
        before.filter(other => !isPassed(other)).map(({body}) => body),
        `before ${message.body}`,
      ).toEqual([]);
    }
  }

  #mayHaveLeft(message: ModelMessage, from: QueuePlace): boolean {
    return from === 'queue' && this.#isExhausted(message) && message.visibleAt <= this.now;
  }

  /** Who is given has nothing of its group before it any more but what came along. */
  #passed({group, order}: ModelMessage, from: QueuePlace): void {
    if (from === 'deadLetters') return;
    for (const other of this.messages) {
      if (other.place === 'either' && other.group === group && other.order < order) other.place = 'deadLetters';
    }
  }
}

/** How the queue is set, and the clock that is moved. */
export interface QueueSettings {
  readonly isFifo: boolean;
  readonly maxReceives: number;
  readonly clock: {now: number};
}

/** What is sent. */
export interface ModelSend {
  readonly body: string;
  readonly group: string;
  /** ms. */
  readonly delay: number;
  readonly deduplicationId: string;
}
