import {expect, it, test} from 'vitest';
import {findTraceId, formatTrace, parseTrace} from '../../../src/core/traces/trace.ts';

const id = '1-65e1c4c0-0123456789abcdef01234567';

test.each([
  [`REPORT RequestId: a\tDuration: 1 ms\t\nXRAY TraceId: ${id}\tSegmentId: 77ab\tSampled: true\t\n`, id],
  [`REPORT RequestId: a\t\nXRAY TraceId: ${id}\tSegmentId: 77ab\tSampled: false\t\n`, undefined],
  [`{"type":"platform.report","record":{"tracing":{"value":"Root=${id};Parent=77ab;Sampled=1"}}}`, id],
  ['START RequestId: a', undefined],
])('the trace that %j names is %j', (message, found) => {
  expect(findTraceId(message)).toBe(found);
});

const answer = (...segments: readonly object[]) =>
  JSON.stringify({Traces: [{Id: id, Segments: segments.map(segment => ({Document: JSON.stringify(segment)}))}]});

it('is a waterfall of segments and what is within them, whatever order they come in', () => {
  const inner = {id: 'b', parent_id: 'a', name: 'orders', start_time: 10.1, end_time: 11, fault: true};
  const parts = [
    {id: 'd', name: 'DynamoDB', start_time: 10.6, end_time: 10.8},
    {id: 'c', name: 'Initialization', start_time: 10.1, end_time: 10.5},
  ];
  const trace = parseTrace(
    answer({...inner, subsegments: parts}, {id: 'a', name: 'orders', start_time: 10, end_time: 11}),
  );
  const lines = trace === undefined ? [] : formatTrace(trace);
  expect(lines[0]).toBe(`${id}  1000 ms in all`);
  expect(lines.slice(2).map(line => line.slice(0, 28).trimEnd())).toEqual([
    'orders',
    '  orders',
    '    Initialization',
    '    DynamoDB',
  ]);
  expect(lines[3]).toMatch(/ █{36} +900 ms {2}✗ fault$/);
  expect(lines[5]).toMatch(/ {24}█{8} +200 ms$/);
});

it('that is under way, or that cannot be read, breaks nothing', () => {
  const trace = parseTrace(answer({id: 'a', name: 'orders', start_time: 10}));
  expect(trace === undefined ? [] : formatTrace(trace)[2]).toContain('under way');
  for (const text of ['', '{}', '{"Traces":[]}', '{"Traces":[{"Segments":[{"Document":"no"}]}]}']) {
    const read = parseTrace(text);
    if (read !== undefined) expect(() => formatTrace(read)).not.toThrow();
  }
});
