import {expect, it} from 'vitest';
import {parseTail} from '../../../src/core/logs/tail.ts';

it('gives each line of a log tail the time it tells, or that of the line before', () => {
  const log = [
    'START RequestId: x Version: 1',
    '2026-11-22T14:03:20.140Z\tx\tINFO\tsaid',
    'by \u001B[31mhand\u0007',
    '2026-11-22T14:03:20.160Z\tx\tINFO\tagain',
    'a\rb',
    '',
  ].join('\n');
  const events = parseTail('orders-api:live', log, 5);
  const at = Date.parse('2026-11-22T14:03:20.140Z');
  expect(events.map(({timestamp}) => timestamp - at)).toEqual([0, 0, 0, 20, 20]);
  expect(events.map(({message}) => message).slice(2)).toEqual([
    'by \u001B[31mhand\u0007',
    '2026-11-22T14:03:20.160Z\tx\tINFO\tagain',
    'a\rb',
  ]);
  expect(events[0]).toMatchObject({label: 'orders-api:live'});
});

it('gives lines the present when none tells a time', () => {
  expect(parseTail('f', 'a\nb\n', 7).map(({timestamp}) => timestamp)).toEqual([7, 7]);
  expect(parseTail('f', '', 7)).toEqual([]);
});
