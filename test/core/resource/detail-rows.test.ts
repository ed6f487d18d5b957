import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {maskedText} from '../../../src/core/mask.ts';
import {buildDetailRows} from '../../../src/core/resource/detail-rows.ts';
import {displayWidth} from '../../../src/core/text/fit.ts';
import {cleanedText} from '../text/cleaned-text.ts';

const secrets = [
  {label: 'TABLE', value: 'orders', secret: true},
  {label: 'API_KEY', value: 'hunter2', secret: true},
] as const;

function texts(rows: ReturnType<typeof buildDetailRows>): string[] {
  return rows.map(({label, value}) => `${label}${value}`);
}

describe('the rows of Detail', () => {
  it('stand with their values one under the other', () => {
    const rows = buildDetailRows(
      [
        {label: 'Name', value: 'orders'},
        {label: 'Memory', value: '512 MB'},
      ],
      40,
      undefined,
    );
    expect(texts(rows)).toEqual(['Name    orders', 'Memory  512 MB']);
  });

  it('wrap a long value beside its label', () => {
    const rows = buildDetailRows([{label: 'Name', value: 'one two three four', tone: 'warn'}], 16, undefined);
    expect(texts(rows)).toEqual(['Name  one two', '      three four']);
    expect(rows.map(({tone}) => tone)).toEqual(['warn', 'warn']);
  });

  it('give a label that is too long rows of its own', () => {
    const label = 'A_VERY_LONG_NAME_OF_A_VARIABLE_THAT_NOBODY_WILL_TYPE_TWICE';
    const rows = buildDetailRows(
      [
        {label, value: 'x', secret: true},
        {label: 'B', value: 'y'},
      ],
      40,
      label,
    );
    expect(rows.map(row => row.label.trim()).join('')).toBe(`${label}B`);
    expect(Math.max(...texts(rows).map(displayWidth))).toBeLessThanOrEqual(40);
    expect(rows.filter(({value}) => value === 'x')).toHaveLength(1);
  });

  it('are never wider than the pane', () => {
    const line = fc.record({label: fc.option(cleanedText, {nil: undefined}), value: cleanedText, secret: fc.boolean()});
    fc.assert(
      fc.property(fc.array(line, {maxLength: 6}), fc.integer({min: 30, max: 120}), (lines, width) => {
        const given = lines.map(({label, value, secret}) => ({
          value,
          ...(label === undefined ? {} : {label}),
          ...(secret ? {secret: true as const} : {}),
        }));
        const rows = buildDetailRows(given, width, undefined);
        expect(texts(rows).filter(text => displayWidth(text) > width)).toEqual([]);
      }),
      {numRuns: 500},
    );
  });
});

describe('secrets among the rows of Detail', () => {
  it('are masked but for the one revealed', () => {
    expect(buildDetailRows(secrets, 40, undefined).map(({value}) => value)).toEqual([maskedText, maskedText]);
    expect(buildDetailRows(secrets, 40, 'API_KEY').map(({value}) => value)).toEqual([maskedText, 'hunter2']);
  });

  it('tell by every row whose they are, and other rows that they are none', () => {
    const rows = buildDetailRows([{label: 'KEY', value: 'x'.repeat(60), secret: true}, {value: 'note'}], 40, 'KEY');
    expect(rows.map(({secret}) => secret)).toEqual(['KEY', 'KEY', undefined]);
  });
});
