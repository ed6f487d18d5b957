import {describe, expect, it, test} from 'vitest';
import type {QueriedEvent} from '../../../src/sandbox/logs/insights/event-fields.ts';
import {parseLogQuery} from '../../../src/sandbox/logs/insights/parse-query.ts';
import {startQuery} from '../../../src/sandbox/logs/insights/run-query.ts';

const start = Date.parse('2026-03-01T12:00:00Z');
const id = (digit: number) => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;
const report = (digit: number, duration: number, used: number, more = '') =>
  `REPORT RequestId: ${id(digit)}\tDuration: ${duration.toFixed(2)} ms\tBilled Duration: ${Math.ceil(duration)} ms\t` +
  `Memory Size: 512 MB\tMax Memory Used: ${used} MB\t${more}\n`;

/** Messages in the order of time, a minute apart. */
const messages = [
  `START RequestId: ${id(1)} Version: 3\n`,
  `2026-03-01T12:01:00.000Z\t${id(1)}\tINFO\tuser=ann took 12 ms\n`,
  report(1, 12, 90, 'Init Duration: 210.50 ms\t'),
  `2026-03-01T12:03:00.000Z\t${id(2)}\tERROR\tInvoke Error {"errorType":"TypeError","errorMessage":"no order 7"}\n`,
  report(2, 40, 120),
  '{"level":"WARN","order":{"id":42,"items":[{"sku":"a-1"}]},"a.b":"dotted"}',
  report(3, 9, 80, 'XRAY TraceId: 1-5f0c-abc\tSegmentId: 77ab\tSampled: true\t'),
];

function ask(query: string, limit = 10_000): Record<string, string>[] {
  const run = startQuery(parseLogQuery(query), limit);
  const events = messages.map(
    (message, index): QueriedEvent => ({
      ...{pointer: `${index}`, time: start + index * 60_000, ingested: start, message},
      ...{streamName: '2026/03/01/[3]abc', log: '123456789012:/aws/lambda/orders'},
    }),
  );
  for (const event of events.toReversed()) if (!run.take(event)) break;
  return run
    .finish()
    .map(row => Object.fromEntries(row.filter(({field}) => field !== '@ptr').map(({field, value}) => [field, value])));
}

const ofReports = '| filter @type = "REPORT"';

