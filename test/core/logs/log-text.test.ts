import fc from 'fast-check';
import {expect, it} from 'vitest';
import {type LogLine, readLogLine} from '../../../src/core/logs/log-line.ts';
import {formatLog, formatLogAsJson} from '../../../src/core/logs/log-text.ts';

/** Whatever may be printed: controls, sequences, joined emoji, right-to-left, halves of surrogate pairs, line breaks of all kinds. */
const printed = fc.oneof(
  fc.string({unit: 'binary'}),
  fc
    .array(
      fc.constantFrom(
        ...[
          '\u0000',
          '\u0007',
          '\u001B[31mred\u001B[0m',
          '\u001B]0;owned\u0007',
          '\u009B2J',
          '\u007F',
          '\t',
          '\n',
          '\r\n',
        ],
        ...[
          '\r',
          '\u2028',
          '\u0085',
          '👨‍👩‍👧',
          '🇩🇪',
          'e\u0301',
          '\u202Eback\u202C',
          'שלום',
          '\uFEFF',
          '\uD800',
          '\uDC00',
        ],
        ...['{"level":"INFO","message":"', '"}', '\\', '"', ' ', '2026-11-22T14:03:20.140Z\t', '\tINFO\t', 'REPORT '],
      ),
    )
    .map(parts => parts.join('')),
);
const lines = fc
  .array(
    fc.record({
      timestamp: fc.oneof(fc.integer({min: 0, max: 2e12}), fc.constantFrom(8.64e15 + 1, Number.MAX_SAFE_INTEGER)),
      label: fc.constantFrom('orders-api', 'orders-api:live'),
      stream: printed,
      message: printed,
    }),
  )
  .map(events => events.map(readLogLine));

/** What stands in the file, whose characters are UTF-8: half a surrogate pair has none. */
function written(text: string): string {
  return new TextDecoder('utf-8', {ignoreBOM: true}).decode(new TextEncoder().encode(text));
}

it('is read again from JSON just as it came, whatever was printed', () => {
  fc.assert(
    fc.property(lines, all => {
      const saved = written(formatLogAsJson(all)).split('\n');
      expect(saved.pop()).toBe('');
      const read = saved.map(line => JSON.parse(line));
      expect(read.map(({message, logStreamName}) => [message, logStreamName])).toEqual(
        all.map(({message, stream}) => [message, stream]),
      );
    }),
  );
});

it('stands in a text just as it came, each line behind its time', () => {
  fc.assert(
    fc.property(lines, all => {
      let rest = formatLog(all);
      for (const {message, label} of all) {
        const [head = ''] = /^\S+ /.exec(rest) ?? [];
        rest = after(rest, `${head}${label} `);
        rest = after(rest, message.endsWith('\n') ? message.replace(/\r?\n$/, '') : message);
        rest = after(rest, '\n');
      }
      expect(rest).toBe('');
    }),
  );
});

it('has its times as programs read them', () => {
  const line = (timestamp: number): LogLine => readLogLine({timestamp, label: 'f', stream: 's', message: 'm'}, 0);
  expect(formatLog([line(0), line(9e15)])).toBe('1970-01-01T00:00:00.000Z f m\n9000000000000000 f m\n');
  expect(JSON.parse(formatLogAsJson([line(0)]))).toMatchObject({timestamp: '1970-01-01T00:00:00.000Z'});
});

function after(text: string, start: string): string {
  expect(text.slice(0, start.length)).toBe(start);
  return text.slice(start.length);
}
