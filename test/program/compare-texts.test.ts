import fc from 'fast-check';
import {expect, it, test} from 'vitest';
import {buildDiffRows, type TextContrast} from '../../src/core/source/text-contrast.ts';
import {compareTexts} from '../../src/program/text-work/compare-texts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const compare = (left: string, right: string) => compareTexts(bytes(left), bytes(right));
const partsOf = (contrast: TextContrast) => (contrast.kind === 'text' ? contrast.parts : []);

it('counts lines that were added and removed, and shows three around them', () => {
  const lines = Array.from({length: 20}, (_, index) => `line ${index + 1}`);
  const contrast = compare(`${lines.join('\n')}\n`, `${lines.with(9, 'other').toSpliced(15, 1).join('\n')}\n`);
  expect(contrast).toMatchObject({kind: 'text', added: 1, removed: 2, leftOut: 0});
  const rows = buildDiffRows(partsOf(contrast), 'under');
  expect(rows[0]).toEqual({kind: 'gap', between: 6});
  expect(rows.filter(({kind}) => kind !== 'same' && kind !== 'gap')).toEqual([
    {kind: 'removed', left: {number: 10, text: 'line 10'}},
    {kind: 'added', right: {number: 10, text: 'other'}},
    {kind: 'removed', left: {number: 16, text: 'line 16'}},
  ]);
  const beside = buildDiffRows(partsOf(contrast), 'beside');
  expect(beside).toContainEqual({
    kind: 'changed',
    left: {number: 10, text: 'line 10'},
    right: {number: 10, text: 'other'},
  });
});

it('tells a line break that is missing at the end', () => {
  const rows = buildDiffRows(partsOf(compare('a\n', 'a')), 'under');
  expect(rows.map(({kind}) => kind)).toEqual(['removed', 'added', 'unended']);
});

it('does not take for a text what is none', () => {
  expect(compareTexts(Uint8Array.of(0, 1), bytes('a'))).toEqual({kind: 'binary'});
  expect(compareTexts(bytes('a'), Uint8Array.of(0xff))).toEqual({kind: 'binary'});
});

it('cuts lines nobody reads, and leaves out what is beyond what anybody reads', () => {
  const long = compare('a', 'b'.repeat(5000));
  expect(partsOf(long)[0]?.lines.every(line => line.length <= 2001)).toBe(true);
  const many = compare('', 'b\n'.repeat(30_000));
  expect(many).toMatchObject({added: 30_000, leftOut: 25_000});
});

test.each(['under', 'beside'] as const)(
  'the rows of a diff, %s each other, make the one text of the other',
  arrangement => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), {maxLength: 40});
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [left, right] = [one, other].map(lines => lines.map(line => `${line}\n`).join(''));
        const rows = buildDiffRows(partsOf(compare(left ?? '', right ?? '')), arrangement);
        const made: string[] = [];
        let at = 0;
        for (const row of rows) {
          const upTo = row.kind === 'gap' ? at + (row.between ?? 0) : (row.left?.number ?? at + 1) - 1;
          while (at < upTo) made.push(one[at++] ?? '');
          if (row.left !== undefined) {
            expect(one[row.left.number - 1]).toBe(row.left.text);
            at = row.left.number;
          }
          if (row.right !== undefined) made.push(row.right.text);
        }
        made.push(...one.slice(at));
        expect(made).toEqual(other);
      }),
    );
  },
);
