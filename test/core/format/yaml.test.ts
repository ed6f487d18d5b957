import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {formatYaml} from '../../../src/core/format/yaml.ts';

const read = (text: string) => (['1.1', '1.2'] as const).map(version => parse(text, {version}));

test.each([
  'Off',
  'on',
  'yes',
  'N',
  '~',
  'null',
  '012',
  '0o17',
  '1:30',
  '1_000',
  '2026-11-13',
  '<<',
  '2026-11-13T07:10:54Z',
])('the text %s is read back as a text, by readers of YAML 1.1 as well', text => {
  expect(read(formatYaml({OptimizationStatus: text}))).toEqual(Array(2).fill({OptimizationStatus: text}));
});

test('whatever an item has is read back as it was, by readers of YAML 1.1 as well', () => {
  const value = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(value, item => {
      expect(read(formatYaml(item))).toEqual([item, item]);
    }),
    {numRuns: 50},
  );
});
