import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../../src/core/text/fit.ts';
import {fitApart} from '../../../src/core/text/fit-apart.ts';
import {cleanedText} from './cleaned-text.ts';

const stages = ['prod', 'stag', 'test'].flatMap(stage =>
  ['orders-api', 'orders-worker', 'billing-export'].map(name => `acme-eu-central-1-${stage}-${name}`),
);
const made = [
  'my-sam-application-HelloWorldFunction-AbCdEf1234XY',
  'my-sam-application-GoodbyeWorldFunction-ZyXwVu9876TS',
  'my-sam-application-OrdersApiFunction-Q1W2E3R4T5Y6',
];
const regions = ['eu-central-1', 'eu-central-2', 'us-east-1'].map(
  region => `acme-orders-pipeline-${region}-api-handler-live`,
);

describe('cutting names that stand below each other', () => {
  it.each([
    ['stages', stages],
    ['what a deployment tool made', made],
    ['regions in the middle', regions],
  ])('tells %s apart at every width that has room for it', (_, names) => {
    for (let width = 16; width < 60; width++) {
      const shown = fitApart(names, width);
      expect(new Set(shown).size, `${width}: ${shown.join(' ')}`).toBe(names.length);
    }
  });

  it('keeps whole words that tell them apart where there is room', () => {
    for (const name of fitApart(stages, 26)) expect(name).toMatch(/[-…](prod|stag|test)-/);
    expect(fitApart(made, 38)[0]).toBe('my-sam-application-HelloWorldFunction…');
    expect(fitApart(made, 38)[2]).toBe('my-sam-application-OrdersApiFunction…');
  });

  it('tells any two of one length apart, whatever they are', () => {
    const name = fc.string({unit: fc.constantFrom('a', 'b', '-', 'A', '1'), minLength: 30, maxLength: 32});
    fc.assert(
      fc.property(name, name, fc.integer({min: 3, max: 40}), (one, other, width) => {
        fc.pre(one !== other && one.length === other.length);
        const [first, second] = fitApart([one, other], width);
        expect(first).not.toBe(second);
      }),
      {numRuns: 2000},
    );
  });

  it('takes no more room than there is, and shows nothing that is not there', () => {
    fc.assert(
      fc.property(fc.array(cleanedText, {maxLength: 8}), fc.integer({min: 0, max: 30}), (texts, width) => {
        const shown = fitApart(texts, width);
        expect(shown).toHaveLength(texts.length);
        shown.forEach((text, index) => {
          const whole = texts[index] ?? '';
          expect(displayWidth(text)).toBeLessThanOrEqual(width);
          if (displayWidth(whole) <= width) expect(text).toBe(whole);
          else for (const part of text.split('…')) expect(whole).toContain(part);
        });
      }),
      {numRuns: 500},
    );
  });
});
