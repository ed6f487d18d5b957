import {expect, test} from 'vitest';
import {matchesPattern} from '../../../src/sandbox/event-sources/pattern.ts';

const event = {
  name: 'Order-7',
  state: 'paid',
  total: 12.5,
  tags: ['a', 'b'],
  customer: {city: 'Zürich', vat: null},
  on: true,
};

test.each<[string, Readonly<Record<string, unknown>>, boolean]>([
  ['one of several values', {state: ['open', 'paid']}, true],
  ['none of the values', {state: ['open']}, false],
  ['a value of another type', {total: ['12.5']}, false],
  ['null', {customer: {vat: [null]}}, true],
  ['null where there is nothing', {nothing: [null]}, false],
  ['a truth value', {on: [true]}, true],
  ['all keys', {state: ['paid'], total: [12.5]}, true],
  ['all keys but one', {state: ['paid'], total: [1]}, false],
  ['a list, by one of its items', {tags: ['b']}, true],
  ['a key below', {customer: {city: ['Zürich']}}, true],
  ['a key below a value', {state: {city: ['Zürich']}}, false],
  ['a prefix', {name: [{prefix: 'Order-'}]}, true],
  ['another prefix', {name: [{prefix: 'order-'}]}, false],
  ['a prefix whatever its case', {name: [{prefix: {'equals-ignore-case': 'order-'}}]}, true],
  ['a suffix', {name: [{suffix: '-7'}]}, true],
  ['another suffix', {name: [{suffix: '-8'}]}, false],
  ['a prefix of a number', {total: [{prefix: '12'}]}, false],
  ['equal but for case', {state: [{'equals-ignore-case': 'PAID'}]}, true],
  ['anything but a value', {state: [{'anything-but': 'open'}]}, true],
  ['anything but its value', {state: [{'anything-but': ['open', 'paid']}]}, false],
  ['anything but a prefix', {name: [{'anything-but': {prefix: 'Order'}}]}, false],
  ['anything but, where there is nothing', {nothing: [{'anything-but': 'open'}]}, false],
  ['a number in a range', {total: [{numeric: ['>', 10, '<=', 12.5]}]}, true],
  ['a number out of it', {total: [{numeric: ['>', 10, '<', 12.5]}]}, false],
  ['an equal number', {total: [{numeric: ['=', 12.5]}]}, true],
  ['a number of a text', {state: [{numeric: ['>', 0]}]}, false],
  ['existence', {customer: {vat: [{exists: true}]}}, true],
  ['absence', {customer: {vat: [{exists: false}]}}, false],
  ['absence of what is absent', {nothing: [{exists: false}]}, true],
  ['one of two patterns', {$or: [{state: ['open']}, {total: [{numeric: ['>', 10]}]}]}, true],
  ['neither of two patterns', {$or: [{state: ['open']}, {total: [1]}]}, false],
  ['an operator there is not', {state: [{resembles: 'paid'}]}, false],
  ['nothing in particular', {}, true],
])('%s', (_case, pattern, expected) => {
  expect(matchesPattern(pattern, event)).toBe(expected);
});
