import fc from 'fast-check';
import {expect, it} from 'vitest';
import {formatAnswer} from '../../../src/core/format/answer-lines.ts';

it('shows a text that is JSON laid out, told from an object, its numbers as they were written', () => {
  const Payload = '{"v":12345678901234567890,"rate":1.50,"e":1e400}';
  expect(formatAnswer({StatusCode: 200, Payload, Empty: '{}', None: {}, List: ['[1.0]', 'x']})).toEqual([
    '{',
    '  "StatusCode": 200,',
    '  "Payload": text: {',
    '    "v": 12345678901234567890,',
    '    "rate": 1.50,',
    '    "e": 1e400',
    '  },',
    '  "Empty": text: {},',
    '  "None": {},',
    '  "List": [',
    '    text: [',
    '      1.0',
    '    ],',
    '    "x"',
    '  ]',
    '}',
  ]);
});

it('shows bytes as the text they stand for, and what only begins like JSON as a text', () => {
  expect(formatAnswer({Payload: new TextEncoder().encode('"€\n"'), Note: '{no json'})).toEqual([
    '{',
    '  "Payload": "\\"€\\n\\"",',
    '  "Note": "{no json"',
    '}',
  ]);
});

it('is the JSON of an answer whose texts are no JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const plain = JSON.parse(JSON.stringify(value), (_, member) =>
        typeof member === 'string' ? member.replace(/[[{]/g, '') : member,
      );
      expect(formatAnswer(plain).join('\n')).toBe(JSON.stringify(plain, undefined, 2));
    }),
  );
});