describe('what a query gives', () => {
  test.each<readonly [query: string, rows: readonly Record<string, string>[]]>([
    ['fields @duration | filter ispresent(@duration)', [{'@duration': '9'}, {'@duration': '40'}, {'@duration': '12'}]],
    ['fields @requestId, @timestamp | limit 1', [{'@requestId': id(3), '@timestamp': '2026-03-01 12:06:00.000'}]],
    [`fields @memorySize / 1000000 as mb ${ofReports} and @duration > 20`, [{mb: '512'}]],
    [`fields @duration * 2 + 1 ${ofReports} and not (@duration > 10)`, [{'@duration * 2 + 1': '19'}]],
    [`fields @initDuration ${ofReports} | sort @initDuration desc | limit 1`, [{'@initDuration': '210.5'}]],
    [
      `fields @xrayTraceId, @xraySegmentId ${ofReports} | limit 1`,
      [{'@xrayTraceId': '1-5f0c-abc', '@xraySegmentId': '77ab'}],
    ],
    [
      'fields order.id, order.items.0.sku, `a.b` | filter level = "WARN"',
      [{'order.id': '42', 'order.items.0.sku': 'a-1', 'a.b': 'dotted'}],
    ],
    ['fields errorType | filter @message like /(?i)invoke ERROR/', [{errorType: 'TypeError'}]],
    ['fields errorType | filter @message like "Invoke Error"', [{errorType: 'TypeError'}]],
    ['fields errorType | filter @message =~ /no order \\d/', [{errorType: 'TypeError'}]],
    ['fields level | filter level in ["WARN", "ERROR"]', [{level: 'WARN'}]],
    ['fields level | filter level not in ["WARN"] and ispresent(level)', []],
    [
      'filter @message like "user=" | parse @message "user=* took * ms" as user, ms | display user, ms',
      [{user: 'ann', ms: '12'}],
    ],
    ['filter @message like "user=" | parse /user=(?<user>\\w+)/ | display toupper(user) as name', [{name: 'ANN'}]],
    ['filter @message like "user=" | parse @message "took *" as rest | display rest', [{rest: '12 ms'}]],
    [
      `stats count(*), max(@duration), avg(@duration) as mean by @type | sort @type | limit 1`,
      [{'@type': 'REPORT', 'count(*)': '3', 'max(@duration)': '40', mean: '20.3333'}],
    ],
    [
      `stats count(*) as calls by bin(3m) | sort calls desc | limit 1`,
      [{'bin(3m)': '2026-03-01 12:03:00.000', calls: '3'}],
    ],
    [
      `stats pct(@duration, 50), median(@duration), min(@duration), sum(@duration), count_distinct(@requestId)`,
      [
        {
          'pct(@duration, 50)': '12',
          'median(@duration)': '12',
          'min(@duration)': '9',
          'sum(@duration)': '61',
          'count_distinct(@requestId)': '3',
        },
      ],
    ],
    [`stats earliest(@duration) as first, latest(@duration) as last`, [{first: '12', last: '9'}]],
    ['stats count(*) by @type | sort count(*) desc | limit 1 | display @type', [{'@type': 'REPORT'}]],
    [`fields @type | filter ispresent(@type) | dedup @type`, [{'@type': 'REPORT'}, {'@type': 'START'}]],
    [
      `fields coalesce(@initDuration, 0) as cold ${ofReports} | sort @timestamp asc`,
      [{cold: '210.5'}, {cold: '0'}, {cold: '0'}],
    ],
    ['# all of them\nfields strlen(level) as n | filter ispresent(level) # one', [{n: '4'}]],
    ['filter strcontains(@logStream, "[3]") and @log like "orders" | stats count(*) as n', [{n: '7'}]],
    ['stats count(*) as n by concat(substr(level, 0, 1), "!") as l | filter l = "W!"', [{l: 'W!', n: '1'}]],
  ])('%s', (query, rows) => {
    expect(ask(query)).toEqual(rows);
  });

  it('is of the latest events where nothing else is asked for', () => {
    expect(ask('limit 1')).toEqual([{'@timestamp': '2026-03-01 12:06:00.000', '@message': messages.at(-1)}]);
    expect(ask('fields @type', 2)).toHaveLength(2);
  });
});

describe('what is refused, with its place', () => {
  test.each<readonly [query: string, symbol: string, line: number, position: number, start: number]>([
    ['fields @timestamp | fitler @message like /x/', 'fitler', 1, 20, 20],
    ['filter count( > 3', 'count', 1, 7, 7],
    ['fields @message\n| sort @timestamp dsc', 'dsc', 2, 18, 34],
    ['fields @message |', '<EOF>', 1, 17, 17],
    ['', '<EOF>', 1, 0, 0],
    ['filter level = ', '<EOF>', 1, 15, 15],
    ['limit 20000', '20000', 1, 6, 6],
    ['stats sum(@duration', '<EOF>', 1, 19, 19],
    ['stats nope(@duration)', 'nope', 1, 6, 6],
    ['fields lower(@message)', 'lower', 1, 7, 7],
    ['stats count(*) by bin(5x)', '5', 1, 22, 22],
    ['dedup @type | sort @type', 'sort', 1, 14, 14],
    ['filter @message like /(/', '(', 1, 21, 21],
    ['fields ö', 'ö', 1, 7, 7],
    ['parse @message "a * b *" as one', 'a * b *', 1, 15, 15],
    ['filter a not b', 'b', 1, 13, 13],
  ])('%j', (query, symbol, line, position, at) => {
    const wording = `unexpected symbol found ${symbol} at line ${line} and position ${position}`;
    expect(() => parseLogQuery(query)).toThrow(expect.objectContaining({message: wording, start: at}));
  });
});
