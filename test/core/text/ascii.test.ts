import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, it} from 'vitest';
import {toAscii} from '../../../src/core/text/ascii.ts';
import {fitText} from '../../../src/core/text/fit.ts';

it.each([
  ['╭─ 1 Functions 9 ─╮', '+- 1 Functions 9 -+'],
  ['│orders-api ▌▖┃', '|orders-api |.#'],
  ['✓ read · 3 → 4', 'v read . 3 > 4'],
  ['▁▂▃▄▅▆▇█', '_,:-=+*#'],
  ['⠁⠂⡀⣿', "'-.|"],
  ['Zürich café', 'Zurich cafe'],
  ['名前', '????'],
  ['\u001B[31mnaïve\u001B[39m', '\u001B[31mnaive\u001B[39m'],
])('spells %j as %j', (text, spelled) => {
  expect(toAscii(text)).toBe(spelled);
});

it('is ASCII alone and as wide as what it stands for, whatever that is', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', maxLength: 40}), fc.integer({min: 1, max: 60}), (text, width) => {
      const row = fitText(text, width);
      const spelled = toAscii(row);
      expect(spelled).toMatch(/^[ -~]*$/);
      expect(spelled.length).toBe(stringWidth(row));
    }),
    {numRuns: 300},
  );
});
