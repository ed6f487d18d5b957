import fc from 'fast-check';
import {expect, test} from 'vitest';
import {formatJsonLines} from '../../../src/core/format/json.ts';
import {formatAmount, formatMember, toEntries, toList} from '../../../src/core/format/members.ts';
import {withoutQuery} from '../../../src/core/format/url.ts';

test.each([
  [undefined, '–'],
  [null, '–'],
  ['', '–'],
  [[], '–'],
  ['text', 'text'],
  [0, '0'],
  [false, 'no'],
  [true, 'yes'],
  [['a', 'b'], 'a, b'],
  [{a: 1}, '{"a":1}'],
])('%j reads %s', (value, text) => {
  expect(formatMember(value)).toBe(text);
});

test('any JSON value makes a text that is not empty', () => {
  fc.assert(fc.property(fc.jsonValue(), value => formatMember(value) !== ''));
});

test('lists lose their gaps, and what is no list has no items', () => {
  expect(toList([1, undefined, 2])).toEqual([1, 2]);
  expect(toList('text' as unknown as string[])).toEqual([]);
});

test('what is no map has no entries', () => {
  expect(toEntries({a: 1})).toEqual([['a', 1]]);
  expect(toEntries('text' as unknown as Record<string, string>)).toEqual([]);
  expect(toEntries(['a'] as unknown as Record<string, string>)).toEqual([]);
});

test('only numbers take a unit', () => {
  expect(formatAmount(512, 'MB')).toBe('512 MB');
  expect(formatAmount(undefined, 'MB')).toBe('–');
});

test('a link loses its signature', () => {
  expect(withoutQuery('https://bucket.s3.amazonaws.com/code.zip?X-Amz-Signature=secret#part')).toBe(
    'https://bucket.s3.amazonaws.com/code.zip',
  );
});

test('JSON is indented and anything else kept', () => {
  expect(formatJsonLines('{"a":[1]}')).toEqual(['{', '  "a": [', '    1', '  ]', '}']);
  expect(formatJsonLines('{"a":')).toEqual(['{"a":']);
  expect(formatJsonLines(undefined)).toEqual(['–']);
});
