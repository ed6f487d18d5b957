import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createLines, type Lines, longestLine} from '../../../src/core/run/lines.ts';
import {indexResponse, readNow} from '../../../src/core/run/response-lines.ts';

function read(payload: string | Uint8Array): Lines {
  return readNow(indexResponse(typeof payload === 'string' ? new TextEncoder().encode(payload) : payload));
}

function texts(lines: Lines): string[] {
  return Array.from({length: lines.count}, (_, index) => {
    const {text, indent} = lines.line(index);
    return ' '.repeat(indent) + text;
  });
}

describe('a JSON response', () => {
  it('has a line for each member and item, indented by what it stands in', () => {
    expect(texts(read('{"orderId":42,"items":[{"sku":"a"},[]],"note":{ }}'))).toEqual([
      '{',
      '  "orderId": 42,',
      '  "items": [',
      '    {',
      '      "sku": "a"',
      '    },',
      '    []',
      '  ],',
      '  "note": {}',
      '}',
    ]);
  });

  it('is printed as any JSON is', () => {
    const printed = fc.json().filter(text => !/[^ -~]|\\u/.test(text));
    fc.assert(
      fc.property(printed, json => {
        expect(texts(read(json)).join('\n')).toBe(JSON.stringify(JSON.parse(json), undefined, 2));
      }),
    );
  });

  it('keeps numbers and the order of members as the function sent them', () => {
    expect(texts(read('{"b":12345678901234567890,"1":1.10}'))).toEqual([
      '{',
      '  "b": 12345678901234567890,',
      '  "1": 1.10',
      '}',
    ]);
  });

  it('shows escaped characters as themselves, and never what drives a terminal', () => {
    expect(texts(read('"\\u00e9\\n\\"x\\" \\ud83d\\ude00"'))).toEqual(['"é\\n\\"x\\" 😀"']);
    expect(texts(read('{"\\u001b[31m":"\u202E"}')).join('')).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  it('goes on over several lines with a long text, of which nothing is lost', () => {
    const unit = fc.constantFrom('a', '\\\\', '\\n', '\\u00e9', 'é', '😀', '\\"', ' ');
    const long = fc.array(unit, {minLength: 600, maxLength: 2000}).map(units => units.join(''));
    fc.assert(
      fc.property(long, inner => {
        const lines = read(`{"long":"${inner}","after":1}`);
        const parts = texts(lines)
          .slice(1, -2)
          .map(line => line.trimStart());
        const whole = Array.from({length: lines.count - 3}, (_, index) => lines.line(index + 1).text).join('');
        expect(parts.length).toBeGreaterThan(1);
        expect(whole).toBe(`"long": ${JSON.stringify(JSON.parse(`"${inner}"`))},`);
        expect(Array.from({length: lines.count}, (_, index) => lines.goesOn(index))).toEqual([
          false,
          false,
          ...parts.slice(1).map(() => true),
          false,
          false,
        ]);
        for (let index = 0; index < lines.count; index += 1) {
          expect(lines.line(index).text.length).toBeLessThanOrEqual(longestLine + 20);
        }
      }),
      {numRuns: 50},
    );
  });

  it('tells where its parts begin and end, and what they are', () => {
    const {outline} = read('{"a":[1,{"b":2}],"c":3}');
    expect(Array.from({length: 8}, (_, line) => outline?.close(line))).toEqual([8, 6, 2, 5, 4, 5, 6, 7]);
    expect(Array.from({length: 8}, (_, line) => outline?.parent(line))).toEqual([-1, 0, 1, 1, 3, 3, 1, 0]);
    expect(outline?.value(3)).toBe('{"b":2}');
    expect(outline?.value(1)).toBe('"a":[1,{"b":2}]');
  });

  it('is read however deep it is nested', () => {
    const lines = read('['.repeat(100_000) + ']'.repeat(100_000));
    expect(lines.kind).toBe('json');
    expect(lines.count).toBe(199_999);
    expect(lines.line(99_999).indent).toBeLessThanOrEqual(80);
  });
});

describe('what is no JSON', () => {
  it.each(['<html>', '{"cut": ', '[1,]', '{"a" 1}', '{"a":1}}', 'nul', '01', '{"a":1 "b":2}', '[}', '"open', ''])(
    '%j is shown as it came',
    text => {
      const lines = read(text);
      expect(lines.kind).toBe('text');
      expect(texts(lines).join('')).toBe(text);
    },
  );

  it('keeps its lines, and breaks those that are too long', () => {
    expect(texts(read('<html>\r\n<b>\n\nx'))).toEqual(['<html>', '<b>', '', 'x']);
    const long = read(`${'é'.repeat(1300)}\nend`);
    expect(texts(long).map(text => text.length)).toEqual([512, 512, 276, 3]);
    expect([0, 1, 2, 3].map(index => long.goesOn(index))).toEqual([false, true, true, false]);
  });

  it('is a dump of bytes when it is no text at all', () => {
    const lines = read(Uint8Array.from({length: 20}, (_, index) => index * 13));
    expect(lines.kind).toBe('binary');
    expect(texts(lines)).toEqual([
      "0000000  000d 1a27 3441 4e5b 6875 828f 9ca9 b6c3 ...'4AN[hu......",
      '0000010  d0dd eaf7                               ....',
    ]);
    expect(read('a\u0000b').kind).toBe('binary');
  });

  it('is read whatever bytes it has', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), bytes => {
        const lines = read(bytes);
        expect(texts(lines).filter(text => /\p{Cc}/u.test(text))).toEqual([]);
      }),
    );
  });
});

it('lines that are there already are broken when they are too long', () => {
  const lines = createLines([
    {text: 'x'.repeat(600), tone: 'bad'},
    {text: 'y', tone: 'plain'},
  ]);
  expect(texts(lines).map(text => text.length)).toEqual([512, 88, 1]);
  expect([0, 1, 2].map(index => lines.goesOn(index))).toEqual([false, true, false]);
  expect(lines.line(1).tone).toBe('bad');
});
