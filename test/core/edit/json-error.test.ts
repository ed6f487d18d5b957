import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {findJsonError} from '../../../src/core/edit/json-error.ts';

describe('finding what is wrong with a JSON text', () => {
  it.each([
    ['{"a": 1', 1, 8, 'close brace expected'],
    ['{"a" 1}', 1, 6, 'colon expected'],
    ['{"a": 1,}', 1, 9, 'property name expected'],
    ['[1 2]', 1, 4, 'comma expected'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'comma expected'],
    ['{\n  "a": tru\n}', 2, 8, 'invalid symbol'],
    ['{"a": 1} x', 1, 10, 'invalid symbol'],
    ['{"a": 1} 2', 1, 10, 'end of file expected'],
    ['// no\n{}', 1, 1, 'invalid comment token'],
  ])('in %j: line %i, column %i, %s', (text, line, column, message) => {
    expect(findJsonError(text)).toEqual({line, column, message});
  });

  it('counts a line once, however it ends', () => {
    expect(findJsonError('{\r\n  "a": 1\r\n  "b": 2\r\n}')).toMatchObject({line: 3, column: 3});
  });

  it('agrees with the JSON that services understand', () => {
    const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"', '\\', 'u0041', '1', '-', '0', '.', 'e', 'true', 'null'];
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom(...pieces, ' ', '\n', '\t', '\r', '/', '*', 'é', '\u0001', '\uFEFF', '\u00A0', '\v'),
        maxLength: 12,
      }),
      fc.json(),
      fc.json().chain(json => fc.nat(json.length).map(at => json.slice(0, at))),
    );
    fc.assert(
      fc.property(text, candidate => {
        expect(findJsonError(candidate) === undefined).toBe(isJson(candidate));
      }),
      {numRuns: 3000},
    );
  });

  it('always names a place in the text', () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom('{', '"', ':', '\n', '1', ',', '}'), maxLength: 20}), text => {
        const error = findJsonError(text);
        if (error === undefined) return;
        const lines = text.split('\n');
        expect(error.line).toBeLessThanOrEqual(lines.length);
        expect(error.column).toBeLessThanOrEqual((lines[error.line - 1]?.length ?? 0) + 1);
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
