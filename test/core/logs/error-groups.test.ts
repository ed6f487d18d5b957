import fc from 'fast-check';
import {expect, it} from 'vitest';
import {groupErrors} from '../../../src/core/logs/error-groups.ts';
import {readLogLine} from '../../../src/core/logs/log-line.ts';
import {takeOutVariables} from '../../../src/core/logs/take-out-variables.ts';
import {event, requestId} from './lines.ts';

const stream = (version: string) => `2026/11/22/[${version}]${'a'.repeat(32)}`;
const read = (events: readonly Parameters<typeof event>[]) =>
  events.map((given, order) => readLogLine(event(...given), order));
const start = (id: string) => `START RequestId: ${requestId(id)} Version: 3`;
const printed = (id: string, text: string) => `2026-11-22T14:03:20.140Z\t${requestId(id)}\tERROR\t${text}`;
const report = (id: string, more = '') =>
  `REPORT RequestId: ${requestId(id)}\tDuration: 3 ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t${more}`;

it.each([
  ['Order 48213 was refused', 'Order # was refused'],
  ["Cannot read properties of undefined (reading 'id')", "Cannot read properties of undefined (reading '…')"],
  ['Table "orders" of `shop` is locked', 'Table "…" of `…` is locked'],
  ["don't retry, it won't help", "don't retry, it won't help"],
  ['no user 8f1c0000-1111-2222-3333-444455556661 at 2026-11-22T14:03:20.140Z', 'no user # at #'],
  ['connect ECONNREFUSED 10.0.0.7:5432', 'connect ECONNREFUSED #'],
  ['customer cus_NffrFeUfNV2H7b is gone', 'customer # is gone'],
  ['commit 7f3a9c1 failed in S3', 'commit # failed in S3'],
  ['Task timed out after 3.00 seconds', 'Task timed out after # seconds'],
  ['first line\nsecond line 7', 'first line'],
])('takes out of %j what varies', (text, kind) => {
  expect(takeOutVariables(text)).toBe(kind);
});

it('puts errors together that say the same, by what they are called and say, with their versions and times', () => {
  const lines = read([
    [1000, start('1'), stream('2')],
    [1010, printed('1', 'Error: Order 7 was refused\n    at x'), stream('2')],
    [1020, report('1'), stream('2')],
    [2000, start('2'), stream('3')],
    [2010, printed('2', 'Error: Order 8 was refused\n    at x'), stream('3')],
    [2011, printed('2', 'Error: Order 8 was refused\n    at x'), stream('3')],
    [2020, report('2'), stream('3')],
    [3000, printed('3', 'TypeError: Order 9 was refused\n    at x'), stream('3')],
    [4000, printed('4', '{"errorType":"Error","errorMessage":"Order 10 was refused","stack":[]}'), stream('3')],
  ]);
  expect(groupErrors(lines)).toMatchObject([
    {kind: 'Error: Order # was refused', count: 3, first: 1010, last: 4000, versions: ['2', '3'], share: 0.75},
    {kind: 'TypeError: Order # was refused', count: 1, share: 0.25},
  ]);
});

it('counts how an invocation ended where none of its lines says so, and a timeout once', () => {
  const lines = read([
    [1000, start('1')],
    [1010, report('1', 'Status: timeout')],
    [2000, start('2')],
    [2010, `2026-11-22T14:03:30.140Z ${requestId('2')} Task timed out after 3.00 seconds`],
    [2020, report('2', 'Status: timeout')],
    [3000, start('3')],
    [3010, printed('3', 'Error: no luck\n    at x')],
    [3020, report('3', 'Status: error\tError Type: Runtime.Unknown')],
    [4000, start('4')],
    [4020, report('4', 'Status: error\tError Type: Runtime.OutOfMemory')],
  ]);
  const found = groupErrors(lines).map(({kind, count}) => [kind, count]);
  expect(found.toSorted()).toEqual([
    ['Error: no luck', 1],
    ['Runtime.OutOfMemory', 1],
    ['Task timed out after # seconds', 1],
    ['Task timed out', 1],
  ]);
});

it('loses no failed invocation and counts none twice in a group, whatever else is logged between', () => {
  const word = fc.constantFrom('Error: a 7 is bad', 'TypeError: b', 'plain words');
  const invocation = fc.record({errors: fc.array(word, {maxLength: 3}), timeout: fc.boolean()});
  fc.assert(
    fc.property(fc.array(invocation, {maxLength: 20}), invocations => {
      const id = (index: number) => `8f1c0000-1111-2222-3333-${String(index).padStart(12, '0')}`;
      const events = invocations.flatMap(({errors, timeout}, index) => [
        `START RequestId: ${id(index)} Version: 1`,
        ...errors.map(text => `2026-11-22T14:03:20.140Z\t${id(index)}\tERROR\t${text}`),
        `REPORT RequestId: ${id(index)}\tDuration: 3 ms\t${timeout ? 'Status: timeout' : ''}`,
      ]);
      const groups = groupErrors(read(events.map((message, index) => [index, message])));
      const failed = invocations.filter(({errors, timeout}) => errors.length > 0 || timeout).length;
      for (const {count, counts} of groups) {
        expect(count).toBeLessThanOrEqual(failed);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count);
      }
      expect(groups.find(({kind}) => kind === 'Task timed out')?.count ?? 0).toBe(
        invocations.filter(({timeout}) => timeout).length,
      );
      expect(groups.length > 0).toBe(failed > 0);
    }),
    {numRuns: 50},
  );
});
