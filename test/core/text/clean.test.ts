import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {cleanLines, cleanText} from '../../../src/core/text/clean.ts';

const drivesTerminal = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const hostile = fc
  .array(
    fc.oneof(
      fc.string({unit: 'binary', maxLength: 8}),
      fc.constantFrom('\u001B[31m', '\u001B]0;title\u0007', '\u001B]52;c;', '\u009B2J', '\u001B', '\u001BP1$r'),
      fc.constantFrom(
        '\u202E',
        '\u2066',
        '\u200B',
        '\u200D',
        '\uFE0F',
        '\u3164',
        '\uD83D',
        '\r\n',
        '\t',
        '👩',
        '🇪',
        '🇸',
      ),
    ),
  )
  .map(parts => parts.join(''));

describe('cleaning text', () => {
  it('leaves ordinary text of any script alone', () => {
    const texts = ['orders-api', 'Größe 12 %', '注文を処理する', 'обработка', 'e\u0301', '❤\uFE0F 👍🏽', 'नमस्ते'];
    expect(texts.map(cleanText)).toEqual(texts);
  });

  it.each([
    ['colours', '\u001B[1;31mred\u001B[0m', 'red'],
    ['a window title', '\u001B]0;owned\u0007name', 'name'],
    ['a clipboard write', '\u001B]52;c;ZXZpbA==\u001B\\name', 'name'],
    ['a hyperlink', '\u001B]8;;http://x\u001B\\link\u001B]8;;\u001B\\', 'link'],
    ['a device control string', '\u001BP+q544e\u001B\\name', 'name'],
    ['eight-bit sequences', '\u009B2Jname\u0085', 'name '],
    ['bell, backspace and a null byte', 'a\u0007b\u0008c\u0000', 'abc'],
    ['bidi overrides', 'user\u202Egnp.exe\u202C', 'usergnp.exe'],
    ['zero-width characters', 'ad\u200Bmin\u2060\uFEFF', 'admin'],
    ['a filler that is invisible but two cells wide', 'a\u3164b', 'ab'],
    ['line breaks and tabs', 'a\r\nb\tc\nd\u2028e', 'a b c d e'],
    ['the joiner of an emoji family', '👩\u200D💻', '👩💻'],
    ['the pairing of flags, which terminals disagree about', '🇪🇸 de 🇩🇪🇫', 'ES de DEF'],
    ['half a surrogate pair', 'a\uD83D', 'a\uFFFD'],
    ['a sequence that appears when another is cut out', '\u001B\u001B[0m[2Jx', '[2Jx'],
  ])('takes %s out', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('never lets a character through that drives a terminal, and is stable', () => {
    fc.assert(
      fc.property(hostile, text => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(drivesTerminal);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('keeps the width of a line the sum of its words', () => {
    fc.assert(
      fc.property(hostile, hostile, (left, right) => {
        const [a, b] = [cleanText(left), cleanText(right)];
        expect(stringWidth(`${a} ${b}`)).toBe(stringWidth(a) + 1 + stringWidth(b));
      }),
    );
  });
});

describe('flags', () => {
  it('take one column a letter, wherever a line is cut', () => {
    const letters = fc.string({unit: fc.constantFrom('🇪', '🇸', '🇩', 'a', ' '), maxLength: 20});
    fc.assert(
      fc.property(letters, text => {
        const clean = cleanText(text);
        expect(clean).toMatch(/^[A-Za ]*$/);
        expect(clean).toHaveLength([...text].length);
      }),
    );
  });
});

describe('cleaning lines', () => {
  it('keeps line breaks as separate lines and drops the last empty one', () => {
    expect(cleanLines('a\u001B[31m\r\n\nb\tc\rd\n')).toEqual(['a', '', 'b c', 'd']);
  });

  it('gives no lines for no text', () => {
    expect(cleanLines('')).toEqual([]);
  });

  it('gives lines that are clean', () => {
    fc.assert(
      fc.property(hostile, text => {
        for (const line of cleanLines(text)) expect(cleanText(line)).toBe(line);
      }),
    );
  });
});
