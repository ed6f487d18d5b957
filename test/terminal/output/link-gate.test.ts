import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createLinkGate} from '../../../src/terminal/output/link-gate.ts';

const status = '[0n';
const attributes = '[?62;22c';

/** A gate that asks, and what it says of the terminal and of room. */
const createGate = (isSilent = false) => {
  const silences: boolean[] = [];
  const gate = createLinkGate({isNear: false, isSilent, tellSilent: silent => silences.push(silent)});
  gate.ask();
  let opened = 0;
  const stop = gate.onOpen(() => {
    opened += 1;
  });
  return {gate, silences, stop, opened: () => opened};
};

type Gate = ReturnType<typeof createGate>['gate'];

/** Sends frames until there is no room, and returns the questions behind them. */
const fill = (gate: Gate) => {
  const questions: string[] = [];
  for (let frame = 0; gate.isOpen && frame < 100; frame++) {
    const question = gate.follow(1000);
    if (question !== '') questions.push(question);
  }
  return questions;
};

beforeEach(() => {
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'performance']});
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the gate to a terminal behind a slow link', () => {
  it('lets so much on its way, and more once the terminal says that it has drawn', () => {
    const {gate, opened, stop} = createGate();
    const questions = fill(gate);
    expect(questions.length).toBeGreaterThan(2);
    expect(questions.length).toBeLessThan(8);
    expect([gate.isOpen, gate.isAwaiting, opened()]).toEqual([false, true, 0]);
    vi.advanceTimersByTime(300);
    for (const report of questions.flatMap(() => [status, attributes])) gate.take(report);
    expect([gate.isOpen, gate.isAwaiting]).toEqual([true, false]);
    expect(opened()).toBeGreaterThan(0);
    stop();
    const before = opened();
    gate.follow(1);
    gate.take(status);
    expect(opened()).toBe(before);
  });

  it('asks for the status alone once that was answered, and for the attributes where only they are', () => {
    for (const [report, question] of [
      [status, '\u001B[5n'],
      [attributes, '\u001B[c'],
    ] as const) {
      const {gate} = createGate();
      expect(gate.follow(1)).toBe('\u001B[5n\u001B[c');
      gate.take(report);
      expect(gate.follow(1)).toBe(question);
      gate.take(attributes);
      gate.take(report);
      expect(gate.isAwaiting).toBe(false);
    }
  });

  it('takes a terminal that does not answer for silent and asks it nothing, until it answers after all', () => {
    const {gate, silences, opened} = createGate();
    fill(gate);
    vi.advanceTimersByTime(2000);
    expect([gate.isOpen, gate.isAwaiting, gate.follow(1e6), gate.isOpen, silences]).toEqual([
      ...[true, false, '', true],
      [true],
    ]);
    expect(opened()).toBe(1);
    gate.take(status);
    expect(silences).toEqual([true, false]);
    expect(fill(gate).at(-1)).toBe('\u001B[5n');
  });

  it('does not wait for one that was silent before, and asks it once', () => {
    const {gate, silences} = createGate(true);
    expect([gate.follow(1e6), gate.follow(1), gate.isOpen, gate.isAwaiting]).toEqual([
      ...['\u001B[5n\u001B[c', ''],
      ...[true, false],
    ]);
    vi.advanceTimersByTime(10_000);
    expect(silences).toEqual([]);
    gate.take(status);
    expect(silences).toEqual([false]);
  });

  it('goes on after answers that were lost, with a frame each time, and never takes it for silent', () => {
    const {gate, silences, opened} = createGate();
    gate.follow(1);
    gate.take(status);
    for (let time = 1; time <= 5; time++) {
      const before = opened();
      expect(fill(gate)).not.toEqual([]);
      vi.advanceTimersByTime(2000);
      expect([gate.isOpen, opened()]).toEqual([true, before + 1]);
    }
    expect(silences).toEqual([]);
  });

  it('still takes answers that come late for those to the questions they belong to', () => {
    const {gate} = createGate();
    gate.follow(1);
    for (const report of [status, attributes]) gate.take(report);
    gate.follow(1);
    vi.advanceTimersByTime(2000);
    gate.follow(1);
    expect([gate.isOpen, gate.isAwaiting]).toEqual([true, true]);
    gate.take(status);
    expect(gate.isAwaiting).toBe(true);
    gate.take(status);
    expect(gate.isAwaiting).toBe(false);
    gate.follow(1);
    vi.advanceTimersByTime(4000);
    expect(gate.isAwaiting).toBe(false);
  });

  it('takes what others have asked, and tells by it neither what was drawn nor what is answered', () => {
    const {gate, opened} = createGate();
    gate.expectAttributes();
    expect([gate.isAwaiting, gate.follow(1)]).toEqual([true, '\u001B[5n\u001B[c']);
    gate.take(attributes);
    expect([gate.isAwaiting, opened()]).toEqual([true, 0]);
    for (const report of [status, attributes]) gate.take(report);
    expect([gate.isAwaiting, gate.follow(1)]).toEqual([false, '\u001B[5n']);
  });

  it('is open and asks nothing before it is told to, and while another has the terminal', () => {
    const gate = createLinkGate({isNear: false, isSilent: false, tellSilent: () => {}});
    expect([gate.follow(1e6), gate.isOpen, gate.isAwaiting]).toEqual(['', true, false]);
    gate.ask();
    fill(gate);
    gate.hush();
    expect([gate.follow(1e6), gate.isOpen, gate.isAwaiting]).toEqual(['', true, true]);
    // What was not answered by then went to another.
    gate.ask();
    expect([gate.isOpen, gate.isAwaiting]).toEqual([true, false]);
  });

  it('heeds nothing that was not asked', () => {
    const {gate, opened} = createGate();
    for (const report of [status, attributes, '[3;4R', '[I']) gate.take(report);
    expect([opened(), gate.follow(1)]).toEqual([0, '\u001B[5n\u001B[c']);
  });
});
