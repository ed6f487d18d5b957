import fc from 'fast-check';
import {expect, it} from 'vitest';
import {matchTags, parseTagQuery, toTagOption, toTagWord} from '../../../src/core/tags/tag-query.ts';

const tags = {team: 'payments', stage: 'Production', 'Cost Center': 'a b', empty: ''};

it.each<[string, boolean, string]>([
  ['tag:team', true, ''],
  ['tag:team=payments', true, ''],
  ['tag:team=pay', false, ''],
  ['tag:team=pay*', true, ''],
  ['tag:team=*ment*', true, ''],
  ['tag:team=*', true, ''],
  ['tag:team=p*p*payments', false, ''],
  ['tag:TEAM=Payments', true, ''],
  ['tag:stage=production', true, ''],
  ['tag:owner', false, ''],
  ['!tag:owner', true, ''],
  ['!tag:team=payments', false, ''],
  ['!tag:team=risk', true, ''],
  ['tag:empty', true, ''],
  ['tag:empty=', true, ''],
  ['tag:team=', false, ''],
  ['tag:"Cost Center"', true, ''],
  ['tag:"Cost Center"="a b"', true, ''],
  ['tag:"Cost Center=a b"', false, ''],
  ['tag:"Cost Center"="a', false, ''],
  ['pay tag:team=payments !test', true, 'pay !test'],
  ['tag:team tag:stage=production', true, ''],
  ['tag:team tag:owner', false, ''],
  ['tag:', true, ''],
  ['tag:=x', true, ''],
  ['vintage:team', true, 'vintage:team'],
  ['constructor tag:constructor', false, 'constructor'],
])('%s holds: %j, and leaves %j', (filter, holds, left) => {
  const {words, rest} = parseTagQuery(filter);
  expect([matchTags(words, tags), rest]).toEqual([holds, left]);
});

it('knows nothing of what it knows no tags of, be they wanted or not', () => {
  for (const filter of ['tag:team', '!tag:team', 'tag:team=x tag:a'])
    expect(matchTags(parseTagQuery(filter).words, undefined)).toBeUndefined();
  expect(matchTags([], undefined)).toBe(true);
});

it('writes any tag so that it is read back, and as a command line has it', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', ' ', ':', '/', '日', '-', '@', '.'),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(text, fc.option(text, {nil: undefined}), (key, value) => {
      const option = value === undefined ? key : `${key}=${value}`;
      const {words, rest} = parseTagQuery(toTagWord(option));
      expect(rest).toBe('');
      expect(words).toMatchObject([{key, value, isUnwanted: false}]);
      expect(words.map(toTagOption)).toEqual([option]);
    }),
  );
});
