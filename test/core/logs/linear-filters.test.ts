import {describe, expect, it} from 'vitest';
import {parseLogFilter} from '../../../src/core/logs/log-filter.ts';
import {readLogLine} from '../../../src/core/logs/log-line.ts';
import {context, event} from './lines.ts';

/** Characters of a line, near the most that CloudWatch takes. */
const long = 200_000;
const fill = (unit: string, end = '') => unit.repeat(long / unit.length) + end;
const time = '2026-11-22T14:03:20.140Z\t8f1c0000-1111-2222-3333-444455556666\tINFO\t';

function find(filter: string, message: string): boolean {
  const read = parseLogFilter(filter, context);
  if ('error' in read) throw new Error(read.error);
  return read.test(readLogLine(event(0, message), 0));
}

// Where time grew faster than the text does, each of these would take from seconds to for ever: the test would be given up.
describe('a filter is through a line in no time, whatever both are', () => {
  it.each([
    ['/.*timeout.*ms/', fill('timeout 3 '), false],
    ['/.*timeout.*ms/', fill('timeout 3 ', 'ms'), true],
    ['/(a|aa)+$/', `${'a'.repeat(60)}b`, false],
    ['/(a+)+$/', fill('a', 'b'), false],
    ['/(.*a){20}b/', fill('a'), false],
    ['/(x+x+)+y/', fill('x'), false],
    ['/Order(\\s|\\d| )*;/', fill('Order 1 2 '), false],
    ['order=*a*a*a*a*b', `order=${fill('a')}`, false],
    ['order.id=7', fill('{"order":'), false],
    ['order.id.name=7', fill(`{"order":{"id":`), false],
    ['order=7', fill('{"order":["'), false],
    ['order=7', fill('"order":"'), false],
    ['order=7', fill('order='), false],
    ['ordr', fill('o r d '), false],
    ['level>=warn', fill('\n', '!'), false],
    ['level>=warn', time + fill(' \n', '!'), false],
    ['error=Type*', fill('Error.A', '!'), false],
    ['error=Type*', `[ERROR] ${fill('Caused by: ')}`, false],
  ])('%s', (filter, message, found) => {
    expect(find(filter, message)).toBe(found);
  });
});
