import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {LogFilter} from '../../../src/core/logs/filter-condition.ts';
import {createLogBuffer} from '../../../src/core/logs/log-buffer.ts';
import {parseLogFilter} from '../../../src/core/logs/log-filter.ts';
import type {LogLevel} from '../../../src/core/logs/log-pane.ts';
import {type Criteria, createShownLines, type ShownLines} from '../../../src/core/logs/shown-lines.ts';
import {event, context as read} from './lines.ts';

function filter(text: string): LogFilter {
  const parsed = parseLogFilter(text, read);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed;
}

function by(text: string, level: LogLevel = 'all', context = 0): Criteria {
  return {filter: filter(text), level, context};
}

function messages({lines}: ShownLines): string[] {
  return lines.slice(0, lines.size).map(({message}) => message);
}

/** Changes the criteria while lines go on arriving between two steps. */
function change(shown: ShownLines, criteria: Criteria, meanwhile: () => void = () => {}): void {
  const work = shown.change(criteria);
  while (work.next().done !== true) meanwhile();
}

const texts = ['ERROR it broke', 'INFO order 7 priced', 'WARN slow', 'DEBUG looking', 'order 8 priced', 'nothing'];

describe('the lines that are shown', () => {
  it('shows what matches, of what was there and of what comes, whatever the order', () => {
    const arrivals = fc.array(fc.tuple(fc.integer({min: 0, max: 99}), fc.constantFrom(...texts)), {maxLength: 200});
    const queries = fc.array(fc.constantFrom('', 'o', 'or', 'ord', 'order', 'order !8', '/priced$/', '!order', 'zzz'), {
      minLength: 1,
      maxLength: 5,
    });
    const levels = fc.constantFrom<LogLevel>('all', 'info', 'warn', 'error');
    fc.assert(
      fc.property(arrivals, arrivals, queries, levels, (before, after, typed, level) => {
        const buffer = createLogBuffer({lines: 150, characters: 1e6});
        const shown = createShownLines(buffer);
        for (const [time, text] of before) shown.add(event(time, text));
        for (const text of typed) change(shown, by(text, level));
        for (const [time, text] of after) shown.add(event(time, text));
        const last = filter(typed.at(-1) ?? '');
        const least = ['all', 'info', 'warn', 'error'].indexOf(level);
        const all = buffer.lines.slice(0, buffer.lines.size);
        const expected = all.filter(line => line.severity >= least && (last.isEmpty || last.test(line)));
        expect(messages(shown)).toEqual(expected.map(({message}) => message));
        expect(shown.matches).toBe(expected.length);
      }),
    );
  });

  it('misses nothing that comes or goes while it looks through many lines', () => {
    const buffer = createLogBuffer({lines: 9000, characters: 1e7});
    const shown = createShownLines(buffer);
    for (let time = 0; time < 9000; time++) shown.add(event(time, time % 3 === 0 ? `order ${time}` : 'else'));
    let next = 9000;
    change(shown, by('order'), () => {
      shown.add(event(next, `order ${next}`));
      shown.add(event(next - 4000, 'order, late'));
      next += 1;
    });
    const expected = buffer.lines.slice(0, buffer.lines.size).filter(({message}) => message.includes('order'));
    expect(next).toBeGreaterThan(9002);
    expect(messages(shown)).toEqual(expected.map(({message}) => message));
  });

  it('keeps lines around each match in view, also around those that come', () => {
    const shown = createShownLines(createLogBuffer());
    for (let time = 0; time < 20; time++) shown.add(event(time, time === 10 ? 'order' : `l${time}`));
    change(shown, by('order', 'all', 2));
    expect(messages(shown)).toEqual(['l8', 'l9', 'order', 'l11', 'l12']);
    expect(shown.matches).toBe(1);
    expect(shown.add(event(20, 'plain'))).toBe(false);
    expect(shown.add(event(21, 'order again'))).toBe(true);
    expect(shown.add(event(22, 'after'))).toBe(true);
    expect(messages(shown).slice(5)).toEqual(['l19', 'plain', 'order again', 'after']);
  });

  it('shows what was cleared no more, even when it was being looked through', () => {
    const shown = createShownLines(createLogBuffer());
    for (let time = 0; time < 5000; time++) shown.add(event(time, 'order'));
    const work = shown.change(by('order'));
    work.next();
    shown.clear();
    shown.add(event(1, 'order new'));
    while (work.next().done !== true);
    expect(messages(shown)).toEqual(['order new']);
  });
});
