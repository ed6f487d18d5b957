import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {findContrasts} from '../../../src/core/compare/contrast.ts';
import {getOperation} from '../../../src/schema/index.ts';
import {validInputs} from '../../schema/inputs.ts';

const {input} = getOperation('UpdateFunctionConfiguration');
const contrasts = (left: unknown, right: unknown) => findContrasts(input, left, right);
const variables = (Variables: unknown) => ({Environment: {Variables}});
const mask = '••••••••';

describe('what differs in two configurations', () => {
  it.each([
    ['a value', {Timeout: 3}, {Timeout: 15}, [['Timeout', '3', '15']]],
    ['a value that only one has', {}, {Timeout: 15}, [['Timeout', undefined, '15']]],
    ['empty and absent', {Description: ''}, {}, [['Description', '""', undefined]]],
    ['empty and null', {Layers: []}, {Layers: null}, [['Layers', '[]', 'null']]],
    ['null and a text that reads so', {Description: null}, {Description: 'null'}, [['Description', 'null', '"null"']]],
    ['blanks at the end', {Description: 'a'}, {Description: 'a '}, [['Description', 'a', 'a␣']]],
    [
      'secrets, by their names alone',
      variables({A: '1', B: '2'}),
      variables({A: '3', B: '2'}),
      [['Environment.Variables{A}', mask, mask]],
    ],
    [
      'a secret that only one has',
      variables({A: '1'}),
      variables({}),
      [
        ['Environment.Variables{A}', mask, undefined],
        ['Environment.Variables', 'its entries', '{}'],
      ],
    ],
    [
      'an empty map and none',
      {Environment: {Variables: {}}},
      {Environment: {}},
      [
        ['Environment.Variables', '{}', undefined],
        ['Environment', 'its entries', '{}'],
      ],
    ],
  ])('is told: %s', (_, left, right, wanted) => {
    expect(contrasts(left, right).map(contrast => [contrast.path, contrast.left, contrast.right])).toEqual(wanted);
    expect(contrasts(right, left).map(contrast => [contrast.path, contrast.right, contrast.left])).toEqual(wanted);
  });
});

const configurations = validInputs(getOperation('UpdateFunctionConfiguration'));

test('exactly what differs is told, whatever the configurations are', () => {
  fc.assert(
    fc.property(configurations, configurations, fc.func(fc.boolean()), (one, other, isKept) => {
      const mixed = Object.fromEntries(
        Object.entries({...one, ...other}).map(([name, value]) => [
          name,
          isKept(name) && name in one ? one[name] : value,
        ]),
      );
      const told = new Set(contrasts(one, mixed).map(({path}) => path.replace(/[.{].*$/su, '')));
      const differing = Object.keys(mixed).filter(name => !isAlike(one[name], mixed[name]));
      expect([...told].sort()).toEqual(differing.sort());
      expect(contrasts(one, one)).toEqual([]);
    }),
    {numRuns: 150},
  );
});

test('which side is which changes nothing but the sides', () => {
  fc.assert(
    fc.property(configurations, configurations, (one, other) => {
      const turned = contrasts(other, one).map(({path, left, right}) => ({path, left: right, right: left}));
      const byPath = (a: {path: string}, b: {path: string}) => (a.path < b.path ? -1 : 1);
      expect(turned.toSorted(byPath)).toEqual(contrasts(one, other).toSorted(byPath));
    }),
    {numRuns: 100},
  );
});

test('no value of the environment is told', () => {
  const secrets = fc.dictionary(fc.stringMatching(/^[A-Z]{1,6}$/), fc.stringMatching(/^secret-[a-z]{6}$/));
  fc.assert(
    fc.property(secrets, secrets, (one, other) => {
      expect(JSON.stringify(contrasts(variables(one), variables(other)))).not.toContain('secret-');
    }),
  );
});

function isAlike(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}
