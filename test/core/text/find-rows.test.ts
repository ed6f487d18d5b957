import {expect, it} from 'vitest';
import {findMatchingPlaces, findMatchingRows, nextRow} from '../../../src/core/text/find-rows.ts';

const rows = [
  {text: 'Alpha be', line: 'Alpha beta'},
  {text: 'ta', line: 'Alpha beta'},
  {text: 'gamma ALPHA', line: 'gamma ALPHA'},
];

it.each([
  ['alpha', [0, 2]],
  ['beta', [0]],
  ['TA', [1]],
  ['delta', []],
  ['', []],
])('finds %s in the rows that hold it, whatever its capitals and where lines are broken', (query, found) => {
  expect(findMatchingRows(rows, query)).toEqual(found);
});

it('tells every place of a row that is to be marked', () => {
  expect(findMatchingPlaces('aXax', 'ax')).toEqual([
    {start: 0, end: 2},
    {start: 2, end: 4},
  ]);
  expect(findMatchingPlaces('a', '')).toEqual([]);
});

it('goes round from one to the next, and back', () => {
  expect([nextRow([1, 5], 1, 1), nextRow([1, 5], 5, 1), nextRow([1, 5], 1, -1), nextRow([], 1, 1)]).toEqual([
    5,
    1,
    5,
    undefined,
  ]);
});
