import {describe, expect, it} from 'vitest';
import {readInvocationFacts, showFacts} from '../../../src/core/logs/invocation-facts.ts';
import {findInvocations, requestOf} from '../../../src/core/logs/invocations.ts';
import type {NewLine} from '../../../src/core/logs/log-buffer.ts';
import {readLogLine} from '../../../src/core/logs/log-line.ts';
import {event, requestId} from './lines.ts';

const [one, two] = [requestId('1'), requestId('2')];
const report = (id: string, more = '') =>
  `REPORT RequestId: ${id}\tDuration: 9 ms\tBilled Duration: 10 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t${more}`;

function group(events: readonly NewLine[]) {
  const lines = events.map(readLogLine);
  const invocations = findInvocations(lines);
  const shown = [...invocations].map(([id, own]) => [id.slice(-1), own.map(({order}) => order)]);
  return {lines, invocations, shown};
}

describe('the lines of an invocation', () => {
  it('are those of its request, and what its stream printed between START and REPORT', () => {
    const {lines, invocations, shown} = group([
      event(1, `START RequestId: ${one} Version: 1`),
      event(2, `START RequestId: ${two} Version: 1`, 'b[1]'),
      event(3, 'printed by hand'),
      event(4, 'printed elsewhere', 'b[1]'),
      event(5, `2026-11-22T14:03:20.140Z ${one} INFO said`),
      event(6, `END RequestId: ${one}`),
      event(7, report(one)),
      event(8, 'between'),
      event(9, report(two), 'b[1]'),
    ]);
    expect(shown).toEqual([
      ['1', [0, 2, 4, 5, 6]],
      ['2', [1, 3, 8]],
    ]);
    expect(lines.map(line => requestOf(invocations, line)?.slice(-1))).toEqual([
      '1',
      '2',
      '1',
      '2',
      '1',
      '1',
      '1',
      undefined,
      '2',
    ]);
  });

  it('begin with what its environment said when it was started', () => {
    const {shown} = group([
      event(1, 'INIT_START Runtime Version: x'),
      event(2, 'loading'),
      event(3, `START RequestId: ${one} Version: 1`),
    ]);
    expect(shown).toEqual([['1', [0, 1, 2]]]);
  });

  it('are together when a request is tried again', () => {
    const {shown} = group([
      event(1, `START RequestId: ${one} Version: 1`),
      event(2, report(one, 'Status: error')),
      event(3, `START RequestId: ${one} Version: 1`, 'b[1]'),
      event(4, report(one), 'b[1]'),
    ]);
    expect(shown).toEqual([['1', [0, 1, 2, 3]]]);
  });
});

describe('what lines tell of an invocation', () => {
  const facts = (...messages: readonly string[]) =>
    readInvocationFacts(messages.map((text, index) => readLogLine(event(index, text), index)));

  it('is its beginning, its REPORT and what went wrong', () => {
    expect(facts(`START RequestId: ${one} Version: 1`, 'WARN hm', report(one, 'Init Duration: 200 ms'))).toMatchObject({
      begin: 0,
      failure: undefined,
      warnings: 1,
      report: {duration: 9, initDuration: 200},
    });
    expect(facts(`START RequestId: ${one} Version: 1`, 'ERROR a', 'ERROR b', report(one))).toMatchObject({
      failure: 'error',
      errors: 2,
    });
    expect(facts(`2026-11-22T14:03:30.140Z ${one} Task timed out after 3.00 seconds`, report(one))).toMatchObject({
      failure: 'timeout',
    });
    expect(facts(report(one, 'Status: timeout'))).toMatchObject({failure: 'timeout', errors: 0});
  });

  it('is said in a row that begins with what matters most', () => {
    const said = (...messages: readonly string[]) => {
      const found = facts(...messages);
      return found === undefined ? '' : showFacts(found);
    };
    expect(said('ERROR a', report(one, 'Init Duration: 200 ms'))).toMatch(/^✗ error · cold 200 ms · 9 ms · billed/);
    expect(said('ERROR a', 'ERROR b', 'WARN c', `START RequestId: ${one} Version: 1`)).toBe(
      '✗ error · 2 errors · 1 warning · no REPORT yet',
    );
  });

  it('is nothing without lines', () => {
    expect(readInvocationFacts([])).toBeUndefined();
  });
});
