import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {formatJsonLines, indentJson} from '../../../src/core/format/json.ts';

describe('indenting a JSON text', () => {
  it('gives every member and item a line', () => {
    expect(indentJson('{"a":{"b":[1,true,null]},"c":{},"d":[]}')).toEqual([
      '{',
      '  "a": {',
      '    "b": [',
      '      1,',
      '      true,',
      '      null',
      '    ]',
      '  },',
      '  "c": {},',
      '  "d": []',
      '}',
    ]);
  });

  it('leaves numbers and the order of members as they were written', () => {
    expect(indentJson('{"b":12345678901234567890,"1":1.10,"a":-0}')).toEqual([
      '{',
      '  "b": 12345678901234567890,',
      '  "1": 1.10,',
      '  "a": -0',
      '}',
    ]);
  });

  it('shows escaped characters as themselves, but for those that drive a terminal', () => {
    expect(indentJson('"Gr\\u00fc\\u00dfe \\/ \\u001b[31m \\n \\" \\ud83d\\udc4d"')).toEqual([
      '"Grüße / \\u001b[31m \\n \\" 👍"',
    ]);
  });

  it('is the same text to a parser, and looks as one expects', () => {
    fc.assert(
      fc.property(fc.json({stringUnit: 'binary'}), fc.constantFrom('', ' ', '\n\t'), (json, blanks) => {
        const lines = indentJson(`${blanks}${json}${blanks}`) ?? [];
        expect(JSON.parse(lines.join('\n'))).toEqual(JSON.parse(json));
        expect(lines.filter(line => line.includes('\n'))).toEqual([]);
      }),
      {numRuns: 500},
    );
  });

  it('copes with a long text, and with one that is nested deeply', () => {
    expect(indentJson(`"${'x'.repeat(6_000_000)}"`)).toHaveLength(1);
    expect(indentJson(`"${'\\\\'.repeat(3_000_000)}"`)).toHaveLength(1);
    expect(indentJson(`${'['.repeat(5000)}1${']'.repeat(5000)}`)).toHaveLength(10_001);
  });

  it('finds nothing to indent in what is no JSON', () => {
    for (const text of ['', 'text', '{"a": ', "{'a': 1}"]) expect(indentJson(text)).toBeUndefined();
  });
});

it('what is no JSON text is shown in one line', () => {
  expect(formatJsonLines('{"a": 1}')).toEqual(['{', '  "a": 1', '}']);
  expect(formatJsonLines('*.txt')).toEqual(['*.txt']);
  expect(formatJsonLines({a: 1})).toEqual(['{"a":1}']);
  expect(formatJsonLines(undefined)).toEqual(['–']);
});
