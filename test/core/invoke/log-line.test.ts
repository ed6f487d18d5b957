import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {showReport, toLogLines, toReport} from '../../../src/core/invoke/log-line.ts';

const id = '8f1c0000-1111-2222-3333-444455556666';
const report =
  `REPORT RequestId: ${id}\tDuration: 41.23 ms\tBilled Duration: 42 ms\tMemory Size: 512 MB\t` +
  'Max Memory Used: 88 MB\tInit Duration: 210.5 ms\t';

describe('a line of a log', () => {
  it.each([
    [
      `2026-11-22T14:03:20.140Z\t${id}\tINFO\t{"orderId": 42}`,
      {time: '2026-11-22T14:03:20.140Z', level: 'INFO', text: '{"orderId": 42}', tone: 'plain'},
    ],
    [`2026-11-22T14:03:20.140Z\t${id}\tERROR\tno\tpe`, {level: 'ERROR', text: 'no pe', tone: 'bad'}],
    [`2026-11-22T14:03:20.140Z\t${id}\tWARN\thm`, {level: 'WARN', tone: 'warn'}],
    [`2026-11-22T14:03:20.140Z\t${id}\tDEBUG\thm`, {level: 'DEBUG', tone: 'dim'}],
    [`2026-11-22T14:03:20.140Z\t${id}\tjust a text`, {level: undefined, text: 'just a text', tone: 'plain'}],
    [`START RequestId: ${id} Version: 13`, {level: 'START', text: `RequestId: ${id} Version: 13`, tone: 'dim'}],
    [`END RequestId: ${id}`, {level: 'END', tone: 'dim'}],
    ['INIT_START Runtime Version: nodejs:24.v1', {level: 'INIT_START', tone: 'dim'}],
    [report, {level: 'REPORT', text: '41.23 ms · billed 42 ms · 88/512 MB · cold 210.5 ms', tone: 'accent'}],
    [`2026-11-22T14:03:30.140Z ${id} Task timed out after 10.01 seconds`, {time: undefined, tone: 'bad'}],
    [`RequestId: ${id} Error: Runtime exited with error: signal: killed`, {tone: 'bad'}],
    ['TypeError: x is not a function', {tone: 'bad'}],
    ['no Error: here', {tone: 'plain'}],
    ['printed by hand', {time: undefined, level: undefined, text: 'printed by hand', tone: 'plain'}],
  ])('%j is taken apart', (text, parts) => {
    expect(toLogLines(text)).toEqual([expect.objectContaining(parts)]);
  });

  it('cannot drive the terminal', () => {
    const [line] = toLogLines(`2026-11-22T14:03:20.140Z\t${id}\tINFO\t\u001B[31mred\u001B]0;owned\u0007\u202Etxt`);
    expect(line?.text).toBe('redtxt');
    expect(toLogLines('START \u001B[2J\u0007x')[0]?.text).toBe('x');
    expect(toLogLines('\u001B[2Jx\ry')[0]?.text).toBe('x y');
  });
});

describe('a log', () => {
  it('has a line for each of its own, blank ones and those ended by CR LF too', () => {
    expect(toLogLines('a\r\n\r\nb\n').map(({text}) => text)).toEqual(['a', '', 'b']);
    expect(toLogLines('')).toEqual([]);
  });

  it('is read whatever is in it', () => {
    const piece = fc.constantFrom(
      'REPORT ',
      'START ',
      '\t',
      '\n',
      'Duration: ',
      '1.5 ms',
      'Z',
      '2026-11-22T1',
      '{',
      '',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map(pieces => pieces.join('')),
          fc.string({unit: 'binary'}),
        ),
        text => {
          const lines = toLogLines(text);
          expect(lines.length).toBeGreaterThanOrEqual(text === '' ? 0 : 1);
          expect(lines.every(line => !/\p{Cc}/u.test(line.text))).toBe(true);
          toReport(text);
        },
      ),
      {numRuns: 500},
    );
  });
});

describe('the REPORT of a log', () => {
  it('is found among its lines', () => {
    expect(toReport(`START RequestId: ${id}\nDuration: 5 ms\n${report}\n`)).toEqual({
      requestId: id,
      duration: 41.23,
      billedDuration: 42,
      memorySize: 512,
      maxMemoryUsed: 88,
      initDuration: 210.5,
    });
  });

  it('does not take the billed or init duration for the duration, whatever their order', () => {
    const shuffled = 'REPORT RequestId: x\tInit Duration: 3 ms\tBilled Duration: 2 ms\tDuration: 1 ms';
    expect(toReport(shuffled)).toMatchObject({duration: 1, billedDuration: 2, initDuration: 3});
  });

  it('is none where there is none, and has gaps where it has', () => {
    expect(toReport('REPORTED nothing')).toBeUndefined();
    expect(toReport('REPORT RequestId: x\tDuration: 1 ms')).toMatchObject({
      duration: 1,
      memorySize: undefined,
      initDuration: undefined,
    });
  });

  it('is shown in one line without what is not known', () => {
    const none = {requestId: undefined, duration: undefined, billedDuration: undefined, initDuration: undefined};
    expect(showReport({...none, memorySize: undefined, maxMemoryUsed: 88})).toBe('88/? MB');
    expect(showReport({...none, duration: 1, memorySize: 128, maxMemoryUsed: 64})).toBe('1 ms · 64/128 MB');
  });
});
