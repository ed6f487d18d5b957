import {describe, expect, it} from 'vitest';
import {findInText, findLines, nextFound} from '../../../src/core/run/find-lines.ts';
import {indexResponse, readNow} from '../../../src/core/run/response-lines.ts';

function found(text: string, query: string): readonly number[] {
  return readNow(findLines(readNow(indexResponse(new TextEncoder().encode(text))), query));
}

describe('looking for a text', () => {
  it('finds it as it is shown, by its lines', () => {
    expect(found('{"name":"Ünïted","n":[1,2]}', '"name": "ü')).toEqual([1]);
    expect(found('["\\u00e9","e"]', 'é')).toEqual([1]);
    expect(found('a.b\naxb\na.b', 'a.b')).toEqual([0, 2]);
    expect(found('a', '')).toEqual([]);
  });

  it('tells capitals apart when some are looked for', () => {
    expect(found('Error\nerror', 'error')).toEqual([0, 1]);
    expect(found('Error\nerror', 'Error')).toEqual([0]);
  });

  it('finds it where a long line was broken', () => {
    expect(found(`{"a":"${'x'.repeat(500)}needle${'y'.repeat(500)}"}`, 'needle')).toEqual([1]);
    expect(found(`${'x'.repeat(510)}needle\nother`, 'needle')).toEqual([0]);
  });

  it('tells where in a line it stands', () => {
    expect(findInText('one, One', 'one')).toEqual([
      {from: 0, to: 3},
      {from: 5, to: 8},
    ]);
    expect(findInText('(x)', '(x')).toEqual([{from: 0, to: 2}]);
    expect(findInText('x', '')).toEqual([]);
  });

  it('goes on at the other end', () => {
    expect(nextFound([2, 5], 2, 1)).toBe(5);
    expect(nextFound([2, 5], 5, 1)).toBe(2);
    expect(nextFound([2, 5], 2, -1)).toBe(5);
    expect(nextFound([], 2, 1)).toBeUndefined();
  });
});
